package io.github.eciregistry.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;

/** Standard input from a terminal: says that it waits before it reads, or else the command seems to hang. */
final class TerminalInput extends FilterInputStream {

    private final PrintWriter err;
    private boolean announced;

    TerminalInput(InputStream in, PrintWriter err) {
        super(in);
        this.err = err;
    }

    @Override
    public int read() throws IOException {
        announce();
        return super.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        announce();
        return super.read(bytes, offset, length);
    }

    /** Says nothing, since a question has been asked. */
    void expectsAnswer() {
        announced = true;
    }

    private void announce() {
        if (!announced) {
            announced = true;
            err.println("reading standard input; Ctrl-D ends it");
            err.flush();
        }
    }
}
