package io.github.eciregistry.internal.pod;

/**
 * Limits how often values are read again through aliases, so that a small text with nested aliases costs no more than a
 * large one.
 */
public final class AliasBudget {

    private static final int LIMIT = 100_000;

    private static final int SEARCH_LIMIT = 1_000_000;

    private final int limit;
    private int left;

    private AliasBudget(int limit) {
        this.limit = limit;
        this.left = limit;
    }

    /** Returns the budget of following the paths of kinds. */
    static AliasBudget ofPaths() {
        return new AliasBudget(LIMIT);
    }

    /** Returns the budget of a search of a whole object. */
    static AliasBudget ofSearch() {
        return new AliasBudget(SEARCH_LIMIT);
    }

    /** Counts one more value reached through an alias. */
    void spend() {
        if (--left < 0) {
            throw new Exceeded("aliases repeat more than " + limit + " values");
        }
    }

    /** Thrown where a document repeats too much. */
    public static final class Exceeded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exceeded(String message) {
            super(message, null, false, false);
        }
    }
}
