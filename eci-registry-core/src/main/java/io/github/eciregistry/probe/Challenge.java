package io.github.eciregistry.probe;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads {@code WWW-Authenticate} headers (RFC 9110, 11.6.1) for the token service of a registry. */
final class Challenge {

    private Challenge() {}

    /** Returns the realm of the first {@code Bearer} challenge. */
    static Optional<String> bearerRealm(List<String> headers) {
        return headers.stream()
                .map(Challenge::bearerRealm)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** One scan: names, and what they equal; a name that equals nothing is the scheme of a challenge. */
    private static Optional<String> bearerRealm(String header) {
        boolean bearer = false;
        int at = 0;
        while (at < header.length()) {
            int start = at;
            while (at < header.length() && isNamePart(header.charAt(at))) {
                at++;
            }
            String name = header.substring(start, at).toLowerCase(Locale.ROOT);
            if (at < header.length() && header.charAt(at) == '=') {
                int end = valueEnd(header, at + 1);
                if (bearer && name.equals("realm")) {
                    return Optional.of(unquote(header.substring(at + 1, end)));
                }
                at = end;
            } else if (name.isEmpty()) {
                at++;
            } else {
                bearer = name.equals("bearer");
            }
        }
        return Optional.empty();
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
