package io.github.eciregistry.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.reference.ImageReference;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    private static final String DIGEST = "sha256:" + "0a".repeat(32);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "user:PW@harbor.corp/app             | ***@harbor.corp/app",
                "user:PW@shanghai.corp/app           | ***@shanghai.corp/app",
                "user:PW@SHA.corp/app                | ***@SHA.corp/app",
                "user:PW@sha256:5000/app             | ***@sha256:5000/app",
                "https://user:PW@shanghai.corp/app   | https://***@shanghai.corp/app",
                "user:PW@@shanghai.corp              | ***@shanghai.corp",
                "user:P/W@harbor.corp/app            | ***@harbor.corp/app",
                "user:P,W@harbor.corp/app            | ***@harbor.corp/app",
                "user:P W@harbor.corp/app            | ***@harbor.corp/app",
                "user:P?W@harbor.corp/app            | ***@harbor.corp/app",
                "TOKEN@harbor.corp/app               | ***@harbor.corp/app",
                "a.corp,user:PW@b.corp,c.corp        | ***@b.corp,c.corp",
                "user:PW＠harbor.corp/app             | ***＠harbor.corp/app",
                "user%3APW%40harbor.corp             | ***",
                "user%253APW%2540harbor.corp         | ***",
                "user%3APW/app                       | ***/app",
                "h.corp/app?token=PW                 | h.corp/app?***",
                "docker://u:PW@h.corp/app?token=PW2  | docker://***@h.corp/app?***",
                "h.corp/app?token=@PW                | ***",
                "PW://x@h.corp/app                   | ***@h.corp/app",
                "password: PW                        | password: ***",
                "{\"auth\": \"PW\"}                  | {\"auth\": \"***\"}",
                "{\"auth\":\"PW\"}                   | {\"auth\":\"***\"}",
                "Bearer PW                           | Bearer ***",
                "user:PW@host\\u0040x                | ***\\u0040x",
            })
    void masksCredentialsOfAValue(String text, String masked) {
        assertThat(Redaction.ofValue(text)).isEqualTo(masked);
        assertThat(Redaction.inPlace(text))
                .hasSameSizeAs(text)
                .doesNotContain("PW")
                .doesNotContain("TOKEN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nginx",
                "Harbor.local:5000/App:1",
                "harbor.corp/token:v1",
                "*.corp.example",
                "[fd00::1]:5000",
                "10.0.0.0/8",
                "https://harbor.corp/app",
                "harbor***.pre.com",
                "${IMAGE}:latest",
                "{{ .Values.image }}",
                "a.corp, b.corp",
                "app@sha256:abcdef",
                "",
            })
    void showsWhatIsHarmless(String text) {
        assertThat(Redaction.ofValue(text)).isSameAs(text);
        assertThat(Redaction.inPlace(text)).isSameAs(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Head \"https://user:PW@harbor.corp/v2/\": x509: expired      | Head \"https://***@harbor.corp/v2/\": x509: expired",
                "Failed to pull image \"user:P W@h.corp/a\": EOF              | Failed to pull image \"***@h.corp/a\": EOF",
                "pull user:P W@h.corp/a failed                                | pull ***@h.corp/a failed",
                "pull user:P W x PW@h.corp/a: EOF                             | pull ***@h.corp/a: EOF",
                "pull b.c/PW z@h.corp/a failed                                | pull ***@h.corp/a failed",
                "Get \"https://h.corp/token?password=PW&service=x\": EOF      | Get \"https://h.corp/token?***\": EOF",
                "Head \"https://m.corp/v2/a?ns=h.corp%3A5000\": EOF           | Head \"https://m.corp/v2/a?ns=h.corp%3A5000\": EOF",
                "sent Authorization: Basic PW to x                            | sent Authorization: ***",
                "with Bearer PW: denied                                       | with Bearer ***: denied",
                "no basic auth credentials                                    | no basic auth credentials",
                "failed to fetch oauth token: Post \"https://h.corp/\": EOF   | failed to fetch oauth token: Post \"https://h.corp/\": EOF",
                "failed to fetch oauth token: unexpected status: 401          | failed to fetch oauth token: unexpected status: 401",
                "Bearer realm=\"https://h.corp/token\",service=\"x\"          | Bearer realm=\"https://h.corp/token\",service=\"x\"",
                "login -p PW password=PW                                      | login -p *** password=***",
                "docker login -u user:PW h.corp                               | docker login -u *** h.corp",
                "curl --user=me:PW https://h.corp                             | curl --user=*** https://h.corp",
                "password \"PW\" incorrect                                  | password \"***\" incorrect",
                "secret \"harbor-pull\" not found; mkdir -p /var/lib        | secret \"harbor-pull\" not found; mkdir -p /var/lib",
                "dial tcp 10.0.0.1:443->10.0.0.2:5000: i/o timeout            | dial tcp 10.0.0.1:443->10.0.0.2:5000: i/o timeout",
            })
    void masksCredentialsAmongWords(String text, String masked) {
        assertThat(Redaction.ofProse(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "metadata.annotations.user:PW@sha.x | metadata.annotations.***@sha.x",
                "spec.containers[1].image           | spec.containers[1].image",
                "user.PW@h.corp                     | ***@h.corp",
            })
    void showsTheKnownNamesOfAPath(String path, String masked) {
        assertThat(Redaction.ofPath(path)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "u:PW/z@h.corp | 0 | 4  | ***",
                "u:PW/z@h.corp | 7 | 13 | h.corp",
                "h.corp/app    | 0 | 6  | h.corp",
            })
    void masksAPartAsInTheWhole(String text, int from, int to, String part) {
        assertThat(Redaction.part(text, from, to)).isEqualTo(part);
    }

    @Property(tries = 500)
    void neverMasksAValidReference(@ForAll("references") String reference) {
        assertThat(Redaction.ofValue(reference)).isSameAs(reference);
        assertThat(Redaction.ofValue(reference + "@" + DIGEST)).isEqualTo(reference + "@" + DIGEST);
    }

    @Property(tries = 500)
    void masksNothingMoreOfAValueTheSecondTime(@ForAll("texts") String text) {
        String value = Redaction.ofValue(text);
        assertThat(Redaction.ofValue(value)).isEqualTo(value);
        assertThat(Redaction.inPlace(text)).hasSameSizeAs(text);
    }

    @Provide
    Arbitrary<String> references() {
        return Arbitraries.of(
                        "harbor.corp", ":", "5000", "/", "app", "token", "_", "-", "V1", "password", "[fd00::1]", ".")
                .list()
                .ofMinSize(1)
                .ofMaxSize(9)
                .map(parts -> String.join("", parts))
                .filter(RedactionTest::isReference);
    }

    private static boolean isReference(String text) {
        try {
            ImageReference.parse(text);
            return true;
        } catch (InvalidInputException e) {
            return false;
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "user", ":", "@", "/", " ", "\"", "?", "%40", "h.corp", "token", "=", ",", "#", "Bearer", "'")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    /** Repeats what may begin a secret, in a text as long as a pull error may be. The limit of time is for a hang. */
    @ParameterizedTest
    @Timeout(60)
    @ValueSource(
            strings = {
                "password=",
                "x-token=",
                "cookie:",
                "cookie: ",
                "bearer ",
                "token: ",
                "\"auth\":",
                "auth:'",
                "eyJ",
                "%40",
                "user:a@",
                "http://a?",
                "sha256:",
                "password=::"
            })
    void takesLinearTime(String part) {
        String text = part.repeat(4_000_000 / part.length()) + ":".repeat(100_000);

        assertThat(Redaction.ofProse(text)).isNotNull();
        assertThat(Redaction.ofValue(text.substring(0, 65_000))).isNotNull();
    }
}
