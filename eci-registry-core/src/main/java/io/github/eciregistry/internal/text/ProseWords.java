package io.github.eciregistry.internal.text;

import java.util.Locale;
import java.util.Set;

/** Finds possible credentials in prose, such as the message of a failed pull. */
final class ProseWords {

    private static final Set<String> BEFORE_COLON = Set.of(
            ("containerd crictl ctr daemon denied desc docker eof err error failed failure fatal head http https image"
                            + " kubelet manager message msg nerdctl podman post put reason refused registry request"
                            + " response rpc server service skopeo timeout tls token unauthorized unknown warning x509")
                    .split(" "));
    private static final String CLOSING = ":,.;)]}>\"'`";

    private final String text;
    private final Mask mask;

    ProseWords(String text, Mask mask) {
        this.text = text;
        this.mask = mask;
    }

    /**
     * Checks the words up to the last at sign. A word that is neither plain nor an address may be the beginning of a
     * password with spaces, so everything from there to the last at sign is hidden.
     */
    void hideCredentials() {
        int last = mask.atSigns().last();
        int i = 0;
        while (i <= last) {
            if (text.charAt(i) <= ' ') {
                i++;
                continue;
            }
            int end = wordEnd(i);
            int at = mask.atSigns().lastIn(i, end);
            if (at < 0 && (isQuoteAt(i) || isPlain(i, end))) {
                i = end;
                continue;
            }
            int until = at < 0 ? last : at;
            int stop = Math.max(end, until + 1);
            while (stop < text.length() && text.charAt(stop) > ' ' && "\"'`".indexOf(text.charAt(stop)) < 0) {
                stop++;
            }
            mask.hideBefore(i, until, closingStart(until, stop), true);
            i = stop;
        }
    }

    private boolean isQuoteAt(int i) {
        return "\"'`".indexOf(text.charAt(i)) >= 0;
    }

    /** Returns the end of a word: after its closing quote if it begins with a quote, otherwise at whitespace. */
    private int wordEnd(int start) {
        int i = start;
        if (isQuoteAt(start)) {
            char quote = text.charAt(start);
            i = start + 1;
            while (i < text.length() && !(text.charAt(i) == quote && isBoundary(i + 1))) {
                i++;
            }
            return Math.min(i + 1, text.length());
        }
        while (i < text.length() && text.charAt(i) > ' ') {
            i++;
        }
        return i;
    }

    private boolean isBoundary(int i) {
        return i == text.length() || text.charAt(i) <= ' ' || CLOSING.indexOf(text.charAt(i)) >= 0;
    }

    private int closingStart(int from, int end) {
        int i = end;
        while (i > from + 1 && CLOSING.indexOf(text.charAt(i - 1)) >= 0) {
            i--;
        }
        return i;
    }

    /**
     * Checks whether a word cannot be part of credentials: its only colons are those of a URL, before a port, and after
     * a word that usually precedes a colon in messages. Text after a slash is a repository, which has no capitals.
     */
    private boolean isPlain(int start, int end) {
        int stop = closingStart(start, end);
        if (stop < end && text.charAt(stop) == ':' && !isBeforeColon(start, stop)) {
            return false;
        }
        if (isWord(start, stop)) {
            return true;
        }
        int from = Schemes.end(text, start);
        if (text.substring(from, stop).indexOf('.') < 0) {
            return false;
        }
        boolean isDotted = false;
        boolean isList = false;
        boolean isRepository = false;
        for (int i = from; i < stop; i++) {
            char c = text.charAt(i);
            isList |= c == ',';
            isRepository |= c == '/' && i > from;
            if (isRepository && c >= 'A' && c <= 'Z') {
                return false;
            }
            if ((c == ':' && isList)
                    || c == '%'
                    || c == '?'
                    || c == '"'
                    || (c == ':' && !(isDotted && isPortAt(i + 1, stop)))) {
                return false;
            }
            isDotted |= c == '.' || c == ']';
        }
        return true;
    }

    /** Checks whether this is an ordinary word, in lower case except for the first letter, or a number. */
    private boolean isWord(int start, int stop) {
        for (int i = start; i < stop; i++) {
            char c = text.charAt(i);
            boolean isLetter = (c >= 'a' && c <= 'z') || c == '-' || (i == start && c >= 'A' && c <= 'Z');
            boolean isFirst = i == start && Mask.OPENING.indexOf(c) >= 0;
            boolean isDigit = c >= '0' && c <= '9' && text.charAt(start) <= '9';
            if (!isLetter && !isFirst && !isDigit) {
                return false;
            }
        }
        return true;
    }

    private boolean isBeforeColon(int start, int stop) {
        String word = text.substring(start, stop).toLowerCase(Locale.ROOT);
        return BEFORE_COLON.contains(word) || word.endsWith("]");
    }

    private boolean isPortAt(int start, int stop) {
        int i = start;
        while (i < stop && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i > start && i - start <= 5 && (i == stop || "/-,\"".indexOf(text.charAt(i)) >= 0);
    }

    /** Hides what follows the question mark of each word that has a slash before it. */
    void hideQueriesOfUrls() {
        boolean hasSlash = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ') {
                hasSlash = false;
            } else if (c == '/') {
                hasSlash = true;
            } else if (hasSlash && (c == '?' || c == '#')) {
                int end = i + 1;
                while (end < text.length() && text.charAt(end) > ' ' && "\"'`".indexOf(text.charAt(end)) < 0) {
                    end++;
                }
                mask.hide(endOfNamespace(i + 1), closingStart(i, end));
                i = end - 1;
            }
        }
    }

    /** Returns the end of {@code ns=REGISTRY}, which containerd sends to mirrors. */
    private int endOfNamespace(int start) {
        if (!text.startsWith("ns=", start)) {
            return start;
        }
        int i = start + 3;
        while (i < text.length() && (Mask.isLetterOrDigit(text.charAt(i)) || ".-:%".indexOf(text.charAt(i)) >= 0)) {
            i++;
        }
        return i;
    }
}
