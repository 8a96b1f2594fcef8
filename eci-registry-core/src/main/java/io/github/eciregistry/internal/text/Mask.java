package io.github.eciregistry.internal.text;

import java.util.BitSet;

/** The masked parts of a text, and the rules for finding credentials and queries around an at sign. */
final class Mask {

    private static final String MASK = "***";

    /** Opening quotes and brackets, which are shown before credentials. */
    static final String OPENING = "([{<\"'`";

    /** The characters of hosts, paths, tags, lists of these, and the mask. */
    private static final String HARMLESS = "._-:/[]*+,@~";

    private final String text;
    private final AtSigns atSigns;
    private final BitSet hidden = new BitSet();

    Mask(String text) {
        this.text = text;
        this.atSigns = new AtSigns(text);
    }

    AtSigns atSigns() {
        return atSigns;
    }

    /** Returns the UTF-16 units that are hidden, which can be changed. */
    BitSet hidden() {
        return hidden;
    }

    /** Returns the text with three stars for each run of hidden units; the text itself if nothing is hidden. */
    String withMasks() {
        if (hidden.isEmpty()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int shown = 0;
        for (int from = hidden.nextSetBit(0); from >= 0; from = hidden.nextSetBit(shown)) {
            out.append(text, shown, from).append(MASK);
            shown = hidden.nextClearBit(from);
        }
        return out.append(text, shown, text.length()).toString();
    }

    void hide(int from, int to) {
        if (from < to && !text.substring(from, to).equals(MASK)) {
            hidden.set(from, to);
        }
    }

    /** Hides what is before an at sign, and of what follows it all that does not look like a host and a path. */
    void hideBefore(int start, int at, int end, boolean needsDottedHost) {
        int from = start;
        while (from < at && OPENING.indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        hide(Schemes.end(text, from), at);
        int tail = at + atSigns.lengthAt(at);
        int stop = hideQuery(tail, end);
        boolean isHost = !needsDottedHost || isDottedHost(tail, stop);
        for (int i = tail; i < stop && isHost; i++) {
            char c = text.charAt(i);
            isHost = isLetterOrDigit(c)
                    || HARMLESS.indexOf(c) >= 0
                    || c == '"'
                    || (c == ' ' && text.charAt(i - 1) == ',');
        }
        if (!isHost) {
            hide(tail, stop);
        }
    }

    private boolean isDottedHost(int start, int end) {
        int i = start;
        boolean isDotted = text.startsWith("[", start) || text.startsWith("localhost", start);
        while (i < end && text.charAt(i) != '/' && text.charAt(i) != ',') {
            isDotted |= text.charAt(i) == '.' || text.charAt(i) == ':';
            i++;
        }
        return isDotted;
    }

    /** Hides the query or the fragment of the text between two places; returns where it begins, else the end. */
    int hideQuery(int start, int end) {
        for (int i = start; i < end; i++) {
            boolean isMark = text.charAt(i) == '?' || (text.charAt(i) == '#' && i > start && text.charAt(i - 1) > ' ');
            if (isMark) {
                hide(i + 1, end);
                return i;
            }
        }
        return end;
    }

    /** Hides each part between slashes and commas that contains a percent-encoded character. */
    void hideEncodedParts() {
        int start = 0;
        boolean isEncoded = false;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || "/,\"'".indexOf(text.charAt(i)) >= 0 || text.charAt(i) <= ' ') {
                if (isEncoded) {
                    hide(start, i);
                }
                start = i + 1;
                isEncoded = false;
            } else {
                isEncoded |= atSigns.isEncodedAt(i);
            }
        }
    }

    static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
