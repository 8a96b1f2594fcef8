package io.github.eciregistry.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.eciregistry.reference.Registry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What servers send, read byte by byte: heads of HTTP replies, challenges, TLS records. */
class MessageReadingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HTTP/1.1 200 OK\\nDocker-Distribution-Api-Version: registry/2.0 | true",
                "HTTP/1.1 200 OK\\ncontent-type: application/json | true",
                "HTTP/1.1 200 OK\\ncontent-type: text/html | false",
                "HTTP/1.1 200 OK | false",
                "HTTP/1.0 401 Unauthorized\\nWWW-AUTHENTICATE: Basic | true",
                "HTTP/1.1 401 Unauthorized | false",
                "HTTP/1.1 401 Unauthorized\\ndocker-distribution-api-version: registry/2.0 | true",
                "HTTP/1.1 403 Forbidden\\ndocker-distribution-api-version: registry/2.0 | true",
                "HTTP/1.1 404 Not Found\\ndocker-distribution-api-version: registry/2.0 | false",
                "HTTP/1.1 307 X\\nlocation: /\\ndocker-distribution-api-version: registry/2.0 | false",
                "HTTP/1.1 429 Too Many Requests\\ndocker-distribution-api-version: registry/2.0 | true",
                "HTTP/1.1 503 X\\ncontent-type: application/json | false"
            })
    void knowsARegistryByItsStatusAndItsHeaders(String head, boolean registry) throws IOException {
        String lines = head.replace("\\n", "\r\n") + "\r\n\r\n";

        assertThat(read(lines.getBytes(StandardCharsets.US_ASCII), 1).isRegistry())
                .isEqualTo(registry);
        assertThat(read(lines.replace("\r", "").getBytes(StandardCharsets.US_ASCII), 4096)
                        .isRegistry())
                .isEqualTo(registry);
    }

    @ParameterizedTest
    @CsvSource({
        "H, UNKNOWN_PROTOCOL",
        "HTTP/1.1 2, UNKNOWN_PROTOCOL",
        "HTTP/1.1 20x OK, UNKNOWN_PROTOCOL",
        "HTTP/2 200, UNKNOWN_PROTOCOL",
        "SSH-2.0-OpenSSH, UNKNOWN_PROTOCOL",
        "+OK ready, UNKNOWN_PROTOCOL",
        "'', CONNECTION_CLOSED"
    })
    void saysWhatItReadWhereThatIsNotHttp(String text, ReasonCode code) {
        assertThatExceptionOfType(ProbeFailure.class)
                .isThrownBy(() -> read(text.getBytes(StandardCharsets.US_ASCII), 3))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(code));
    }

    @Test
    void tellsTlsFromHttpByTheFirstBytes() {
        assertThatExceptionOfType(ProbeFailure.class)
                .isThrownBy(() -> read(HexFormat.of().parseHex("15030100020246"), 7))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(ReasonCode.SPEAKS_TLS));
    }

    @Property(tries = 500)
    void readsAnyBytesOrSaysWhatTheyAre(
            @ForAll byte[] bytes, @ForAll boolean http, @ForAll @IntRange(min = 1, max = 9) int chunk) {
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        reply.writeBytes((http ? "HTTP/1.1 401 X\r\n" : "").getBytes(StandardCharsets.US_ASCII));
        reply.writeBytes(bytes);
        try {
            assertThat(read(reply.toByteArray(), chunk).status()).isBetween(0, 999);
        } catch (IOException e) {
            assertThat(e).isInstanceOf(ProbeFailure.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "Bearer realm=\"https://auth.docker.io/token\",service=\"registry.docker.io\" | https://auth.docker.io/token",
                "bearer service=\"a,b=c\" , realm = \"https://x/\" | ''",
                "Bearer realm=\"https://x/\", Basic realm=\"Registry\" | https://x/",
                "bearer service=\"a,b=c\" , realm=\"https://x/\" | https://x/",
                "BEARER realm=https://x/token,service=y | https://x/token",
                "Basic realm=\"Registry\" | ",
                "Basic realm=\"Registry\", Bearer realm=\"https://x/\" | https://x/",
                "Bearer realm=\"https://x/\\\"y\" | https://x/\"y",
                "Bearer service=x | ''",
                "Bearer | ''",
                "Bearer realm= | ''",
                "Bearer realm=\"https://x/ | https://x/",
                "realm=\"https://x/\" | ",
                "=,=\"\\ | "
            })
    void findsTheRealmOfABearerChallenge(String header, String realm) {
        assertThat(Challenge.bearer(List.of(header)).map(Challenge::realm).orElse(null))
                .isEqualTo(realm);
    }

    @Property(tries = 500)
    void readsAnyChallenge(@ForAll @StringLength(max = 200) String header) {
        assertThat(Challenge.bearer(List.of("Bearer " + header))).isPresent();
    }

    @Property(tries = 200)
    void findsWhatWasQuoted(@ForAll String realm) {
        String quoted = realm.replace("\\", "\\\\").replace("\"", "\\\"");

        assertThat(Challenge.bearer(List.of("Bearer service=\"x\",realm=\"" + quoted + "\"")))
                .contains(new Challenge(realm, "x"));
    }

    @ParameterizedTest
    @CsvSource({
        "15030100020246, 70, false",
        "15030300020228, 40, false",
        "15030300020170, , false",
        "1503030002017015030300020250, 80, false",
        "160302000a020000060302aaaaaaaa15030200020214, 20, true",
        "160303000a020000060303aaaaaaaa15030300020214, 20, false",
        "160303000a020000060303aaaaaaaa1503030020aabb, , false",
        "16030300, , false"
    })
    void readsAlertsAndTheVersionInClear(String hex, Integer alert, boolean old) {
        for (int chunk = 1; chunk <= 5; chunk++) {
            TlsRecords records = observe(HexFormat.of().parseHex(hex), chunk);

            assertThat(records.alert().isPresent() ? records.alert().getAsInt() : null)
                    .isEqualTo(alert);
            assertThat(records.isOld()).isEqualTo(old);
        }
    }

    @Property(tries = 300)
    void seesTheSameInAnyChunks(@ForAll byte[] bytes, @ForAll @IntRange(min = 1, max = 9) int chunk) {
        TlsRecords whole = observe(bytes, Math.max(1, bytes.length));
        TlsRecords parts = observe(bytes, chunk);

        assertThat(parts.alert()).isEqualTo(whole.alert());
        assertThat(parts.isOld()).isEqualTo(whole.isOld());
    }

    private static TlsRecords observe(byte[] bytes, int chunk) {
        TlsRecords records = new TlsRecords();
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        byte[] buffer = new byte[chunk];
        for (int count = in.read(buffer, 0, chunk); count > 0; count = in.read(buffer, 0, chunk)) {
            records.observe(buffer, count);
        }
        return records;
    }

    private static HttpReply read(byte[] bytes, int chunk) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        Wire wire = new Wire() {
            @Override
            public void write(byte[] request) {
                // A reply that is there before the question.
            }

            @Override
            public int read(byte[] buffer) {
                return in.read(buffer, 0, Math.min(chunk, buffer.length));
            }
        };
        return HttpReply.get(wire, Endpoint.http(Registry.parse("harbor.test")), "/v2/");
    }
}
