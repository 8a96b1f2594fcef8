package io.github.eciregistry.cli;

/**
 * What the command's exit code says. They do not change between releases. The page
 * {@code docs/command.md} lists them for all commands, and so does the help of each.
 */
final class ExitCodes {

    /** Everything asked for was done. */
    static final int DONE = 0;

    /** {@code annotate --check} found something to change, or {@code lint} something to report. */
    static final int FOUND = 1;

    /** The command line, or a file that an option names, is not valid; nothing was done. */
    static final int USAGE = 2;

    /** Something could not be handled, such as a file or a registry; the others were. Counts more than {@link #FOUND}. */
    static final int FAILED = 3;

    /** There was nothing to do: no manifest, no pattern, no rule. Counts less than any other but {@link #DONE}. */
    static final int NOTHING = 4;

    private ExitCodes() {}
}
