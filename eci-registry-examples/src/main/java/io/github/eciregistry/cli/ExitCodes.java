package io.github.eciregistry.cli;

/** What the command's exit code says. The help of each command lists them; they do not change between releases. */
final class ExitCodes {

    /** Everything asked for was done. */
    static final int DONE = 0;

    /** {@code --check} found something to change. */
    static final int WOULD_CHANGE = 1;

    /** The command line or the policy is not valid; nothing was done. */
    static final int USAGE = 2;

    /** A file or a document could not be handled; the others were. Counts more than {@link #WOULD_CHANGE}. */
    static final int FAILED = 3;

    private ExitCodes() {}
}
