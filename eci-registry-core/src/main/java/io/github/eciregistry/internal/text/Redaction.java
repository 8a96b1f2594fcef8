package io.github.eciregistry.internal.text;

import java.util.BitSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks in a text what may be a credential. What is known to be harmless is shown: a valid image reference, registry or
 * pattern never changes. Of anything else that looks as if it had credentials only the harmless parts are shown: a
 * scheme, and what follows the last at sign if it looks like a host.
 *
 * <p>Masked are
 *
 * <ul>
 *   <li>the text before an at sign, written as {@code @}, in full width or percent-encoded, unless a digest follows
 *       it. User names are masked as well, since tokens are used as such
 *   <li>the query and the fragment of a URL
 *   <li>percent-encoded parts, which no reference, registry or pattern has
 *   <li>the values of {@linkplain SecretValues headers and fields} such as {@code Authorization} and {@code password}
 * </ul>
 *
 * <p>Takes time linear in the length of the text.
 */
public final class Redaction {

    /** The message of a pattern that is refused and stands in a list before an at sign. */
    public static final String PART_OF_PASSWORD =
            "invalid registry pattern: expected a host, a wildcard or a CIDR block, found what may be part of a password";

    private static final String MASK = "***";

    /** A longer text is no value that is worth showing; it is masked as a whole. */
    private static final int MAX_VALUE = 65_536;

    private static final Pattern QUOTED = Pattern.compile(" ?('[^']*'|\"[^\"]*\")");
    private static final int QUOTED_CHARACTER = 4;
    private static final Set<String> BEFORE_COLON = Set.of(
            ("containerd crictl ctr daemon denied desc docker eof err error failed failure fatal head http https image"
                            + " kubelet manager message msg nerdctl podman post put reason refused registry request"
                            + " response rpc server service skopeo timeout tls token unauthorized unknown warning x509")
                    .split(" "));
    private static final String OPENING = "([{<\"'`";
    private static final String CLOSING = ":,.;)]}>\"'`";

    /** What a host, a path, a tag, a list of these, and the mask are written with. */
    private static final String HARMLESS = "._-:/[]*+,@~";

    private final String text;
    private final AtSigns atSigns;
    private final BitSet hidden = new BitSet();

    private Redaction(String text) {
        this.text = text;
        this.atSigns = new AtSigns(text);
    }

    /**
     * Masks a text that is one value, such as what was meant to be an image reference. All before its last at sign is
     * taken for credentials, whatever it contains.
     *
     * @param text any text
     * @return the text itself if it is harmless
     */
    public static String ofValue(String text) {
        return value(text).withMasks();
    }

    /**
     * Masks a text that is one value, a star for each UTF-16 unit, so that offsets stay right.
     *
     * @param text any text
     * @return the text itself if it is harmless, else one of the same length
     */
    public static String inPlace(String text) {
        Redaction redaction = value(text);
        if (redaction.hidden.isEmpty()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text);
        redaction.hidden.stream().forEach(i -> out.setCharAt(i, '*'));
        return out.toString();
    }

    /**
     * Checks whether a text that is one value has nothing to mask.
     *
     * @param text any text
     * @return whether {@link #ofValue} returns the text itself
     */
    public static boolean isHarmless(String text) {
        return value(text).hidden.isEmpty();
    }

    /**
     * Returns a part of a text that is one value, masked as it is in the whole text.
     *
     * @param text any text
     * @param from where the part begins
     * @param to where it ends
     * @return the part itself if nothing in it is masked
     */
    public static String part(String text, int from, int to) {
        BitSet hidden = value(text).hidden.get(from, to);
        Redaction part = new Redaction(text.substring(from, to));
        part.hidden.or(hidden);
        return part.withMasks();
    }

    /**
     * Checks whether a part of a text that is one value is masked there, at least in part.
     *
     * @param text any text
     * @param part the part, of which the last occurrence counts
     * @return whether it occurs in the text and something in it is masked
     */
    public static boolean hides(String text, String part) {
        int from = text.lastIndexOf(part);
        return from >= 0 && !part(text, from, from + part.length()).equals(part);
    }

    /**
     * Returns where the credentials of a text that is one value end.
     *
     * @param text any text
     * @return the offset behind its last at sign, 0 if there is none that may end credentials
     */
    public static int endOfCredentials(String text) {
        AtSigns atSigns = new AtSigns(text);
        int last = atSigns.last();
        return last < 0 ? 0 : last + atSigns.lengthAt(last);
    }

    /**
     * Removes from the message of a parser what it quotes of the text: words in quotes, tags and anchors.
     *
     * @param message what the parser says
     * @return the message in one line, of quotes only those of a character or of the parser's own names
     */
    public static String ofParserMessage(String message) {
        int tag = message.indexOf(" !");
        String line = (tag < 0 ? message : message.substring(0, tag))
                .lines()
                .findFirst()
                .orElse("");
        return QUOTED.matcher(line)
                .replaceAll(quoted -> isOfParser(quoted.group()) ? Matcher.quoteReplacement(quoted.group()) : "");
    }

