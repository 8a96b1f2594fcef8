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
            pinging container registry h.example:5000: StatusCode: 404, "404 page not found"                | NOT_A_REGISTRY
            error pinging docker registry h.example: invalid status code from registry 404 (Not Found)      | NOT_A_REGISTRY
            reading manifest 1 in h.example/a: received unexpected HTTP status: 404 Not Found               | NOT_FOUND
            Get "https://h.example/v2/": Forbidden                                                          | PROXY
            Get "https://h.example/v2/": Forbidden" image="h.example/a:1"                                   | PROXY
            Get "https://h.example/v2/": Forbidden image=h.example/a:1                                      | PROXY
            Get "https://h.example/v2/": Bad Gateway                                                        | PROXY
            Get "http://h.example/v2/": Forbidden                                                           | UNKNOWN
            Get "https://h.example/v2/": Forbidden zone                                                     | UNKNOWN
            Get "https://h.example/v2/": Moved Permanently                                                  | UNEXPECTED_REDIRECT
            HEAD request to https://h.example/v2/a/manifests/1: 412 Precondition Failed                     | SIGNATURE_INVALID
            Get "https://h.example/v2/": Get "null://h.example/token?a": unsupported protocol scheme "null" | TOKEN_REALM_SCHEME_MISMATCH
            Get "https://h.example/v2/": unsupported protocol scheme "htps"                                 | NOT_A_REGISTRY
            """)
    void tellCauses(String message, PullCause cause) {
        assertThat(PullDiagnosis.of(message).cause()).isEqualTo(cause);
    }
}
