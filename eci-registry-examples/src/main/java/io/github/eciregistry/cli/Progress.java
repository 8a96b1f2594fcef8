package io.github.eciregistry.cli;

import java.io.PrintWriter;

/**
 * A bar on standard error that says how many files are done. It shows only to somebody who watches, and only where there
 * are many files.
 */
final class Progress {

    private static final int MANY_FILES = 50;
    private static final int WIDTH = 30;
    private static final long REDRAW_NANOS = 100_000_000;

    private final PrintWriter err;
    private final boolean interactive;
    private int total;
    private int done;
    private boolean drawn;
    private long drawnAt;

    Progress(Streams streams) {
        this.err = streams.err();
        this.interactive = streams.interactive();
    }

    /** Starts to count. */
    void start(int files) {
        total = files;
        drawnAt = System.nanoTime() - REDRAW_NANOS;
    }

    /** Counts a file. */
    void step() {
        done++;
        if (interactive && total >= MANY_FILES && System.nanoTime() - drawnAt >= REDRAW_NANOS) {
            draw();
        }
    }

    /** Takes the bar away, before anything else is printed and at the end. */
    void clear() {
        if (drawn) {
            err.print("\r\u001b[K");
            err.flush();
            drawn = false;
        }
    }

    private void draw() {
        int filled = (int) ((long) WIDTH * done / total);
        err.print("\r[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + done + "/" + total + " files");
        err.flush();
        drawn = true;
        drawnAt = System.nanoTime();
    }
}
