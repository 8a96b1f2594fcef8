package io.github.eciregistry.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers that mean to hold the probe, to lead it elsewhere, or to write to the terminal of whoever reads its answer. */
class HostileRegistryTest {

    /** Longer than anything a person reads, and far less than these servers send. */
    private static final int LONGEST_TEXT = 4_000;

    enum Attack {
        ENDLESS_HEADERS(forEver("HTTP/1.1 200 OK\r\n", "X-Filler: 0123456789\r\n")),
        ENDLESS_HEADER(forEver("HTTP/1.1 200 OK\r\nX: ", "0123456789")),
        ENDLESS_BODY(forEver("HTTP/1.1 404 Not Found\r\n\r\n", "0123456789")),
        ENDLESS_NOTHING(forEver("", "\0\0\0\0\0\0\0\0")),
        CONTINUE_FLOOD(forEver("", "HTTP/1.1 100 Continue\r\n\r\n")),
        CHALLENGE_BOMB(
                http("HTTP/1.1 401 X\r\nWWW-Authenticate: Bearer " + "a=\"\\\\\",=,".repeat(7_000) + "\r\n\r\n")),
        MANY_CHALLENGES(http("HTTP/1.1 401 X\r\n" + "WWW-Authenticate: Basic realm=\"x\"\r\n".repeat(1_500) + "\r\n")),
        LONG_REALM_HOST(realm("https://" + "a".repeat(30_000) + ".test/token")),
        LONG_REALM_PATH(realm("http://auth.test:1/" + "a".repeat(30_000))),
        LONG_UNUSABLE_REALM(realm("null://" + "a".repeat(30_000))),
        REALM_IN_A_FILE(realm("file:///etc/passwd")),
        REALM_OF_GOPHER(realm("gopher://127.0.0.1:6379/_INFO")),
        REALM_WITH_ESCAPES(realm("http://auth.test/\u001b[31m\u009b31m")),
        REALM_OF_METADATA(realm("http://169.254.169.254/latest/meta-data/iam/security-credentials/")),
        REDIRECT_LOOP(http("HTTP/1.1 307 X\r\nLocation: /v2/\r\n\r\n")),
        REDIRECT_TO_A_FILE(http("HTTP/1.1 301 X\r\nLocation: file:///etc/passwd\r\n\r\n")),
        REDIRECT_WITH_ESCAPES(http("HTTP/1.1 301 X\r\nLocation: http://h.test/\u001b]0;pwn\u0007\r\n\r\n")),
        LONG_REDIRECT(http("HTTP/1.1 302 X\r\nLocation: http://" + "a".repeat(50_000) + ".test/\r\n\r\n")),
        GREETING_WITH_ESCAPES(http("\u001b[2J\u001b]0;pwn\u0007\u009b31m\r\n\r\n")),
        STATUS_WITH_ESCAPES(http("HTTP/1.1 \u001b[31m 200\r\n\r\n")),
        CUT_OFF(http("HTTP/1.1 40")),
        BROKEN_TLS_RECORDS(bytes("160303ffff" + "00".repeat(64))),
        TLS_OF_ZERO_LENGTH(bytes("1603030000".repeat(2_000))),
        TLS_ALERTS(bytes("15030300020100".repeat(2_000))),
        CHAIN_OF_6_MB(client -> {
            client.getInputStream().read(new byte[4096]);
            client.getOutputStream().write(HexFormat.of().parseHex("16030340000b5b8d80"));
            for (int i = 0; i < 6_000; i++) {
                client.getOutputStream().write(new byte[1024]);
            }
        }),
        MANY_NAMES(client -> RawServer.tlsRegistry(TestCertificates.MANY_NAMES).serve(client)),
        HOSTILE_SUBJECT(client ->
                RawServer.tlsRegistry(TestCertificates.HOSTILE_SUBJECT).serve(client));

        @SuppressWarnings("ImmutableEnumChecker") // It is a lambda without state.
        private final RawServer.Behaviour behaviour;

        Attack(RawServer.Behaviour behaviour) {
            this.behaviour = behaviour;
        }

        private static RawServer.Behaviour http(String reply) {
            return RawServer.answer(reply.getBytes(StandardCharsets.ISO_8859_1));
        }

        private static RawServer.Behaviour realm(String realm) {
            return http("HTTP/1.1 401 X\r\nWWW-Authenticate: Bearer realm=\"" + realm + "\"\r\n\r\n");
        }

        private static RawServer.Behaviour bytes(String hex) {
            return client -> {
                client.getInputStream().read(new byte[4096]);
                client.getOutputStream().write(HexFormat.of().parseHex(hex));
                RawServer.staySilent(client);
            };
        }

        private static RawServer.Behaviour forEver(String start, String filler) {
            return client -> {
                write(client, start);
                while (true) {
                    write(client, filler);
                }
            };
        }

        private static void write(Socket client, String text) throws IOException {
            client.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    @ParameterizedTest
    @EnumSource(Attack.class)
    void endsAndSaysSoInPrintableText(Attack attack) throws Exception {
        try (RawServer server = RawServer.start(attack.behaviour)) {
            boolean showsCertificate = attack == Attack.MANY_NAMES || attack == Attack.HOSTILE_SUBJECT;
            long start = System.nanoTime();
            ProbeResult result = RegistryProbeTest.probe()
                    .replyTimeout(Duration.ofSeconds(showsCertificate ? 14 : 2))
                    .deadline(Duration.ofSeconds(15))
                    .build()
                    .probe(server.registry("harbor.test"));

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(17));
            String text = result + result.advice() + result.relatedHosts() + result.certificate();
            assertThat(text).as("length").hasSizeLessThan(LONGEST_TEXT);
            assertThat(text.chars()
                            .filter(c -> Character.isISOControl(c)
                                    || Character.getType(c) == Character.FORMAT
                                    || c == 0x2028
                                    || c == 0x2029)
                            .toArray())
                    .as(text)
                    .isEmpty();
            assertThat(result.certificate().isPresent()).isEqualTo(showsCertificate);
            result.certificate()
                    .ifPresent(certificate -> assertThat(
                                    certificate.subject() + certificate.issuer() + certificate.names())
                            .hasSizeLessThan(LONGEST_TEXT)
                            .matches("\\P{Cc}*"));
        }
    }
}
