package io.github.eciregistry.diagnosis;

import static io.github.eciregistry.diagnosis.CauseTable.Rule.likely;
import static io.github.eciregistry.diagnosis.Sign.all;
import static io.github.eciregistry.diagnosis.Sign.any;
import static io.github.eciregistry.diagnosis.Sign.status;

import io.github.eciregistry.diagnosis.CauseTable.Rule;
import io.github.eciregistry.policy.PublicRegistries;
import java.util.List;

/** Signs of what a registry answered, or what answered in its place. */
final class AnswerRules {

    private AnswerRules() {}

    /** Signs of bad content and of limits on the client. */
    static List<Rule> content() {
        return List.of(
                new Rule(PullCause.CONTENT_CORRUPT, any("""
                        failed size validation
                        unexpected commit digest
                        unexpected commit size
                        digest did not match
                        digest mismatch
                        verification failed for digest
                        checksum mismatch
                        invalid checksum
                        wrong diff id
                        magic number mismatch
                        gzip: invalid header
                        invalid tar header
                        flate: corrupt
                        failed to read expected number of bytes
                        """)),
                likely(PullCause.CONTENT_CORRUPT, any("content size of zero")),
                new Rule(PullCause.CONTENT_CORRUPT, all("content digest", "not found")),
                new Rule(PullCause.PLATFORM_MISMATCH, any("""
                        no match for platform
                        no matching manifest for
                        no supported platform
                        no child with platform
                        cannot be used on this platform
                        the specified platform
                        """)),
                new Rule(PullCause.PLATFORM_MISMATCH, all("no image found in", "for architecture")),
                new Rule(PullCause.RATE_LIMIT, any("""
                        toomanyrequests
                        too many requests
                        pull rate limit
                        rate limit exceeded
                        rate exceeded
                        quota exceeded
                        pull qps exceeded
                        """).where(Message::isAboutPulls)),
                new Rule(PullCause.RATE_LIMIT, status(429).where(Message::isAboutPulls)));
    }

