package io.github.eciregistry.diagnosis;

import io.github.eciregistry.policy.PublicRegistries;

/**
 * An {@code http} or {@code https} URL of a message, taken apart without being checked.
 *
 * @param start where it begins in the message
 * @param requested whether the message says that it was requested: {@code Get "…"}, {@code HEAD request to …}
 * @param isPlainHttp whether the scheme is {@code http}
 * @param authority {@code host[:port]}, without credentials
 * @param path from the first slash; empty if there is none
 * @param query what follows the question mark; empty if there is none
 */
record RequestUrl(int start, boolean requested, boolean isPlainHttp, String authority, String path, String query) {

    /** Takes a URL apart whose {@code ://} is at {@code colon}. */
    static RequestUrl parse(String url, int colon, int start, boolean requested) {
        int question = endAt(url, '?', colon + 3, url.length());
        int slash = endAt(url, '/', colon + 3, question);
        String authority = url.substring(colon + 3, slash);
        return new RequestUrl(
                start,
                requested,
                colon == 4,
                authority.substring(authority.lastIndexOf('@') + 1),
                url.substring(slash, question),
                question < url.length() ? url.substring(question + 1) : "");
    }

    private static int endAt(String text, char c, int from, int end) {
        int found = text.indexOf(c, from);
        return found < 0 || found > end ? end : found;
    }

    /** Whether a registry or a token service was asked; other URLs are pages for people that the message points to. */
    boolean isRequest() {
        return requested || isRegistryApi() || isTokenService();
    }

    /** Whether the path is that of the registry API, in its present version or an abandoned one. */
    boolean isRegistryApi() {
        return isCurrentApi() || path.startsWith("/v1/") || path.startsWith("/v0/");
    }

    /** Whether the path is that of the present registry API; a token service may stand below it as well. */
    boolean isCurrentApi() {
        return path.startsWith("/v2/") || path.equals("/v2");
    }

    /** The registry that a mirror was told to act for, as {@code ns=}; empty if it was told none. */
    String mirrored() {
        for (String parameter : query.split("&", -1)) {
            if (parameter.startsWith("ns=")) {
                return parameter.substring("ns=".length()).replace("%3A", ":").replace("%3a", ":");
            }
        }
        return "";
    }

    /** Whether a token is asked for, as the {@code WWW-Authenticate} header of a registry demands. */
    boolean isTokenService() {
        return path.endsWith("/token") || path.endsWith("/auth") || query.contains("service=");
    }

    /** Whether it leads to the port that HTTPS has where none is written. */
    boolean isHttpsPort() {
        return !isPlainHttp && isPortOmitted();
    }

    boolean isPortOmitted() {
        return authority.lastIndexOf(':') <= authority.lastIndexOf(']');
    }

    /** The host of a {@code host[:port]}. */
    static String hostOf(String authority) {
        int colon = authority.indexOf(':', authority.lastIndexOf(']') + 1);
        return colon < 0 ? authority : authority.substring(0, colon);
    }

    /** Whether the host is neither a public registry nor the node itself. */
    boolean isSelfManaged() {
        String host = hostOf(authority);
        return !PublicRegistries.contains(host) && !LocalHosts.contain(host);
    }
}
