package io.github.eciregistry.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same answer means another thing from another host, for another request, and with another status. */
class AnswerRulesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Get "https://h.example/v2/": invalid character '<' looking for beginning of value               | NOT_A_REGISTRY
            HEAD request to https://h.example/v2/a/manifests/1: 403 Forbidden: invalid character '<'        | FORBIDDEN_BY_FRONT_END
            HEAD request to https://h.example/v2/a/manifests/1: 403 Forbidden: denied by export control     | FORBIDDEN_BY_FRONT_END
            HEAD request to https://h.example/v2/a/manifests/1: 403 Forbidden                               | AUTH
            HEAD request to https://registry.k8s.io/v2/a/manifests/1: 403 Forbidden                         | FORBIDDEN_BY_FRONT_END
            pinging container registry registry.k8s.io: 403 Forbidden                                       | FORBIDDEN_BY_FRONT_END
            pinging container registry h.example: 403 Forbidden                                             | AUTH
            GET request to https://h.example/v2/: 404 Not Found                                             | NOT_A_REGISTRY
            GET request to https://h.example/service/token?service=a: 404 Not Found                         | NOT_A_REGISTRY
            GET request to https://h.example/v2/a/manifests/1: 404 Not Found                                | NOT_FOUND
            """)
    void tellCauses(String message, PullCause cause) {
        assertThat(PullDiagnosis.of(message).cause()).isEqualTo(cause);
    }
}
