package io.github.eciregistry.probe;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLSocket;

/** A registry that serves HTTP/2 over TLS and nothing else: one request a connection (RFC 9113). */
final class Http2Server implements RawServer.Behaviour {

    private static final int PREFACE_LENGTH = 24;
    private static final int HEADERS = 1;
    private static final int SETTINGS = 4;
    private static final int END_OF_STREAM_AND_HEADERS = 5;

    private final TestCertificates certificate;
    private final byte[] refusal;
    private final int status;
    private final Map<String, String> headers;
    private final List<String> serverNames = new CopyOnWriteArrayList<>();

    /** @param refusal what a client gets that does not offer HTTP/2 */
    Http2Server(TestCertificates certificate, byte[] refusal, int status, Map<String, String> headers) {
        this.certificate = certificate;
        this.refusal = refusal;
        this.status = status;
        this.headers = headers;
    }

    /** Returns the names that clients have asked for in HTTP/2, as SNI. */
    List<String> serverNames() {
        return List.copyOf(serverNames);
    }

    @Override
    public void serve(Socket client) throws IOException {
        SSLSocket tls =
                (SSLSocket) certificate.serverContext().getSocketFactory().createSocket(client, null, true);
        tls.setUseClientMode(false);
        tls.setHandshakeApplicationProtocolSelector((socket, offered) -> offered.contains("h2") ? "h2" : "");
        tls.startHandshake();
        if (!tls.getApplicationProtocol().equals("h2")) {
            if (tls.getInputStream().read(new byte[4096]) > 0) {
                tls.getOutputStream().write(refusal);
            }
            return;
        }
        OutputStream out = tls.getOutputStream();
        writeFrame(out, SETTINGS, 0, 0, new byte[0]);
        DataInputStream in = new DataInputStream(tls.getInputStream());
        in.readFully(new byte[PREFACE_LENGTH]);
        serverNames.add(((ExtendedSSLSession) tls.getSession())
                .getRequestedServerNames()
                .toString());
        while (true) {
            int length = (in.readUnsignedByte() << 16) | in.readUnsignedShort();
            int type = in.readUnsignedByte();
            in.readUnsignedByte();
            int stream = in.readInt();
            in.readFully(new byte[length]);
            if (type == HEADERS) {
                writeFrame(out, HEADERS, END_OF_STREAM_AND_HEADERS, stream, headerBlock());
            }
        }
    }

    private static void writeFrame(OutputStream out, int type, int flags, int stream, byte[] payload)
            throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(payload.length >> 16);
        frame.write(payload.length >> 8);
        frame.write(payload.length);
        frame.write(type);
        frame.write(flags);
        frame.writeBytes(new byte[] {0, 0, 0, (byte) stream});
        frame.writeBytes(payload);
        out.write(frame.toByteArray());
        out.flush();
    }

    /** Literal fields without indexing and without compression (RFC 7541, 6.2.2). */
    private byte[] headerBlock() {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        writeField(block, ":status", Integer.toString(status));
        headers.forEach((name, value) -> writeField(block, name, value));
        return block.toByteArray();
    }

    private static void writeField(ByteArrayOutputStream block, String name, String value) {
        block.write(0);
        for (String text : List.of(name, value)) {
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            // Lengths from 127 on continue in a second octet, seven bits each.
            if (bytes.length < 127) {
                block.write(bytes.length);
            } else {
                block.write(127);
                block.write((bytes.length - 127) & 127);
            }
            block.writeBytes(bytes);
        }
    }
}
