package io.github.eciregistry.probe;

import io.github.eciregistry.reference.Registry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks one endpoint {@code GET /v2/}, then the hosts it redirects to and, when told, its token service. Every fault of
 * the network is an answer.
 */
final class Attempt {

    private static final String PATH = "/v2/";
    private static final int MAX_REDIRECTS = 3;

    /** Where an Alibaba Cloud instance finds its metadata; other clouds use a link-local address. */
    private static final String CLOUD_METADATA = "100.100.100.200";

    private final ProbeSettings settings;
    private final SocketScope scope;
    private final Deadline end;
    private final Registry origin;
    private final Progress progress = new Progress();
    private boolean originIsLocal;

    /** @param origin the registry on whose behalf hosts are asked */
    Attempt(ProbeSettings settings, SocketScope scope, Deadline end, Registry origin) {
        this.settings = settings;
        this.scope = scope;
        this.end = end;
        this.origin = origin;
    }

    Progress progress() {
        return progress;
    }

    Answer askForRegistry(Endpoint endpoint) {
        return askForRegistry(endpoint, PATH, MAX_REDIRECTS);
    }

    private Answer askForRegistry(Endpoint endpoint, String path, int redirectsLeft) {
        Exchange exchange = new Exchange(endpoint, settings, end);
        try {
            HttpReply reply = ask(exchange, path);
            if (reply.isRegistry()) {
                URI realm = Challenge.bearerRealm(reply.headers("www-authenticate"))
                        .flatMap(text -> resolve(endpoint, path, text))
                        .orElse(null);
                return exchange.registry(realm, List.of());
            }
            return reply.isRedirect()
                    ? redirected(exchange, path, reply, redirectsLeft)
                    : exchange.failed(notARegistry(reply));
        } catch (IOException e) {
            return exchange.failed(e);
        }
    }

    /** Asks the service that a registry sends clients to for a token; any reply in HTTP will do. */
    RelatedHost askForToken(URI realm) {
        Endpoint endpoint = Endpoint.of(realm);
        Exchange exchange = new Exchange(endpoint, settings, end);
        Answer answer;
        try {
            ask(exchange, pathOf(realm));
            answer = exchange.registry(null, List.of());
        } catch (IOException e) {
            answer = exchange.failed(e);
        }
        return new RelatedHost(RelatedHost.Role.TOKEN_REALM, withoutQuery(realm), Judgement.of(endpoint, answer));
    }

    private HttpReply ask(Exchange exchange, String path) throws IOException {
        Endpoint endpoint = exchange.endpoint();
        List<InetAddress> addresses = exchange.resolve();
        if (endpoint.isSameHostAs(Endpoint.https(origin))) {
            originIsLocal = addresses.stream().allMatch(InetAddress::isLoopbackAddress);
        } else if (addresses.stream().anyMatch(address -> isOutOfBounds(address, originIsLocal))) {
            throw new ProbeFailure(
                    Answer.Kind.NO_ANSWER, ReasonCode.NOT_CONTACTED, "is at an address of this machine or its link");
        }
        return exchange.get(path, scope, progress);
    }

    /** A registry must not be able to turn the probe on services of this machine, or on its cloud's metadata. */
    static boolean isOutOfBounds(InetAddress address, boolean originIsLocal) {
        return address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || address.getHostAddress().equals(CLOUD_METADATA)
                || (address.isLoopbackAddress() && !originIsLocal);
    }

    private Answer redirected(Exchange exchange, String path, HttpReply reply, int redirectsLeft) {
        Endpoint from = exchange.endpoint();
        Optional<URI> target = reply.header("location").flatMap(location -> resolve(from, path, location));
        if (target.isEmpty()) {
            return exchange.failed(redirectFailure("redirects to no URL a client could follow"));
        }
        Endpoint to = Endpoint.of(target.get());
        if (!from.isTls() && to.isSameAs(Endpoint.https(origin))) {
            return exchange.failed(new ProbeFailure(
                    Answer.Kind.LEFT_TO_HTTPS, ReasonCode.REDIRECTS_TO_HTTPS, "redirects to " + to.url()));
        }
        if (redirectsLeft == 0) {
            return exchange.failed(redirectFailure("redirects more than " + MAX_REDIRECTS + " times"));
        }
        Answer answer = askForRegistry(to, pathOf(target.get()), redirectsLeft - 1);
        if (to.isSameAs(from)) {
            return answer;
        }
        List<RelatedHost> redirects = new ArrayList<>();
        redirects.add(new RelatedHost(RelatedHost.Role.REDIRECT, withoutQuery(target.get()), Judgement.of(to, answer)));
        redirects.addAll(answer.redirects());
        return answer.isRegistry()
                ? exchange.registry(answer.realm(), redirects)
                : exchange.failed(redirectFailure("redirects to " + to.url()), redirects);
    }

    private static ProbeFailure redirectFailure(String message) {
        return new ProbeFailure(Answer.Kind.OTHER_SERVICE, ReasonCode.REDIRECTED, message);
    }

    private static ProbeFailure notARegistry(HttpReply reply) {
        int status = reply.status();
        String page = reply.isHtml() ? " and an HTML page" : "";
        ReasonCode code = status == 404
                ? ReasonCode.NOT_FOUND
                : status >= 500 || status == 429 ? ReasonCode.SERVER_ERROR : ReasonCode.UNEXPECTED_REPLY;
        return new ProbeFailure(Answer.Kind.OTHER_SERVICE, code, PATH + " answers with status " + status + page);
    }

    /** Returns an absolute http or https URL whose host can stand in an image reference, and no other. */
    private static Optional<URI> resolve(Endpoint base, String path, String text) {
        try {
            URI url = URI.create(base.url() + path).resolve(text);
            if (!(Endpoint.isHttps(url) || Endpoint.isHttp(url)) || url.getRawAuthority() == null) {
                return Optional.empty();
            }
            Endpoint.of(url);
            return Optional.of(url);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String pathOf(URI url) {
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    private static URI withoutQuery(URI url) {
        return URI.create(url.getScheme() + "://" + url.getRawAuthority() + url.getRawPath());
    }
}
