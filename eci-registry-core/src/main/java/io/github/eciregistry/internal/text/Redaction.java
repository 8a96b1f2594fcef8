package io.github.eciregistry.internal.text;

import java.util.BitSet;
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

    /** A longer text is no value that is worth showing; it is masked as a whole. */
    private static final int MAX_VALUE = 65_536;

    private static final Pattern QUOTED = Pattern.compile(" ?('[^']*'|\"[^\"]*\")");
    private static final int QUOTED_CHARACTER = 4;

    private Redaction() {}

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
        BitSet hidden = value(text).hidden();
        if (hidden.isEmpty()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text);
        hidden.stream().forEach(i -> out.setCharAt(i, '*'));
        return out.toString();
    }

    /**
     * Checks whether a text that is one value has nothing to mask.
     *
     * @param text any text
     * @return whether {@link #ofValue} returns the text itself
     */
    public static boolean isHarmless(String text) {
        return value(text).hidden().isEmpty();
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
        BitSet hidden = value(text).hidden().get(from, to);
        Mask part = new Mask(text.substring(from, to));
        part.hidden().or(hidden);
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
        Mask mask = new Mask(text);
        ProseWords words = new ProseWords(text, mask);
        words.hideCredentials();
        words.hideQueriesOfUrls();
        SecretValues.hide(text, mask.hidden());
        return mask.withMasks();
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

    private static Mask value(String text) {
        Mask mask = new Mask(text);
        if (text.length() > MAX_VALUE) {
            mask.hidden().set(0, text.length());
            return mask;
        }
        int last = mask.atSigns().last();
        if (last >= 0) {
            mask.hideBefore(0, last, text.length(), isAmbiguous(text, last));
        } else {
            mask.hideQuery(0, text.length());
        }
        mask.hideEncodedParts();
        SecretValues.hide(text, mask.hidden());
        return mask;
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
}
