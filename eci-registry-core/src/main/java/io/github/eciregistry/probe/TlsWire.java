package io.github.eciregistry.probe;

import io.github.eciregistry.Problem;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.util.Arrays;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;

/**
 * TLS as a node uses it for pulls, over a connection, without verification: the certificate is checked afterwards from
 * the {@link HandshakeEvidence}. Uses an engine instead of a socket to see the bytes that the server sends.
 */
final class TlsWire implements Wire {

    private static final int HANDSHAKE_LIMIT = 256 * 1024;

    private final Wire raw;
    private final TlsHello hello;
    private final SSLEngine engine;
    private final TlsRecords records = new TlsRecords();
    private final Runnable onFirstRecord;
    private final byte[] chunk = new byte[8 * 1024];
    private ByteBuffer fromServer;
    private ByteBuffer plain;
    private int received;

    /** @param onFirstRecord called once the server has answered with TLS, long before the handshake is complete */
    TlsWire(Wire raw, TlsHello hello, Runnable onFirstRecord) {
        this.raw = raw;
        this.hello = hello;
        this.onFirstRecord = onFirstRecord;
        engine = hello.engine();
        fromServer =
                ByteBuffer.allocate(engine.getSession().getPacketBufferSize()).flip();
        plain = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize())
                .flip();
    }

    void handshake() throws IOException {
        try {
            raw.write(hello.bytes());
            while (!proceed()) {
                if (received > HANDSHAKE_LIMIT) {
                    throw unusable(ReasonCode.HANDSHAKE_FAILED, "the TLS handshake does not end");
                }
            }
        } catch (SSLException | EOFException | SocketException e) {
            throw explain(e);
        }
    }

    /** Does what the handshake needs next; returns whether it is done. */
    private boolean proceed() throws IOException {
        switch (engine.getHandshakeStatus()) {
            case NEED_WRAP -> wrap(ByteBuffer.allocate(0));
            case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> unwrap();
            case NEED_TASK -> runTasks();
            case FINISHED, NOT_HANDSHAKING -> {
                return true;
            }
        }
        return false;
    }

    private void runTasks() {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    private void wrap(ByteBuffer source) throws IOException {
        ByteBuffer target = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        SSLEngineResult result = engine.wrap(source, target);
        raw.write(Arrays.copyOf(target.array(), target.position()));
        if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
            throw new EOFException("the server closed TLS");
        }
    }

    private void unwrap() throws IOException {
        plain.compact();
        SSLEngineResult result = engine.unwrap(fromServer, plain);
        if (result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW) {
            plain.flip();
            plain = ByteBuffer.allocate(plain.capacity() + engine.getSession().getApplicationBufferSize())
                    .put(plain);
        }
        plain.flip();
        if (result.getStatus() == SSLEngineResult.Status.BUFFER_UNDERFLOW) {
            fill();
        } else if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
            throw new EOFException("the server closed TLS");
        }
    }

    private void fill() throws IOException {
        int count = raw.read(chunk);
        if (count < 0) {
            throw new EOFException("the connection is closed");
        }
        if (received == 0) {
            checkFirstBytes(count);
        }
        received += count;
        records.observe(chunk, count);
        ByteBuffer grown = ByteBuffer.allocate(Math.max(fromServer.capacity(), fromServer.remaining() + count));
        fromServer = grown.put(fromServer).put(chunk, 0, count).flip();
    }

    private void checkFirstBytes(int count) throws ProbeFailure {
        if (TlsRecords.looksLikeTls(chunk, count)) {
            onFirstRecord.run();
        } else if (HttpReply.looksLikeHttp(chunk, count)) {
            throw new ProbeFailure(
                    Answer.Kind.OTHER_PROTOCOL, ReasonCode.SPEAKS_HTTP, "answers a TLS handshake in plain HTTP");
        } else {
            throw unknownProtocol(chunk, count);
        }
    }

    static ProbeFailure unknownProtocol(byte[] bytes, int count) {
        String shown = new String(bytes, 0, Math.min(count, 40), StandardCharsets.ISO_8859_1);
        return new ProbeFailure(
                Answer.Kind.OTHER_PROTOCOL,
                ReasonCode.UNKNOWN_PROTOCOL,
                "uses neither TLS nor HTTP: " + Problem.quote(shown.strip()));
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        ByteBuffer source = ByteBuffer.wrap(bytes);
        while (source.hasRemaining()) {
            wrap(source);
        }
    }

    /** Reads data; with TLS 1.3 the handshake may fail only here, if the server requires a client certificate. */
    @Override
    public int read(byte[] buffer) throws IOException {
        try {
            while (!plain.hasRemaining()) {
                if (proceed()) {
                    unwrap();
                }
            }
        } catch (EOFException e) {
            if (hello.evidence().isCertificateDemanded()) {
                throw explain(e);
            }
            return -1;
        } catch (SSLException | SocketException e) {
            throw explain(e);
        }
        int count = Math.min(buffer.length, plain.remaining());
        plain.get(buffer, 0, count);
        return count;
    }

    private IOException explain(IOException e) {
        if (records.isOld()) {
            return unusable(ReasonCode.OLD_PROTOCOL, "uses a TLS version below 1.2");
        }
        if (records.alert().isPresent()) {
            return alert(records.alert().getAsInt());
        }
        if (hello.evidence().isCertificateDemanded()) {
            return certificateDemanded();
        }
        if (received == 0) {
            return e;
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return unusable(
                        ReasonCode.UNREADABLE_CERTIFICATE,
                        "its certificate cannot be read: " + Problem.quote(String.valueOf(cause.getMessage())));
            }
        }
        return unusable(
                ReasonCode.HANDSHAKE_FAILED,
                "the TLS handshake fails: " + Problem.quote(String.valueOf(e.getMessage())));
    }

    /** Numbers of RFC 8446, 6. */
    private ProbeFailure alert(int description) {
        return switch (description) {
            case Http2.NO_APPLICATION_PROTOCOL ->
                unusable(ReasonCode.NO_COMMON_PROTOCOL, "offers no protocol over TLS that the probe supports");
            case 70 -> unusable(ReasonCode.OLD_PROTOCOL, "offers no TLS version from 1.2 on");
            case 40, 71 ->
                hello.evidence().isCertificateDemanded()
                        ? certificateDemanded()
                        : unusable(ReasonCode.NO_COMMON_CIPHER, "shares no cipher suite or group with a Go client");
            default ->
                hello.evidence().isCertificateDemanded()
                        ? certificateDemanded()
                        : unusable(ReasonCode.TLS_ALERT, "breaks off the handshake with TLS alert " + description);
        };
    }

    static ProbeFailure certificateDemanded() {
        return unusable(ReasonCode.CLIENT_CERTIFICATE_DEMANDED, "demands a client certificate");
    }

    private static ProbeFailure unusable(ReasonCode code, String message) {
        return new ProbeFailure(Answer.Kind.UNUSABLE_TLS, code, message);
    }
}
