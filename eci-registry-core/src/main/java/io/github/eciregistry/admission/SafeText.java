package io.github.eciregistry.admission;

import io.github.eciregistry.Problem;
import io.github.eciregistry.internal.text.Printable;
import java.util.ArrayList;
import java.util.List;

/**
 * Prepares text for the API server and logs. The API server accepts at most 4,096 characters of warnings for a request,
 * each of at most 256 characters and without control characters (<a
 * href="https://github.com/kubernetes/apiserver/blob/master/pkg/endpoints/filters/warning.go">warning.go</a>, read
 * 2026-11-23).
 */
final class SafeText {

    static final int MAX_WARNING = 256;
    static final int MAX_WARNINGS = 4_096;
    static final int MAX_REASON = 1_024;

    private static final String ELLIPSIS = "…";
    private static final int REPLACEMENT = 0xFFFD;

    private SafeText() {}

    static String reason(String text) {
        return limited(text, MAX_REASON);
    }

    /** Truncates warnings to these limits; the last one then has the number of omitted warnings. */
    static List<String> warnings(List<String> texts) {
        List<String> warnings = new ArrayList<>(texts.size());
        int room = MAX_WARNINGS - MAX_WARNING;
        for (String text : texts) {
            String warning = limited(text, MAX_WARNING);
            room -= warning.length();
            if (room < 0) {
                warnings.add("and " + (texts.size() - warnings.size()) + " more warnings");
                break;
            }
            warnings.add(warning);
        }
        return warnings;
    }

    static String warning(Problem problem) {
        return problem.path().map(path -> path + ": ").orElse("") + problem.message();
    }

    /** Cuts a text to some UTF-16 units, never within a surrogate pair, and replaces what is not visible. */
    private static String limited(String text, int length) {
        if (text.length() <= length && isPlain(text)) {
            return text;
        }
        int end = text.length();
        if (end > length) {
            end = length - ELLIPSIS.length();
            end -= Character.isHighSurrogate(text.charAt(end - 1)) ? 1 : 0;
        }
        StringBuilder safe = new StringBuilder(end + ELLIPSIS.length());
        text.substring(0, end)
                .codePoints()
                .forEach(codePoint -> safe.appendCodePoint(Printable.isVisible(codePoint) ? codePoint : REPLACEMENT));
        return (end < text.length() ? safe.append(ELLIPSIS) : safe).toString();
    }

    /** Checks whether a text is printable ASCII, as most are. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
