package io.github.eciregistry.cli;

/** Numbers of things for people, such as {@code 1 file} and {@code 2 files}. */
final class Counted {

    private Counted() {}

    /** Returns a number of things whose plural ends with s. */
    static String of(long number, String singular) {
        return of(number, singular, singular + "s");
    }

    static String of(long number, String singular, String plural) {
        return number + " " + (number == 1 ? singular : plural);
    }
}
