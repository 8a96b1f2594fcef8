package io.github.eciregistry.internal.text;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks possible credentials in a text. Text that is known to be harmless is shown: a valid image reference, registry
 * or pattern never changes. In any other text that may have credentials, only harmless parts are shown: a scheme, and
 * the text after the last at sign if it looks like a host.
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

    /** The message for a rejected pattern in a list before an at sign. */
    public static final String PART_OF_PASSWORD =
            "invalid registry pattern: expected a host, a wildcard or a CIDR block, found what may be part of a password";

    /** Longer values are masked completely. */
    private static final int MAX_VALUE = 65_536;

    private static final Pattern QUOTED = Pattern.compile(" ?('[^']*'|\"[^\"]*\")");
    private static final int QUOTED_CHARACTER = 4;

    private Redaction() {}

    /**
     * Masks a text that is one value, such as an invalid image reference. Everything before its last at sign is treated
     * as credentials.
     *
     * @param text any text
     * @return the masked text, or the text itself if it is harmless
     */
    public static String ofValue(String text) {
        return value(text).withMasks();
    }

    /**
     * Masks a text that is one value, a star for each UTF-16 unit, so that offsets stay right.
     *
     * @param text any text
     * @return the masked text, or the text itself if it is harmless, else one of the same length
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
     * Checks whether a text that is one value contains nothing to mask.
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
     * @param from the start of the part
     * @param to the end of the part
     * @return the masked part, or the part itself if nothing in it is masked
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
     * Returns the end of the credentials in a text that is one value.
     *
     * @param text any text
     * @return the offset after its last at sign, or 0 if no at sign may end credentials
     */
    public static int endOfCredentials(String text) {
        AtSigns atSigns = new AtSigns(text);
        int last = atSigns.last();
        return last < 0 ? 0 : last + atSigns.lengthAt(last);
    }

    /**
     * Removes quoted input from a parser's message: words in quotes, tags and anchors.
     *
     * @param message the parser's message
     * @return the message on one line, with only quotes of single characters and of the parser's own names
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

    /**
     * Checks whether a quote is a single character, or one of the parser's own names, such as {@code '<stream end>'}.
     */
    private static boolean isOfParser(String quoted) {
        return quoted.length() <= QUOTED_CHARACTER || (quoted.contains("'<") && quoted.endsWith(">'"));
    }

    /**
     * Masks prose that may contain values, such as the message of a failed pull.
     *
     * @param text any text
     * @return the masked text, or the text itself if it is harmless
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
     * Masks a field path. {@linkplain FieldNames Known names} at its start are always shown.
     *
     * @param path such as {@code metadata.annotations.KEY}
     * @return the masked path, or the path itself if it is harmless
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

    /**
     * Checks whether an at sign may not end credentials before a host; then the text after it does not count as a host.
     */
    private static boolean isAmbiguous(String text, int at) {
        for (int i = 0; i < at; i++) {
            if ("?#=".indexOf(text.charAt(i)) >= 0 || text.charAt(i) <= ' ') {
                return true;
            }
        }
        return false;
    }
}