    /** Signs of the registry's answer. */
    static List<Rule> answers() {
        return List.of(
                new Rule(PullCause.INVALID_REFERENCE_PATH, any("""
                        denied
                        not found
                        unauthorized
                        unknown
                        """).where(AnswerRules::namesApiPath)),
                new Rule(PullCause.INVALID_REFERENCE_PATH, any("""
                        invalid repository name
                        repository name not specified
                        """)),
                new Rule(PullCause.INVALID_IMAGE_NAME, any("""
                        invalid reference format
                        invalidimagename
                        invalid image name
                        must be lowercase
                        couldn't parse image
                        could not parse image
                        failed to parse reference
                        short-name
                        unqualified image
                        unqualified-search
                        """)),
                new Rule(
                        PullCause.FORBIDDEN_BY_FRONT_END,
                        any("""
                        export control
                        invalid character '<'
                        <html
                        """).where(message -> status(403).find(message) >= 0)),
                new Rule(PullCause.FORBIDDEN_BY_FRONT_END, status(403).where(AnswerRules::isOpenToAll)),
                new Rule(PullCause.FORBIDDEN_BY_FRONT_END, status(451).where(Message::isAboutPulls)),
                new Rule(PullCause.REGISTRY_UNAVAILABLE, status(500, 599).where(Message::isAboutPulls)),
                new Rule(
                        PullCause.TOKEN_REALM_SCHEME_MISMATCH,
                        any("unsupported protocol scheme").where(AnswerRules::asksForToken)),
                new Rule(PullCause.NOT_A_REGISTRY, any("""
                        unexpected media type text/html
                        not a v2 registry
                        does not appear to be a v2 registry
                        unsupported protocol scheme
                        """)),
                likely(PullCause.NOT_A_REGISTRY, any("""
                        invalid character '
                        unexpected end of json input
                        malformed http response
                        """).where(Message::isAboutPulls)),
                new Rule(PullCause.NOT_A_REGISTRY, status(404, 405).where(AnswerRules::isPing)),
                new Rule(PullCause.NOT_A_REGISTRY, status(404, 405).whereUrl(AnswerRules::isNoImage)),
                new Rule(PullCause.UNSUPPORTED_MANIFEST, any("""
                        application/vnd.docker.distribution.manifest.v1
                        manifest version 2, schema 1
                        manifest schema version 1
                        unsupported manifest media type
                        unsupported media type
                        unsupported mediatype
                        mediatype in manifest should be
                        received a manifest list instead
                        missing signature key
                        """)),
                new Rule(PullCause.UNEXPECTED_REDIRECT, status(300, 399).where(Message::isAboutPulls)),
                new Rule(PullCause.UNEXPECTED_REDIRECT, any("""
                        moved permanently
                        temporary redirect
                        stopped after 10 redirects
                        """)),
                new Rule(PullCause.NOT_FOUND_OR_HIDDEN, any("does not exist or no pull access")),
                new Rule(PullCause.NOT_FOUND_OR_HIDDEN, all("unauthorized: project", "not found")),
                new Rule(PullCause.NOT_FOUND_OR_HIDDEN, all("error: image", "not found")),
                new Rule(PullCause.AUTH, any("""
                        unauthorized
                        credential required
                        insufficient_scope
                        authorization failed
                        access denied
                        access forbidden
                        access to the resource is denied
                        authentication required
                        authenticationrequired
                        authentication failed
                        no basic auth credentials
                        denied:
                        not authorized
                        username or password
                        invalid username/password
                        error getting credentials
                        authorization token has expired
                        failed to authorize
                        failed to fetch anonymous token
                        failed to fetch oauth token
                        unable to retrieve auth token
                        requesting bearer token
                        code = unauthenticated
                        code = permissiondenied
                        """).where(Message::isAboutPulls)),
                new Rule(PullCause.AUTH, status(401).where(Message::isAboutPulls)),
                likely(PullCause.AUTH, status(403).where(Message::isAboutPulls)),
                new Rule(PullCause.NOT_FOUND, any("""
                        manifest unknown
                        manifest_unknown
                        name unknown
                        name_unknown
                        blob unknown
                        blob_unknown
                        unknown blob
                        was deleted or has expired
                        no such image
                        """)),
                likely(PullCause.NOT_FOUND, any("""
                        not found
                        does not exist
                        code = notfound
                        """).where(Message::isAboutPulls)),
                likely(PullCause.NOT_FOUND, status(404).where(Message::isAboutPulls)),
                new Rule(PullCause.CONNECTION_CUT, any(": eof")),
                likely(PullCause.NETWORK_TIMEOUT, any("""
                        context canceled
                        code = deadlineexceeded
                        unable to ping registry endpoint
                        """)));
    }

    /** Checks whether the image reference contains {@code v2/} of the registry API, so that the path has it twice. */
    private static boolean namesApiPath(Message message) {
        return message.references().stream()
                .anyMatch(reference -> reference.startsWith("v2/", reference.indexOf('/') + 1));
    }

    /** Checks whether every registry answers such a request, so that a server that does not is not a registry. */
    private static boolean isNoImage(RequestUrl url) {
        return url.isTokenService() || url.path().equals("/v2/");
    }

    /** Checks whether the answer was to a ping of {@code /v2/}, which containers/image reports without its URL. */
    private static boolean isPing(Message message) {
        int pinging = message.find("pinging ");
        int ping = pinging < 0 ? message.find("ping attempt") : pinging;
        return ping >= 0
                && message.status().filter(status -> status.index() > ping).isPresent();
    }

    /** Checks whether the request with the unsupported scheme was for a token; messages have no such URL otherwise. */
    private static boolean asksForToken(Message message) {
        int index = message.find("unsupported protocol scheme");
        String before = message.text().substring(message.text().lastIndexOf(' ', Math.max(0, index - 2)) + 1, index);
        return before.contains("/token") || before.contains("service=");
    }

    /** Checks whether the request was for an image that anyone may pull. */
    private static boolean isOpenToAll(Message message) {
        RequestUrl url = message.lastUrl().orElse(null);
        String authority =
                url == null ? message.host().map(NamedHost::authority).orElse("") : url.authority();
        return PublicRegistries.isOpenToEveryone(RequestUrl.hostOf(authority))
                || (url != null && url.path().startsWith("/v2/k8s-artifacts-prod/"));
    }
}
