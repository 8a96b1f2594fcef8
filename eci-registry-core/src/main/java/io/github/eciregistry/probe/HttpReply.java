package io.github.eciregistry.probe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The status and the headers a server answers with. The body is never read. */
final class HttpReply {

    static final String USER_AGENT = "eci-registry-probe";

    private static final int HEAD_LIMIT = 64 * 1024;
    private static final byte[] START = "HTTP/1.".getBytes(StandardCharsets.US_ASCII);

    private final int status;
    private final Map<String, List<String>> headers;

    private HttpReply(int status, Map<String, List<String>> headers) {
        this.status = status;
        this.headers = headers;
    }

    /** Returns a reply that another client has read. */
    static HttpReply of(int status, Map<String, List<String>> headers) {
        return new HttpReply(status, headers);
    }

    /** Asks anonymously and reads the head of the reply. */
    static HttpReply get(Wire wire, Endpoint endpoint, String path) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\n"
                + "Host: " + endpoint.authority() + "\r\n"
                + "User-Agent: " + USER_AGENT + "\r\n"
                + "Accept: */*\r\n"
                + "Connection: close\r\n\r\n";
        wire.write(request.getBytes(StandardCharsets.US_ASCII));
        return parse(readHead(wire));
    }

    static boolean looksLikeHttp(byte[] bytes, int count) {
        int compared = Math.min(count, START.length);
        for (int i = 0; i < compared; i++) {
            if (bytes[i] != START[i]) {
                return false;
            }
        }
        return compared > 0;
    }

    private static String readHead(Wire wire) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        byte[] buffer = new byte[4 * 1024];
        int lineLength = -1;
        while (head.size() < HEAD_LIMIT) {
            int count = wire.read(buffer);
            if (count < 0) {
                break;
            }
            if (head.size() < START.length) {
                checkStart(head, buffer, count);
            }
            for (int i = 0; i < count; i++) {
                head.write(buffer[i]);
                if (buffer[i] == '\n') {
                    if (lineLength == 0) {
                        return text(head);
                    }
                    lineLength = 0;
                } else if (buffer[i] != '\r') {
                    lineLength++;
                }
            }
        }
        if (head.size() == 0) {
            throw new ProbeFailure(
                    Answer.Kind.NO_ANSWER, ReasonCode.CONNECTION_CLOSED, "closes the connection without a reply");
        }
        return text(head);
    }

    private static void checkStart(ByteArrayOutputStream before, byte[] buffer, int count) throws ProbeFailure {
        ByteArrayOutputStream start = new ByteArrayOutputStream();
        start.writeBytes(before.toByteArray());
        start.write(buffer, 0, count);
        byte[] bytes = start.toByteArray();
        if (TlsRecords.looksLikeTls(bytes, bytes.length)) {
            throw new ProbeFailure(
                    Answer.Kind.OTHER_PROTOCOL, ReasonCode.SPEAKS_TLS, "answers a plain HTTP request in TLS");
        }
        if (!looksLikeHttp(bytes, bytes.length)) {
            throw TlsWire.unknownProtocol(bytes, bytes.length);
        }
    }

    private static String text(ByteArrayOutputStream head) {
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static HttpReply parse(String head) throws ProbeFailure {
        String[] lines = head.split("\r?\n", -1);
        Map<String, List<String>> headers = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                headers.computeIfAbsent(
                                lines[i].substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                        .add(lines[i].substring(colon + 1).strip());
            }
        }
        return new HttpReply(status(lines[0]), headers);
    }

    /** Reads {@code HTTP/1.1 401 Unauthorized}. */
    private static int status(String line) throws ProbeFailure {
        int status = 0;
        int at = START.length + 2;
        for (int i = at; i < at + 3; i++) {
            int digit = i < line.length() ? Character.digit(line.charAt(i), 10) : -1;
            if (digit < 0) {
                byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
                throw TlsWire.unknownProtocol(bytes, bytes.length);
            }
            status = status * 10 + digit;
        }
        return status;
    }

    int status() {
        return status;
    }

    boolean has(String name) {
        return headers.containsKey(name);
    }

    /** Returns the first value of a header; the name must be in lower case. */
    Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    List<String> headers(String name) {
        return headers.getOrDefault(name, List.of());
    }

    /** Returns where a client that is refused without a token gets one. */
    @Nullable
    Challenge challenge() {
        return status == 401 ? Challenge.bearer(headers("www-authenticate")).orElse(null) : null;
    }

    /**
     * Returns the failure for a reply that is not from a registry or a token service.
     *
     * @param asked the requested path, safe to print
     */
    ProbeFailure failure(String asked) {
        String page = isHtml() ? " and an HTML page" : "";
        String message = asked + " answers with status " + status + page;
        if (isUnavailable()) {
            return new ProbeFailure(Answer.Kind.UNAVAILABLE, ReasonCode.SERVER_ERROR, message);
        }
        ReasonCode code = status == 404 ? ReasonCode.NOT_FOUND : ReasonCode.UNEXPECTED_REPLY;
        return new ProbeFailure(Answer.Kind.OTHER_SERVICE, code, message);
    }

    /** Checks whether the server, or a proxy before it, is down or busy; 501 and 505 are about the request. */
    private boolean isUnavailable() {
        return status == 429 || (status >= 500 && status != 501 && status != 505);
    }

    /** Checks whether a token service may answer so to a client without credentials. */
    boolean canBeTokenService() {
        boolean isPage = status == 200 && isHtml();
        return status != 404 && !isUnavailable() && !isPage;
    }

    /** Checks whether the reply to an HTTP/1.1 request may be from an HTTP/2-only server. */
    boolean mayWantHttp2() {
        return status == 400 || status == 403 || status == 421 || status == 426 || status == 464 || status == 505;
    }

    boolean isHtml() {
        return contentType().contains("html");
    }

    boolean isJson() {
        return contentType().contains("json");
    }

    private String contentType() {
        return header("content-type").orElse("").toLowerCase(Locale.ROOT);
    }

    boolean isRedirect() {
        return (status == 301 || status == 302 || status == 303 || status == 307 || status == 308) && has("location");
    }

    /**
     * Checks whether this is a registry's reply to {@code /v2/}: 200, or 401 with a challenge, or any other status with
     * the API version header. A 200 without that header, which the OCI distribution specification allows, must at least
     * be JSON: web applications answer every path with a page.
     */
    boolean isRegistry() {
        boolean named = has("docker-distribution-api-version");
        return switch (status) {
            case 200 -> named || isJson();
            case 401 -> named || has("www-authenticate");
            case 404 -> false;
            default -> named && !isRedirect();
        };
    }
}
