package io.github.eciregistry.internal.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A map as an option of Flink: entries with a comma between two and a colon in each, in quotes if they contain one of
 * these ({@code StructuredOptionsSplitter} and {@code ConfigurationUtils} of Flink 1.20.0).
 */
public final class FlinkMap {

    private FlinkMap() {}

    /** Writes a map so that Flink reads the same. */
    public static String write(Map<String, String> map) {
        return map.entrySet().stream()
                .map(entry -> quote(quote(entry.getKey(), ":") + ":" + quote(entry.getValue(), ":"), ","))
                .collect(Collectors.joining(","));
    }

    private static String quote(String text, String separator) {
        return text.contains(separator) || text.contains("'") || text.contains("\"")
                ? "'" + text.replace("'", "''") + "'"
                : text;
    }

    /** Reads a map as Flink does; null if Flink refuses it. */
    public static @Nullable Map<String, String> read(String text) {
        List<String> entries = split(text, ',');
        if (entries == null) {
            return null;
        }
        Map<String, String> map = new LinkedHashMap<>();
        for (String entry : entries) {
            List<String> parts = split(entry, ':');
            if (parts == null || parts.size() != 2 || map.putIfAbsent(parts.get(0), parts.get(1)) != null) {
                return null;
            }
        }
        return map;
    }

    /** Returns the parts between separators, without quotes; null if a quote is not closed or ends within a part. */
    private static @Nullable List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\'' || c == '"') {
                StringBuilder part = new StringBuilder();
                at = readQuoted(text, at, part);
                while (at > 0 && at < text.length() && text.charAt(at) <= ' ') {
                    at++;
                }
                if (at < 0 || (at < text.length() && text.charAt(at) != separator)) {
                    return null;
                }
                parts.add(part.toString());
            } else if (c == separator) {
                at++;
                if (at < text.length() && text.charAt(at) == separator) {
                    parts.add("");
                }
            } else if (Character.isWhitespace(c)) {
                at++;
            } else {
                int end = text.indexOf(separator, at);
                end = end < 0 ? text.length() : end;
                parts.add(text.substring(at, end).trim());
                at = end;
            }
        }
        return parts;
    }

    /** Reads a part in quotes, in which two quotes stand for one; returns where it ends, or -1 if it does not. */
    private static int readQuoted(String text, int start, StringBuilder part) {
        char quote = text.charAt(start);
        for (int at = start + 1; at < text.length(); at++) {
            if (text.charAt(at) == quote) {
                if (at + 1 == text.length() || text.charAt(at + 1) != quote) {
                    return at + 1;
                }
                at++;
            }
            part.append(text.charAt(at));
        }
        return -1;
    }
}
