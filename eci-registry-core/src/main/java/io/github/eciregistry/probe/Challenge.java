package io.github.eciregistry.probe;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A registry's token challenge: the {@code Bearer} challenge of its {@code WWW-Authenticate} headers (RFC
 * 9110, 11.6.1).
 *
 * @param realm the token service's URL as advertised by the registry, or an empty string
 * @param service the name of the registry at its token service, or an empty string
 */
record Challenge(String realm, String service) {

    /** Returns the first {@code Bearer} challenge. */
    static Optional<Challenge> bearer(List<String> headers) {
        return headers.stream().map(Challenge::bearer).flatMap(Optional::stream).findFirst();
    }

    /** Scans names and their values; a name without a value is the scheme of a challenge. */
    private static Optional<Challenge> bearer(String header) {
        boolean bearer = false;
        String realm = "";
        String service = "";
        int at = 0;
        while (at < header.length()) {
            int start = at;
            while (at < header.length() && isNamePart(header.charAt(at))) {
                at++;
            }
            String name = header.substring(start, at).toLowerCase(Locale.ROOT);
            if (at < header.length() && header.charAt(at) == '=') {
                int end = valueEnd(header, at + 1);
                String value = unquote(header.substring(at + 1, end));
                realm = bearer && name.equals("realm") ? value : realm;
                service = bearer && name.equals("service") ? value : service;
                at = end;
            } else if (name.isEmpty()) {
                at++;
            } else if (bearer) {
                break;
            } else {
                bearer = name.equals("bearer");
            }
        }
        return bearer ? Optional.of(new Challenge(realm, service)) : Optional.empty();
    }

    private static boolean isNamePart(char c) {
        return c > ' ' && c != ',' && c != '=' && c != '"';
    }

    private static int valueEnd(String header, int from) {
        int at = from;
        if (at < header.length() && header.charAt(at) == '"') {
            at++;
            while (at < header.length() && header.charAt(at) != '"') {
                at += header.charAt(at) == '\\' ? 2 : 1;
            }
            return Math.min(at + 1, header.length());
        }
        while (at < header.length() && header.charAt(at) != ',' && header.charAt(at) != ' ') {
            at++;
        }
        return at;
    }

    private static String unquote(String value) {
        if (!value.startsWith("\"")) {
            return value;
        }
        int end = value.length() > 1 && value.endsWith("\"") ? value.length() - 1 : value.length();
        StringBuilder out = new StringBuilder();
        for (int i = 1; i < end; i++) {
            if (value.charAt(i) == '\\' && i + 1 < end) {
                i++;
            }
            out.append(value.charAt(i));
        }
        return out.toString();
    }
}
