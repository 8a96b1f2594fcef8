package io.github.eciregistry.probe;

import io.github.eciregistry.Problem;
import io.github.eciregistry.probe.AddressRange.Reach;
import io.github.eciregistry.reference.Registry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sends {@code GET /v2/} to one endpoint, then to the hosts it redirects to and, if requested, its token service.
 * Network failures are answers, not exceptions.
 */
final class Attempt {

    private static final String PATH = "/v2/";
    private static final int MAX_REDIRECTS = 3;

    private final ProbeSettings settings;
    private final SocketScope scope;
    private final Deadline end;
    private final Registry origin;
    private final Progress progress = new Progress();

    /** Each name is looked up once, so that its owner cannot answer otherwise after the check. */
    private final Map<String, List<InetAddress>> addresses = new HashMap<>();

    /** @param origin the registry on whose behalf hosts are contacted */
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
                return exchange.registry(reply.challenge(), List.of());
            }
            return reply.isRedirect()
                    ? redirected(exchange, path, reply, redirectsLeft)
                    : exchange.failed(reply.failure(PATH));
        } catch (IOException e) {
            return exchange.failed(e);
        }
    }

    /**
     * Contacts the registry's token service and any redirect targets. Any HTTP reply that a token service could give a
     * client without credentials is accepted.
     *
     * @param asked the registry's endpoint, which is not contacted again
     */
    List<RelatedHost> askForToken(URI realm, Endpoint asked) {
        List<RelatedHost> hosts = new ArrayList<>();
        URI url = realm;
        for (int redirectsLeft = MAX_REDIRECTS; ; redirectsLeft--) {
            Endpoint endpoint = Endpoint.of(url);
            String path = pathOf(url);
            Exchange exchange = new Exchange(endpoint, settings, end);
            Optional<URI> next = Optional.empty();
            Answer answer;
            try {
                HttpReply reply = ask(exchange, path);
                if (reply.isRedirect()) {
                    next = reply.header("location").flatMap(location -> endpoint.resolve(path, location));
                }
                // Servers of TLS refuse plain HTTP so.
                if (!endpoint.isTls() && reply.status() == 400 && exchange.speaksOtherProtocol(scope)) {
                    throw otherProtocol(endpoint);
                }
                answer = next.isPresent() || reply.canBeTokenService()
                        ? exchange.registry(null, List.of())
                        : exchange.failed(reply.failure(Problem.quote(url.getRawPath())));
            } catch (IOException e) {
                answer = exchange.failed(e);
                if (answer.isConnectedInVain() && exchange.speaksOtherProtocol(scope)) {
                    answer = exchange.failed(otherProtocol(endpoint));
                }
            }
            if (next.isPresent() && redirectsLeft == 0) {
                answer = exchange.failed(redirectFailure("redirects more than " + MAX_REDIRECTS + " times"));
                next = Optional.empty();
            }
            hosts.add(related(RelatedHost.Role.TOKEN_REALM, url, endpoint, answer));
            if (next.isEmpty() || Endpoint.of(next.get()).isSameAs(asked)) {
                return List.copyOf(hosts);
            }
            url = next.get();
        }
    }

    private static ProbeFailure otherProtocol(Endpoint endpoint) {
        return endpoint.isTls()
                ? new ProbeFailure(
                        Answer.Kind.OTHER_PROTOCOL, ReasonCode.SPEAKS_HTTP, "uses plain HTTP, and its URL says https")
                : new ProbeFailure(
                        Answer.Kind.OTHER_PROTOCOL, ReasonCode.SPEAKS_TLS, "uses TLS, and its URL says http");
    }

    private static RelatedHost related(RelatedHost.Role role, URI url, Endpoint endpoint, Answer answer) {
        return new RelatedHost(role, Endpoint.withoutSecrets(url), Judgement.of(role, endpoint, answer));
    }

    private HttpReply ask(Exchange exchange, String path) throws IOException {
        Endpoint endpoint = exchange.endpoint();
        Endpoint first = Endpoint.https(origin);
        if (PullHost.isInstance(endpoint.registry()) && !PullHost.isInstance(origin)) {
            throw notContacted("is not asked, because for a pod that is its own instance");
        }
        exchange.resolve(addresses);
        if (!endpoint.isSameHostAs(first)) {
            checkMayBeNamed(endpoint, addresses.getOrDefault(first.host(), List.of()));
        }
        return exchange.get(path, scope, progress);
    }

    /**
     * A registry must not be able to turn the probe on what only this machine or its network reaches. So it may name
     * hosts that reach as far as it does itself or farther: one in a private network may name hosts of that network.
     */
    private void checkMayBeNamed(Endpoint endpoint, List<InetAddress> originAddresses) throws ProbeFailure {
        Reach reach = originAddresses.stream()
                .map(address -> AddressRange.of(address).reach())
                .map(known -> known == Reach.NONE ? Reach.GLOBAL : known)
                .max(Comparator.naturalOrder())
                .orElse(Reach.GLOBAL);
        boolean isOneRange =
                originAddresses.stream().map(AddressRange::of).distinct().count() == 1;
        for (InetAddress address : addresses.getOrDefault(endpoint.host(), List.of())) {
            AddressRange range = AddressRange.of(address);
            // The caller chose this registry, so its own addresses are always allowed.
            boolean isOfOrigin = isOneRange && originAddresses.contains(address);
            if (!isOfOrigin && !range.mayBeNamedFrom(reach)) {
                throw notContacted("is not asked, because " + address.getHostAddress() + " is in " + range);
            }
        }
    }

    private static ProbeFailure notContacted(String message) {
        return new ProbeFailure(Answer.Kind.NOT_CONTACTED, ReasonCode.NOT_CONTACTED, message);
    }

    private Answer redirected(Exchange exchange, String path, HttpReply reply, int redirectsLeft) {
        Endpoint from = exchange.endpoint();
        Optional<URI> target = reply.header("location").flatMap(location -> from.resolve(path, location));
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
        redirects.add(related(RelatedHost.Role.REDIRECT, target.get(), to, answer));
        redirects.addAll(answer.redirects());
        if (answer.isRegistry()) {
            return exchange.registry(answer.challenge(), redirects);
        }
        ProbeReason failure = answer.failure();
        String why = answer.kind() == Answer.Kind.NOT_CONTACTED && failure != null
                ? "redirects to " + failure.message()
                : "redirects to " + Untrusted.shown(to.url());
        return exchange.failed(redirectFailure(why), redirects);
    }

    private static ProbeFailure redirectFailure(String message) {
        return new ProbeFailure(Answer.Kind.OTHER_SERVICE, ReasonCode.REDIRECTED, message);
    }

    private static String pathOf(URI url) {
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }
}
