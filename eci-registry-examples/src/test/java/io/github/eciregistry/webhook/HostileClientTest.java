package io.github.eciregistry.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.admission.RegistryAdmission;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileClientTest {

    private static final String POD = Reviews.pod("192.168.1.10:5000/test/nginx:latest");

    @TempDir
    private static Path folder;

    private static RunningWebhook webhook;

    @BeforeAll
    static void start() throws Exception {
        webhook = RunningWebhook.start(folder);
    }

    @AfterAll
    static void stop() {
        webhook.close();
    }

    @AfterEach
    void stillAnswersOthers() throws Exception {
        assertThat(webhook.review(POD).statusCode()).isEqualTo(200);
        assertThat(webhook.metric("requests_in_flight")).isZero();
    }

    /** The header of a review. */
    static String header(String length) {
        return "POST /mutate HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + length + "\r\n\r\n";
    }

    @Test
    void refusesABodyThatIsAnnouncedAsTooLarge() throws Exception {
        double before = webhook.metric("errors_total{reason=\"too_large\"}");
        try (RawClient client = RawClient.tls(webhook.port())) {
            String answer = client.send(header("Content-Length: 4194305")).readToEnd();
            assertThat(answer)
                    .startsWith("HTTP/1.1 413 ")
                    .contains("Connection: close")
                    .endsWith("expected at most 4194304 bytes\n");
        }
        assertThat(webhook.metric("errors_total{reason=\"too_large\"}")).isEqualTo(before + 1);
    }

    @Test
    void refusesABodyThatTurnsOutToBeTooLarge() throws Exception {
        byte[] body = (POD + " ".repeat(RegistryAdmission.DEFAULT_MAXIMUM_SIZE)).getBytes(StandardCharsets.UTF_8);
        try (RawClient client = RawClient.tls(webhook.port())) {
            client.send(header("Transfer-Encoding: chunked")).send(Integer.toHexString(body.length) + "\r\n");
            String answer = sendAll(client, body).readToEnd();
            assertThat(answer).startsWith("HTTP/1.1 413 ");
        }
    }

    /** The server may close before it has read everything. */
    private static RawClient sendAll(RawClient client, byte[] body) {
        try {
            client.send(body);
        } catch (IOException e) {
            assertThat(e).isNotNull();
        }
        return client;
    }

    @Test
    void takesABodyOfTheLargestSize() throws Exception {
        String body = POD + " ".repeat(RegistryAdmission.DEFAULT_MAXIMUM_SIZE - POD.length());
        assertThat(webhook.review(body).statusCode()).isEqualTo(200);
        HttpResponse<String> chunked = webhook.send(webhook.request("/mutate")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))));
        assertThat(chunked.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 50})
    void survivesABodyThatIsCutOff(int sent) throws Exception {
        double before = webhook.metric("errors_total{reason=\"aborted\"}");
        try (RawClient client = RawClient.tls(webhook.port())) {
            client.send(header("Content-Length: 100") + " ".repeat(sent)).endOutput();
            client.readToEnd();
        }
        assertThat(webhook.metric("errors_total{reason=\"aborted\"}")).isEqualTo(before + 1);
    }

    @Test
    void refusesAHeaderThatIsTooLarge() throws Exception {
        try (RawClient client = RawClient.tls(webhook.port())) {
            String answer = client.send(
                            "GET /healthz HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(32_000) + "\r\n\r\n")
                    .readToEnd();
            assertThat(answer).startsWith("HTTP/1.1 431 ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\r\n\r\n", "\r\n\r\n\r\n\r\n", "SSH-2.0-OpenSSH_9.2\r\n"})
    void closesAConnectionThatIsNotTls(String text) throws Exception {
        try (RawClient client = RawClient.plain(webhook.port())) {
            assertThat(client.send(text).readToEnd()).doesNotContain("HTTP/1.1 200");
        }
    }

    @Test
    void closesAConnectionThatIsNoise() throws Exception {
        Random random = new Random(42);
        for (int i = 0; i < 20; i++) {
            byte[] noise = new byte[1 + random.nextInt(2000)];
            random.nextBytes(noise);
            try (RawClient plain = RawClient.plain(webhook.port());
                    RawClient tls = RawClient.tls(webhook.port())) {
                sendAll(plain, noise);
                assertThat(sendAll(tls, noise).endOutput().readToEnd()).doesNotContain("HTTP/1.1 200");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nContent-Length: 6",
                "Content-Length: 5\r\nTransfer-Encoding: chunked",
                "Content-Length: -1",
                "Content-Length: 99999999999999999999",
                "Transfer-Encoding: gzip"
            })
    void refusesAmbiguousLengths(String length) throws Exception {
        try (RawClient client = RawClient.tls(webhook.port())) {
            assertThat(client.send(header(length) + "0\r\n\r\n").readToEnd()).startsWith("HTTP/1.1 400 ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%6dutate",
                "/mutate;x=1",
                "/a/../mutate",
                "/./mutate",
                "//mutate",
                "/mutate/",
                "/MUTATE",
                "/mutate%2f",
                "/metrics/../mutate",
                "/%68ealthz",
                "/a/../metrics",
                "/readyz;x"
            })
    void knowsAPathOnlyAsItIsWritten(String path) throws Exception {
        for (String method : new String[] {"POST", "GET"}) {
            try (RawClient client = RawClient.tls(webhook.port())) {
                String answer = client.send(
                                method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                        + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}")
                        .readToEnd();
                assertThat(answer).containsPattern("^HTTP/1.1 (400|404) ").doesNotContain("Exception", "java.", "@");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "identity, gzip", "x"})
    void refusesAnEncodedBody(String encoding) throws Exception {
        HttpResponse<String> answer = webhook.send(webhook.request("/mutate")
                .header("Content-Type", "application/json")
                .header("Content-Encoding", encoding)
                .POST(BodyPublishers.ofString(POD)));
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).isEqualTo("expected no Content-Encoding\n");
    }

    /** Sixty bytes of header take more than a kilobyte of memory if they are ten fields. */
    @Test
    void refusesMoreFieldsThanARequestHas() throws Exception {
        try (RawClient client = RawClient.tls(webhook.port())) {
            String answer = client.send(header("a:\r\n".repeat(70) + "Content-Length: 2"))
                    .readToEnd();
            assertThat(answer).startsWith("HTTP/1.1 431 ").doesNotContain("Exception");
        }
    }

    /** Of two requests in one, the second is answered as one of its own or not at all, never read as part of the first. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 2\r\nContent-Length: 2\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding : chunked",
                "Content-Length : 2",
                "Content-Length: +2",
                "Content-Length: 0x2",
                "X: a\r\n Content-Length: 2",
            })
    void refusesSmuggledRequests(String header) throws Exception {
        try (RawClient client = RawClient.tls(webhook.port())) {
            String answer = client.send(header(header) + "GET /readyz HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .endOutput()
                    .readToEnd();
            assertThat(answer).containsPattern("^HTTP/1.1 (400|411|501) ").doesNotContain(" 200 ");
        }
    }

    /** Java's own client would refuse it before it sends anything. */
    @ParameterizedTest
    @CsvSource({"1, 'alert'", "2, 'alert'", "3, 'hello'"})
    void refusesTlsBelow12(int minorVersion, String expected) throws Exception {
        try (RawClient client = RawClient.plain(webhook.port())) {
            String answer = client.send(clientHello(minorVersion)).endOutput().readToEnd();
            if (expected.equals("alert")) {
                assertThat(answer).startsWith("\u0015\u0003").endsWith("\u0002F"); // fatal, protocol_version
            } else {
                assertThat(answer).startsWith("\u0016\u0003\u0003");
            }
        }
    }

    /** A ClientHello of TLS 1.x (RFC 5246, 7.4.1.2) with what each version needs to go on. */
    private static byte[] clientHello(int minorVersion) {
        String random = "00".repeat(32);
        String suites = "0006" + "C02B" + "C009" + "002F";
        String extensions = "000A00040002" + "0017" + "000B00020100" + "000D00040002" + "0403";
        String hello = "03" + String.format("%02X", minorVersion) + random + "00" + suites + "0100"
                + String.format("%04X", extensions.length() / 2) + extensions;
        String handshake = "01" + String.format("%06X", hello.length() / 2) + hello;
        return HexFormat.of().parseHex("160301" + String.format("%04X", handshake.length() / 2) + handshake);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void speaksTls(String protocol) throws Exception {
        assertThat(handshake(protocol)).isEqualTo(protocol);
    }

    private static String handshake(String protocol) throws IOException {
        SSLContext context = RunningWebhook.AUTHORITY.clientContext();
        try (SSLSocket socket = RawClient.socket(context, webhook.port())) {
            socket.setEnabledProtocols(new String[] {protocol});
            socket.startHandshake();
            return socket.getSession().getProtocol();
        }
    }
}