    /** Whether a quote is a character, or a name that the parser itself gives such as {@code '<stream end>'}. */
    private static boolean isOfParser(String quoted) {
        return quoted.length() <= QUOTED_CHARACTER || (quoted.contains("'<") && quoted.endsWith(">'"));
    }

    /**
     * Masks a text of words among which values may stand, such as the message of a failed pull.
     *
     * @param text any text
     * @return the text itself if it is harmless
     */
    public static String ofProse(String text) {
        Redaction redaction = new Redaction(text);
        redaction.words();
        redaction.queriesOfUrls();
        SecretValues.hide(text, redaction.hidden);
        return redaction.withMasks();
    }

    /**
     * Masks a path of fields, of which the names at its start that {@linkplain FieldNames are known} are always shown.
     *
     * @param path such as {@code metadata.annotations.KEY}
     * @return the path itself if it is harmless
     */
    public static String ofPath(String path) {
        if (isHarmless(path)) {
            return path;
        }
        int known = FieldNames.lengthOfKnown(path);
        return path.substring(0, known) + ofValue(path.substring(known));
    }

    private static Redaction value(String text) {
        Redaction redaction = new Redaction(text);
        if (text.length() > MAX_VALUE) {
            redaction.hidden.set(0, text.length());
            return redaction;
        }
        int last = redaction.atSigns.last();
        if (last >= 0) {
            redaction.hideBefore(0, last, text.length(), isAmbiguous(text, last));
        } else {
            redaction.hideQuery(0, text.length());
        }
        redaction.encodedParts();
        SecretValues.hide(text, redaction.hidden);
        return redaction;
    }

    /** Whether an at sign may be part of something else than credentials before a host: then what follows is no host. */
    private static boolean isAmbiguous(String text, int at) {
        for (int i = 0; i < at; i++) {
            if ("?#=".indexOf(text.charAt(i)) >= 0 || text.charAt(i) <= ' ') {
                return true;
            }
        }
        return false;
    }

    private String withMasks() {
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

    private void hide(int from, int to) {
        if (from < to && !text.substring(from, to).equals(MASK)) {
            hidden.set(from, to);
        }
    }

    /** Hides what is before an at sign, and of what follows it all that does not look like a host and a path. */
    private void hideBefore(int start, int at, int end, boolean needsDottedHost) {
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
    private int hideQuery(int start, int end) {
        for (int i = start; i < end; i++) {
            boolean isMark = text.charAt(i) == '?' || (text.charAt(i) == '#' && i > start && text.charAt(i - 1) > ' ');
            if (isMark) {
                hide(i + 1, end);
                return i;
            }
        }
        return end;
    }

    /** Hides each part between slashes and commas that has a percent-encoded character. */
    private void encodedParts() {
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

    /**
     * Goes through the words up to the last at sign. A word that is neither plain nor an address may be the beginning of
     * a password with blanks, so that all from there to the last at sign is hidden.
     */
    private void words() {
        int last = atSigns.last();
        int i = 0;
        while (i <= last) {
            if (text.charAt(i) <= ' ') {
                i++;
                continue;
            }
            int end = wordEnd(i);
            int at = atSigns.lastIn(i, end);
            if (at < 0 && (isQuoteAt(i) || isPlain(i, end))) {
                i = end;
                continue;
            }
            int until = at < 0 ? last : at;
            int stop = Math.max(end, until + 1);
            while (stop < text.length() && text.charAt(stop) > ' ' && "\"'`".indexOf(text.charAt(stop)) < 0) {
                stop++;
            }
            hideBefore(i, until, closingStart(until, stop), true);
            i = stop;
        }
    }

    private boolean isQuoteAt(int i) {
        return "\"'`".indexOf(text.charAt(i)) >= 0;
    }

    /** Returns where the word at a place ends: behind its closing quote if it begins with a quote, else at a blank. */
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
     * Whether a word can be no part of credentials: it has no colon but those of a URL, before a port, and behind a word
     * that messages have before a colon.
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
        for (int i = from; i < stop; i++) {
            char c = text.charAt(i);
            isList |= c == ',';
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

    /** Whether this is a word as people write it, in lower case but for the first letter, or a number. */
    private boolean isWord(int start, int stop) {
        for (int i = start; i < stop; i++) {
            char c = text.charAt(i);
            boolean isLetter = (c >= 'a' && c <= 'z') || c == '-' || (i == start && c >= 'A' && c <= 'Z');
            boolean isFirst = i == start && OPENING.indexOf(c) >= 0;
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
    private void queriesOfUrls() {
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
                hide(endOfNamespace(i + 1), closingStart(i, end));
                i = end - 1;
            }
        }
    }

    /** Returns where {@code ns=REGISTRY} ends, by which containerd tells a mirror the registry of the image. */
    private int endOfNamespace(int start) {
        if (!text.startsWith("ns=", start)) {
            return start;
        }
        int i = start + 3;
        while (i < text.length() && (isLetterOrDigit(text.charAt(i)) || ".-:%".indexOf(text.charAt(i)) >= 0)) {
            i++;
        }
        return i;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
