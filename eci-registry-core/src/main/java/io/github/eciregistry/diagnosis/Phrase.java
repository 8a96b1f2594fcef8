package io.github.eciregistry.diagnosis;

/**
 * Words to look for, in lower case, with the pairs of letters that they have: a message that lacks one of these pairs does
 * not have the words, which costs less to find out than to search for them.
 */
final class Phrase {

    /** The number of distinct pairs; a power of two. */
    private static final int PAIRS = 4096;

    private final String text;
    private final int[] pairs;

    Phrase(String text) {
        this.text = text;
        this.pairs = new int[text.length() - 1];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = pair(text.charAt(i), text.charAt(i + 1));
        }
    }

    String text() {
        return text;
    }

    /** Returns the pairs of a text, a bit each. */
    static long[] pairsOf(String text) {
        long[] set = new long[PAIRS / Long.SIZE];
        for (int i = 1; i < text.length(); i++) {
            int pair = pair(text.charAt(i - 1), text.charAt(i));
            set[pair / Long.SIZE] |= 1L << pair;
        }
        return set;
    }

    /** Checks whether a text with these pairs may contain the phrase. */
    boolean mayBeIn(long[] set) {
        for (int pair : pairs) {
            if ((set[pair / Long.SIZE] & 1L << pair) == 0) {
                return false;
            }
        }
        return true;
    }

    private static int pair(char first, char second) {
        return (first * 67 + second) & (PAIRS - 1);
    }
}
