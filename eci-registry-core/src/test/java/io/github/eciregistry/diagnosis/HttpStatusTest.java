package io.github.eciregistry.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which three digits are a status. */
class HttpStatusTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unexpected status code [manifests 404]: 403 forbidden | 403",
                "unexpected status: 401 unauthorized | 401",
                "invalid status code from registry 403 (forbidden) | 403",
                "statuscode: 404, \"\" | 404",
                "received unexpected http status: 502 bad gateway | 502",
                "error parsing http 429 response body | 429",
                "failed with status: 503 service temporarily unavailable | 503",
                "unexpected status code 520 | 520",
                "status=500. | 500",
                "status 300 | 300",
                "status 599 | 599",
                "status 490 | 490",
                "401 unauthorized, then 403 forbidden | 403",
            })
    void findsTheLastStatus(String words, int code) {
        assertThat(HttpStatus.in(words)).map(HttpStatus::code).hasValue(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "40",
                "404",
                "sha256:404",
                "api error (500): no",
                "10.0.0.404 forbidden",
                "status 2001",
                "status 200 ok",
                "code 999",
                "status 299",
                "status 600",
                "port 403",
                "v401 unauthorized",
                "403forbidden",
            })
    void findsNoStatus(String words) {
        assertThat(HttpStatus.in(words)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"request to \0\0\0: 403", "request to \0\0\0: 599 "})
    void findsAStatusWithoutReasonAfterAUrl(String words) {
        assertThat(HttpStatus.in(words)).isPresent();
    }
}
