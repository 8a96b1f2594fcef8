package io.github.eciregistry.cli;

/** What becomes of the annotated texts. */
enum OutputMode {
    /** The text goes to standard output. */
    PRINT,
    /** The difference goes to standard output. */
    DIFF,
    /** The names of the files that would change go to standard output. */
    CHECK,
    /** The files are replaced, and their names go to standard output. */
    WRITE;

    /** Returns whether the annotations are in what the command writes. */
    boolean isWritten() {
        return this == PRINT || this == WRITE;
    }
}
