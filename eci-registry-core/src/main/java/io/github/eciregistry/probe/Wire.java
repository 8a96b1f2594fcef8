package io.github.eciregistry.probe;

import java.io.IOException;

/** Bytes to and from a server: a plain connection, or TLS over one. */
interface Wire {

    void write(byte[] bytes) throws IOException;

    /** Reads at least one byte into the start of the buffer; returns the number of bytes, or -1 at the end. */
    int read(byte[] buffer) throws IOException;
}
