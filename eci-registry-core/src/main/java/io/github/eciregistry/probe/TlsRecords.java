package io.github.eciregistry.probe;

import java.util.OptionalInt;

/**
 * Observes a TLS handshake and records its unencrypted parts: the version the server chose, and the alert it ended
 * with. The JDK reports both only in exception messages.
 */
final class TlsRecords {

    private static final int ALERT = 0x15;
    private static final int HANDSHAKE = 0x16;

    private static final int HEADER = 5;
    private static final int FATAL = 2;
    private static final int SERVER_HELLO = 2;
    private static final int TLS_1_2 = 0x0303;

    private final byte[] start = new byte[HEADER + 6];
    private int seen;
    private int alert = -1;
    private int serverVersion = -1;

    /** Says whether a server's first bytes are those of a TLS record: its type, and a major version of 3. */
    static boolean looksLikeTls(byte[] bytes, int count) {
        return (bytes[0] == HANDSHAKE || bytes[0] == ALERT) && (count < 2 || bytes[1] == 3);
    }

    void observe(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (seen < start.length) {
                start[seen] = bytes[i];
            }
            seen++;
            if (seen >= HEADER && seen == HEADER + unsigned16(3)) {
                endRecord();
                seen = 0;
            }
        }
    }

    private void endRecord() {
        int length = unsigned16(3);
        // A warning does not end the handshake, and an encrypted alert is longer than its two bytes.
        if (start[0] == ALERT && length == 2 && start[HEADER] == FATAL && alert < 0) {
            alert = start[HEADER + 1] & 0xff;
        } else if (start[0] == HANDSHAKE && length >= 6 && start[HEADER] == SERVER_HELLO && serverVersion < 0) {
            serverVersion = unsigned16(HEADER + 4);
        }
    }

    private int unsigned16(int at) {
        return ((start[at] & 0xff) << 8) | (start[at + 1] & 0xff);
    }

    /** Returns the description of the first fatal alert in clear. */
    OptionalInt alert() {
        return alert < 0 ? OptionalInt.empty() : OptionalInt.of(alert);
    }

    /** Says whether the server chose a version below TLS 1.2. */
    boolean isOld() {
        return serverVersion >= 0 && serverVersion < TLS_1_2;
    }
}
