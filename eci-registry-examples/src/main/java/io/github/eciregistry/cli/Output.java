package io.github.eciregistry.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Standard output, byte for byte. When it cannot be written any more, because the disk is full or its reader went away
 * as {@code head} does, what follows is dropped; only the reader's going is no error.
 */
final class Output {

    private final OutputStream out;
    private final Report report;
    private final Progress progress;
    private boolean closed;

    Output(Streams streams, Report report, Progress progress) {
        this.out = streams.out();
        this.report = report;
        this.progress = progress;
    }

    void print(String text) {
        print(text.getBytes(StandardCharsets.UTF_8));
    }

    void print(byte[] bytes) {
        if (closed) {
            return;
        }
        progress.clear();
        try {
            out.write(bytes);
            out.flush();
        } catch (IOException e) {
            closed = true;
            report.outputFailure(e);
        }
    }

    /** Returns whether nothing more can be written. */
    boolean isClosed() {
        return closed;
    }
}
