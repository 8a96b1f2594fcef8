package io.github.eciregistry.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of a million characters that repeat what costs most; the limit finds a hang, it measures nothing. */
class HostilePullErrorTest {

    private static final int LENGTH = 1_000_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                " ",
                "\n",
                "a\n",
                "\"",
                "\\",
                "\\\"",
                "\\u",
                "\u001b[",
                "(",
                "[",
                "{\"",
                "https://",
                "https://a/",
                "https://a/v2/?service= ",
                "Get \"",
                "image \"a/b",
                "image \"A/b\" ",
                "403 ",
                "status 403 ",
                "denied",
                "not found",
                "(mirrors also failed: [",
                "Back-off pulling image ",
                "x509: ",
                "Warning \n",
                "message: \"a\n  b",
                "Failed to pull image \"h.example/a:1\": connection refused\n"
            })
    void hostileTextsDoNotHang(String piece) {
        String text = piece.repeat(LENGTH / piece.length());

        PullDiagnosis diagnosis = assertTimeoutPreemptively(Duration.ofSeconds(60), () -> PullDiagnosis.of(text));

        assertThat(diagnosis.text()).hasSize(text.length());
    }
}
