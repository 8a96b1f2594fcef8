package io.github.eciregistry.cli;

import java.io.IOException;
import java.io.OutputStream;

/** Standard output for help and version, which a {@link java.io.PrintWriter} writes: that keeps what fails to itself. */
final class HelpOutput extends OutputStream {

    private final Streams streams;
    private boolean failed;

    HelpOutput(Streams streams) {
        this.streams = streams;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            streams.out().write(bytes, offset, length);
        } catch (IOException e) {
            if (!failed) {
                failed = true;
                new Report(streams, new Progress(streams)).outputFailure(e);
            }
            throw e;
        }
    }

    @Override
    public void flush() throws IOException {
        streams.out().flush();
    }

    /** Returns the exit code of a run, or that of a failure if what it printed could not be written. */
    int exitCode(int exitCode) {
        return failed && exitCode == ExitCodes.DONE ? ExitCodes.FAILED : exitCode;
    }
}
