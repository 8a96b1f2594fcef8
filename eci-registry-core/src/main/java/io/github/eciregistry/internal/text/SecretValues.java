package io.github.eciregistry.internal.text;

import java.util.BitSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values that are secret because of the name before them: {@code Authorization: Bearer …}, {@code password=…}, {@code
 * "auth": "…"}, and JSON Web Tokens.
 *
 * <p>A colon must be followed by whitespace or a quote, since {@code harbor.corp/token:v1} is a reference.
 */
final class SecretValues {

    private static final Pattern HEADER = Pattern.compile(
            "(?:authorization|x-registry-auth|x-registry-config|cookie|x-api-key|x-[a-z-]{0,20}token)[\"']?[ \t]{0,8}[:=]",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern SCHEME =
            Pattern.compile("(?<![a-z])(?:bearer|basic|negotiate)[ \t]{1,8}", Pattern.CASE_INSENSITIVE);

    private static final Pattern FIELD = Pattern.compile(
            "(?:(?<![a-z])pass|password|passwd|passphrase|pwd|secret|token|credentials?|api[_-]?key|access[_-]?key"
                    + "|private[_-]?key|signature|auth|bearer|session)[a-z0-9_-]{0,24}"
                    + "(?:[\"'][ \t]{0,8}[:=][ \t]{0,8}|[ \t]{0,8}=[ \t]{0,8}|:[ \t]{1,8}|:(?=[\"']))",
            Pattern.CASE_INSENSITIVE);

    /** Longer than any tag, which may have the same characters. */
    private static final Pattern JSON_WEB_TOKEN = Pattern.compile("eyJ[A-Za-z0-9_.-]{126,}");

    /** Words that follow these names in messages and so are not secrets themselves. */
    private static final Set<String> WORDS = Set.of(
            ("access auth authentication authorization cannot challenge context could credential credentials denied dial"
                            + " eof error expected expired failed failure found get head http incorrect invalid is it"
                            + " malformed missing net/http no none not parent post put read realm required rpc scheme"
                            + " server service status the tls token tokens unable unauthenticated unauthorized"
                            + " unexpected unknown unsupported was write wrong x509")
                    .split(" "));

    private SecretValues() {}

    /** Marks the places of a text that are secret. */
    static void hide(String text, BitSet hidden) {
        for (Matcher found = HEADER.matcher(text); found.find(); ) {
            hide(text, hidden, skipBlanks(text, found.end()), endOfLine(text, found.end()));
        }
        for (Matcher found = SCHEME.matcher(text); found.find(); ) {
            hideWord(text, hidden, found.end());
        }
        for (Matcher found = FIELD.matcher(text); found.find(); ) {
            hideWord(text, hidden, found.end());
        }
        for (Matcher found = JSON_WEB_TOKEN.matcher(text); found.find(); ) {
            hidden.set(found.start(), found.end());
        }
    }

    private static void hide(String text, BitSet hidden, int from, int to) {
        if (from < to && !text.startsWith("***", from)) {
            hidden.set(from, to);
        }
    }

    private static int skipBlanks(String text, int start) {
        int i = start;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }

    private static int endOfLine(String text, int start) {
        int i = start;
        while (i < text.length() && text.charAt(i) != '\n') {
            i++;
        }
        return i;
    }

    /** Hides the quoted text at a position, otherwise the word there, unless it is a known word. */
    private static void hideWord(String text, BitSet hidden, int start) {
        if (start == text.length()) {
            return;
        }
        char quote = text.charAt(start);
        if (quote == '"' || quote == '\'') {
            int end = text.indexOf(quote, start + 1);
            hide(text, hidden, start + 1, end < 0 ? text.length() : end);
            return;
        }
        int end = start;
        while (end < text.length() && text.charAt(end) > ' ' && "\"'`,;&)}]".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String word = text.substring(start, end);
        int stop = word.length();
        while (stop > 0 && ":.".indexOf(word.charAt(stop - 1)) >= 0) {
            stop--;
        }
        int equals = word.indexOf('=');
        String name = word.substring(0, equals < 0 ? stop : equals).toLowerCase(Locale.ROOT);
        if (!WORDS.contains(name)) {
            hide(text, hidden, start, start + stop);
        }
    }
}
