package io.github.eciregistry.diagnosis;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A host that a message contains outside a URL.
 *
 * @param authority {@code host} or {@code host:port} as written, unchecked
 * @param hasPort whether the port is known: it is written, or omitted only because it is the default port
 */
record NamedHost(String authority, boolean hasPort) {

    /** Text that precedes the requested host when the port is not given. */
    private static final List<String> BEFORE_NAME = List.of(
            "cannot validate certificate for ",
            "certificate is not valid for ",
            "not valid for name ",
            "names matching ip address ",
            "dns name matching ",
            "no name matching ",
            "target host name ",
            "target hostname ",
            "requested host name ",
            "does not match hostname ",
            "certificate for <",
            "altnames: host: ",
            "hostname '",
            "hostname ",
            "resolve host: ",
            "resolve host ",
            "enotfound ",
            "eai_again ",
            "unknownhostexception: ");

    /** Text that precedes the requested host and port. */
    private static final List<String> BEFORE_AUTHORITY =
            List.of("econnrefused ", "etimedout ", "ehostunreach ", "connect to ");

    /** How .NET clients write the host and port at the end. */
    private static final List<String> BEFORE_BRACKET = List.of("known. (", "known (", "refused. (", "refused (");

    private static final String PYTHON_POOL = "connectionpool(host='";
    private static final String RUST_HOST = "host: some(";

    /** Finds the requested host in messages of clients that do not write a URL; null if there is none. */
    static @Nullable NamedHost in(String words, String text) {
        NamedHost named = inGo(words, text);
        if (named == null) {
            named = inPython(words, text);
        }
        if (named == null) {
            named = inRust(words, text);
        }
        return named == null ? after(words, text) : named;
    }

    /** Reads {@code certificate is valid for A, B, not C}. */
    private static @Nullable NamedHost inGo(String words, String text) {
        int valid = words.indexOf("certificate is valid for ");
        int not = valid < 0 ? -1 : words.indexOf(", not ", valid);
        return not < 0 ? null : withoutPort(hostAt(text, not + ", not ".length()));
    }

    /** Reads {@code HTTPSConnectionPool(host='C', port=5000)}. */
    private static @Nullable NamedHost inPython(String words, String text) {
        int pool = words.indexOf(PYTHON_POOL);
        if (pool < 0) {
            return null;
        }
        String host = hostAt(text, pool + PYTHON_POOL.length());
        int port = words.indexOf("port=", pool);
        String digits = port < 0 ? "" : digitsAt(words, port + "port=".length());
        boolean isHttps = pool > 0 && words.charAt(pool - 1) == 's';
        boolean isDefault = digits.isEmpty() || digits.equals(isHttps ? "443" : "80");
        return new NamedHost(isDefault ? host : host + ':' + digits, true);
    }

    /** Reads {@code host: Some(Domain("C")), port: Some(5000)}. */
    private static @Nullable NamedHost inRust(String words, String text) {
        int some = words.indexOf(RUST_HOST);
        int open = some < 0 ? -1 : words.indexOf('(', some + RUST_HOST.length());
        if (open < 0) {
            return null;
        }
        int start = open + 1 < text.length() && text.charAt(open + 1) == '"' ? open + 2 : open + 1;
        String host = hostAt(text, start);
        int port = words.indexOf("port: ", start);
        boolean isWritten = words.startsWith("port: some(", port);
        String digits = isWritten ? digitsAt(words, port + "port: some(".length()) : "";
        return new NamedHost(digits.isEmpty() ? host : host + ':' + digits, port >= 0);
    }

    private static @Nullable NamedHost after(String words, String text) {
        for (String before : BEFORE_NAME) {
            NamedHost named = withoutPort(hostAfter(before, words, text));
            if (named != null) {
                return named;
            }
        }
        for (String before : BEFORE_AUTHORITY) {
            String host = hostAfter(before, words, text);
            if (isHost(host)) {
                int port = words.indexOf(host.toLowerCase(Locale.ROOT) + " port ");
                String digits = port < 0 ? "" : digitsAt(words, port + host.length() + " port ".length());
                String authority = digits.isEmpty() || digits.equals("443") ? host : host + ':' + digits;
                return new NamedHost(authority, port >= 0 || host.indexOf(':') >= 0);
            }
        }
        for (String before : BEFORE_BRACKET) {
            String host = hostAfter(before, words, text);
            if (isHost(host)) {
                boolean isDefault = host.endsWith(":443");
                return new NamedHost(isDefault ? host.substring(0, host.length() - 4) : host, host.indexOf(':') >= 0);
            }
        }
        return null;
    }

    private static @Nullable NamedHost withoutPort(String host) {
        return isHost(host) ? new NamedHost(host, false) : null;
    }

    private static String hostAfter(String before, String words, String text) {
        int index = words.indexOf(before);
        return index < 0 ? "" : hostAt(text, index + before.length());
    }

    private static String hostAt(String text, int from) {
        int start = from;
        while (start < text.length() && "\"'`‘“<".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        int end = start;
        while (end < text.length() && isHostPart(text.charAt(end))) {
            end++;
        }
        while (end > start && (text.charAt(end - 1) == '.' || text.charAt(end - 1) == ':')) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isHostPart(char c) {
        return (c < 128 && Character.isLetterOrDigit(c)) || ".-_:[]".indexOf(c) >= 0;
    }

    /**
     * Checks whether a token is a host, not a word, a version such as {@code v2.7}, or an address joined with a word.
     */
    static boolean isHost(String token) {
        String name = RequestUrl.hostOf(token);
        if (name.equals("localhost") || name.startsWith("[")) {
            return true;
        }
        if (name.indexOf('.') < 0) {
            return !name.isEmpty()
                    && !digitsAt(token, Math.min(token.length(), name.length() + 1))
                            .isEmpty();
        }
        int start = name.startsWith("v") ? 1 : 0;
        int numbers = 0;
        while (start < name.length() && !digitsAt(name, start).isEmpty()) {
            start += digitsAt(name, start).length();
            if (start < name.length() && name.charAt(start) != '.') {
                break;
            }
            numbers++;
            start++;
        }
        if (start > name.length()) {
            return numbers == 4 && name.charAt(0) != 'v';
        }
        boolean isRunTogether = numbers == 3 && name.charAt(start - 1) != '.';
        return !isRunTogether && name.charAt(0) != '.';
    }

    private static String digitsAt(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return text.substring(start, end);
    }
}
