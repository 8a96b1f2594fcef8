package io.github.eciregistry.importing;

import io.github.eciregistry.internal.text.Redaction;
import java.util.Locale;

/**
 * An address as configuration files write it: {@code [scheme://][user@]host[:port][/path]}. Everything before the last
 * at sign is treated as credentials.
 *
 * @param scheme in lower case, or empty if absent
 * @param registry host and port
 * @param path with its slash, or empty if absent
 * @param offset the offset of the registry in the text
 * @param hasCredentials whether the text has credentials, which are not stored
 */
record Endpoint(String scheme, String registry, String path, int offset, boolean hasCredentials) {

    private static final String SCHEME_END = "://";

    static Endpoint parse(String text) {
        int schemeEnd = text.indexOf(SCHEME_END);
        String scheme = schemeEnd < 0 ? "" : text.substring(0, schemeEnd).toLowerCase(Locale.ROOT);
        int start = schemeEnd < 0 ? 0 : schemeEnd + SCHEME_END.length();
        boolean hasCredentials = Redaction.endOfCredentials(text) > start;
        int host = hasCredentials ? Redaction.endOfCredentials(text) : start;
        int end = endOfAuthority(text, host);
        return new Endpoint(scheme, text.substring(host, end), text.substring(end), host, hasCredentials);
    }

    private static int endOfAuthority(String text, int start) {
        int end = start;
        while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    boolean isPlainHttp() {
        return scheme.equals("http");
    }

    String port() {
        return portOf(registry);
    }

    /** The port of a registry, or an empty text. */
    static String portOf(String registry) {
        int colon = registry.lastIndexOf(':');
        return colon < 0 || colon < registry.lastIndexOf(']') ? "" : registry.substring(colon + 1);
    }
}
