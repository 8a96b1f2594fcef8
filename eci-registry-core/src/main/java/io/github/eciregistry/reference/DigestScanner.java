package io.github.eciregistry.reference;

import static io.github.eciregistry.reference.CharacterClasses.*;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * Scans a digest up to the end of the text, in the same way as {@link ReferenceScanner}. Its grammar allows more than
 * {@link Digest} does: a digest must follow the grammar first, then {@link #brokenLimit} checks whether it is usable.
 */
final class DigestScanner {

    private static final int MIN_HEX_DIGITS = 32;
    private static final String HEX_DIGITS = " hexadecimal digits";

    private final String text;

    /** The start of the digest. */
    final int start;

    /** The next character to look at, or the place where the text does not follow the grammar. */
    int at;

    /** The syntax expected at {@link #at}; empty while the text follows the grammar. */
    String expected = "";

    /** The end of the algorithm, or 0 before it was read. */
    int algorithmEnd;

    private int seenInHex;

    DigestScanner(String text, int start) {
        this.text = text;
        this.start = start;
        this.at = start;
    }

    /** {@code digest = algorithm ":" hex}, here with hex of 32 digits or more and in either case. */
    boolean digest() {
        return algorithm() && hex();
    }

    /** {@code algorithm = letter { letter | digit } { ( "+" | "." | "-" | "_" ) letter { letter | digit } }} */
    private boolean algorithm() {
        int i = at;
        while (true) {
            if ((classesAt(text, i) & LETTER) == 0) {
                return fail(i, "a letter of a digest's algorithm");
            }
            do {
                i++;
            } while ((classesAt(text, i) & (LETTER | DIGIT)) != 0);
            if (charAt(text, i) == ':') {
                algorithmEnd = i;
                at = i + 1;
                return true;
            }
            if (charAt(text, i) != '+' && (classesAt(text, i) & SEPARATOR) == 0) {
                return fail(i, "':' after a digest's algorithm");
            }
            i++;
        }
    }

    private boolean hex() {
        int i = at;
        int all = 0;
        int classes = classesAt(text, i);
        while ((classes & HEX) != 0) {
            all |= classes;
            classes = classesAt(text, ++i);
        }
        at = i;
        seenInHex = all;
        if (i < text.length()) {
            return fail(i, "a hexadecimal digit of a digest");
        }
        return hexLength() >= MIN_HEX_DIGITS || fail(i, Math.max(wantedHexLength(), MIN_HEX_DIGITS) + HEX_DIGITS);
    }

    int hexLength() {
        return at - algorithmEnd - 1;
    }

    /** Returns the number of digits that the algorithm requires, or 0 if it is not supported. */
    int wantedHexLength() {
        if (algorithmEnd - start != 6) {
            return 0;
        }
        if (text.startsWith("sha256", start)) {
            return 64;
        }
        if (text.startsWith("sha512", start)) {
            return 128;
        }
        return text.startsWith("sha384", start) ? 96 : 0;
    }

    /** Returns the code of the limit that a grammatical digest violates, or null. */
    @Nullable
    ProblemCode brokenLimit() {
        int wanted = wantedHexLength();
        if (wanted == 0) {
            boolean isLowerCase = firstUpperCase(start, algorithmEnd) < 0;
            return isLowerCase ? ProblemCode.DIGEST_UNSUPPORTED : ProblemCode.DIGEST_INVALID_FORMAT;
        }
        if (wanted != hexLength()) {
            return ProblemCode.DIGEST_INVALID_LENGTH;
        }
        return (seenInHex & UPPER) != 0 ? ProblemCode.DIGEST_INVALID_FORMAT : null;
    }

    /** Returns the fault for a result of {@link #brokenLimit}. */
    Fault faultOf(ProblemCode broken) {
        return switch (broken) {
            case DIGEST_UNSUPPORTED -> {
                String algorithm = text.substring(start, algorithmEnd);
                yield new Fault(broken, start, "sha256, sha384 or sha512", Problem.quote(algorithm));
            }
            case DIGEST_INVALID_LENGTH -> {
                int wanted = wantedHexLength();
                int offset = algorithmEnd + 1 + Math.min(wanted, hexLength());
                yield new Fault(broken, offset, wanted + HEX_DIGITS, Integer.toString(hexLength()));
            }
            default -> Fault.at(broken, text, firstUpperCase(start, text.length()), "a lower-case letter or digit");
        };
    }

    private int firstUpperCase(int from, int to) {
        for (int i = from; i < to; i++) {
            if ((classesAt(text, i) & UPPER) != 0) {
                return i;
            }
        }
        return -1;
    }

    private boolean fail(int place, String what) {
        at = place;
        expected = what;
        return false;
    }
}
