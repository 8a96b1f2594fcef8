package io.github.eciregistry.diagnosis;

import io.github.eciregistry.policy.PublicRegistries;

/**
 * An {@code http} or {@code https} URL in a message, split without validation.
 *
 * @param start its offset in the message
 * @param requested whether the message reports a request for it: {@code Get "…"}, {@code HEAD request to …}
 * @param isPlainHttp whether the scheme is {@code http}
 * @param authority {@code host[:port]}, without credentials
 * @param path from the first slash; empty if there is none
 * @param query what follows the question mark; empty if there is none
 */
record RequestUrl(int start, boolean requested, boolean isPlainHttp, String authority, String path, String query) {

    /** Splits a URL whose {@code ://} is at {@code colon}. */
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

    /** Checks whether the URL is a request to a registry or a token service, not a link to a page for people. */
    boolean isRequest() {
        return requested || isRegistryApi() || isTokenService();
    }

    /** Checks whether the path is that of the registry API, in its current or an obsolete version. */
    boolean isRegistryApi() {
        return isCurrentApi() || path.startsWith("/v1/") || path.startsWith("/v0/");
    }

    /** Checks whether the path is that of the current registry API; a token service may be below it as well. */
    boolean isCurrentApi() {
        return path.startsWith("/v2/") || path.equals("/v2");
    }

    /** Returns the registry that a mirror acts for, from {@code ns=}; empty if not given. */
    String mirrored() {
        for (String parameter : query.split("&", -1)) {
            if (parameter.startsWith("ns=")) {
                return parameter.substring("ns=".length()).replace("%3A", ":").replace("%3a", ":");
            }
        }
        return "";
    }

    /** Checks whether the URL requests a token, as specified by a registry's {@code WWW-Authenticate} header. */
    boolean isTokenService() {
        return path.endsWith("/token") || path.endsWith("/auth") || query.contains("service=");
    }

    /** Checks whether the port is the default port of HTTPS. */
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

    /** Checks whether the host is neither a public registry nor the node itself. */
    boolean isSelfManaged() {
        String host = hostOf(authority);
        return !PublicRegistries.contains(host) && !LocalHosts.contain(host);
    }
}
