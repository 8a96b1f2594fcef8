package io.github.eciregistry.internal.text;

import java.util.BitSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values that are secret because of the name before them: {@code Authorization: Bearer …}, {@code password=…}, {@code
 * "auth": "…"}, {@code -u …}, and JSON Web Tokens.
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

    /** Options of command lines, and a password in quotes; a secret in quotes is the name of a Secret. */
    private static final Pattern OPTION = Pattern.compile(
            "(?<![^\\s'\"`(])(?:(?:-u|--user|--username|--password|--creds)[ \t=]{1,8}|-p[ \t]{1,8}(?=[^\\s/-]))"
                    + "|(?:password|passwd|passphrase)[ \t]{1,8}(?=[\"'])",
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

    /** Longer than any of them. */
    private static final int MAX_WORD = 24;

    private final String text;
    private final BitSet hidden;

    /** Where the line and the word end that were looked at last, so that each is looked at once. */
    private int lineEnd;

    private int wordEnd;
    private int wordStop;

    /** Up to where the places that were hidden last reach. */
    private int hiddenEnd;

    private SecretValues(String text, BitSet hidden) {
        this.text = text;
        this.hidden = hidden;
    }

    /** Marks the places of a text that are secret, in time linear in its length. */
    static void hide(String text, BitSet hidden) {
        new SecretValues(text, hidden).hideHeaders();
        new SecretValues(text, hidden).hideWords(SCHEME);
        new SecretValues(text, hidden).hideWords(FIELD);
        new SecretValues(text, hidden).hideWords(OPTION);
        for (Matcher found = JSON_WEB_TOKEN.matcher(text); found.find(); ) {
            hidden.set(found.start(), found.end());
        }
    }

    private void hideHeaders() {
        for (Matcher found = HEADER.matcher(text); found.find(); ) {
            hide(skipBlanks(found.end()), endOfLine(found.end()));
        }
    }

    private void hideWords(Pattern names) {
        for (Matcher found = names.matcher(text); found.find(); ) {
            if (found.end() < text.length()) {
                hideWord(found.end());
            }
        }
    }

    /** Hides a range; ranges come in the order of their starts. */
    private void hide(int from, int to) {
        if (from < to && !text.startsWith("***", from)) {
            hidden.set(Math.max(from, Math.min(hiddenEnd, to)), to);
            hiddenEnd = Math.max(hiddenEnd, to);
        }
    }

    private int skipBlanks(int start) {
        int i = start;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }

    private int endOfLine(int start) {
        if (start > lineEnd || lineEnd == 0) {
            int end = text.indexOf('\n', start);
            lineEnd = end < 0 ? text.length() : end;
        }
        return lineEnd;
    }

    /** Returns where the word at a position ends, without the colons and full stops at its end. */
    private int endOfWord(int start) {
        if (start > wordEnd || wordEnd == 0) {
            wordEnd = start;
            while (wordEnd < text.length()
                    && text.charAt(wordEnd) > ' '
                    && "\"'`,;&)}]".indexOf(text.charAt(wordEnd)) < 0) {
                wordEnd++;
            }
            wordStop = wordEnd;
            while (wordStop > start && ":.".indexOf(text.charAt(wordStop - 1)) >= 0) {
                wordStop--;
            }
        }
        return Math.max(start, wordStop);
    }

    /** Hides the quoted text at a position, otherwise the word there, unless it is a known word. */
    private void hideWord(int start) {
        char quote = text.charAt(start);
        if (quote == '"' || quote == '\'') {
            int end = text.indexOf(quote, start + 1);
            hide(start + 1, end < 0 ? text.length() : end);
            return;
        }
        int stop = endOfWord(start);
        String beginning = text.substring(start, Math.min(stop, start + MAX_WORD));
        int equals = beginning.indexOf('=');
        String name = equals < 0 ? beginning : beginning.substring(0, equals);
        if (!WORDS.contains(name.toLowerCase(Locale.ROOT))) {
            hide(start, stop);
        }
    }
}
