package io.github.eciregistry.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP status reported in a message. Three digits alone are not enough, since tags, digests and ports contain them
 * too: the reason must follow ({@code 403 Forbidden}, {@code 403 (Forbidden)}) or an announcing word must precede.
 *
 * @param code the status code
 * @param index its offset in the words of the message
 */
record HttpStatus(int code, int index) {

    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(301, "moved permanently"),
            Map.entry(302, "found"),
            Map.entry(303, "see other"),
            Map.entry(307, "temporary redirect"),
            Map.entry(308, "permanent redirect"),
            Map.entry(400, "bad request"),
            Map.entry(401, "unauthorized"),
            Map.entry(402, "payment required"),
            Map.entry(403, "forbidden"),
            Map.entry(404, "not found"),
            Map.entry(405, "method not allowed"),
            Map.entry(407, "proxy authentication required"),
            Map.entry(408, "request time"),
            Map.entry(406, "not acceptable"),
            Map.entry(409, "conflict"),
            Map.entry(410, "gone"),
            Map.entry(412, "precondition failed"),
            Map.entry(416, "requested range"),
            Map.entry(418, "i'm a teapot"),
            Map.entry(422, "unprocessable"),
            Map.entry(429, "too many requests"),
            Map.entry(451, "unavailable for legal reasons"),
            Map.entry(500, "internal server error"),
            Map.entry(501, "not implemented"),
            Map.entry(502, "bad gateway"),
            Map.entry(503, "service "),
            Map.entry(504, "gateway time"),
            Map.entry(507, "insufficient storage"));

    private static final List<String> ANNOUNCEMENTS = List.of(
            "status",
            "status:",
            "status code",
            "status code:",
            "statuscode:",
            "status_code:",
            "response code",
            "http code:",
            "from registry",
            "parsing http",
            "returned error:",
            "http",
            "http error");

    /** The remainder of {@code request to "https://…": } in the words of a message. */
    private static final String AFTER_URL = Message.BLANK + ": ";

    /** Finds the last status that a message reports: the innermost one. */
    static Optional<HttpStatus> in(String words) {
        for (int i = words.length() - 3; i >= 0; i--) {
            if (isThreeDigits(words, i)) {
                int code = Integer.parseInt(words, i, i + 3, 10);
                if (code >= 300 && code < 600 && (isExplained(words, i + 3, code) || isAnnounced(words, i))) {
                    return Optional.of(new HttpStatus(code, i));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isThreeDigits(String words, int i) {
        return isDigit(words, i)
                && isDigit(words, i + 1)
                && isDigit(words, i + 2)
                && !isWordPart(words, i - 1)
                && !isWordPart(words, i + 3);
    }

    private static boolean isExplained(String words, int end, int code) {
        String reason = REASONS.get(code);
        return reason != null
                && (words.startsWith(" " + reason, end)
                        || words.startsWith(" (" + reason, end)
                        || words.startsWith(": " + reason, end));
    }

    private static boolean isAnnounced(String words, int start) {
        int end = start - 1;
        if (end < 0 || (words.charAt(end) != ' ' && words.charAt(end) != '=')) {
            return false;
        }
        if (words.startsWith(AFTER_URL, end - 2)) {
            return true;
        }
        for (String announcement : ANNOUNCEMENTS) {
            int from = end - announcement.length();
            if (words.startsWith(announcement, from) && !isWordPart(words, from - 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigit(String words, int i) {
        return i >= 0 && i < words.length() && words.charAt(i) >= '0' && words.charAt(i) <= '9';
    }

    private static boolean isWordPart(String words, int i) {
        if (i < 0 || i >= words.length()) {
            return false;
        }
        return words.charAt(i) == '.'
                ? isDigit(words, i - 1) && isDigit(words, i + 1)
                : Character.isLetterOrDigit(words.charAt(i));
    }
}
