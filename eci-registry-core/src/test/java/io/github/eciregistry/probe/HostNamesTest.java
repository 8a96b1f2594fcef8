package io.github.eciregistry.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostNamesTest {

    /** Rows of matchHostnamesTests in crypto/x509/x509_test.go of Go, read 2026-11-23, and a few more. */
    @ParameterizedTest
    @CsvSource({
        "a.b.c, a.b.c, true",
        "a.b.c, b.b.c, false",
        "*.b.c, a.b.c, true",
        "*.b.c, B.B.C, true",
        "*.b.c, b.c, false",
        "*.b.c, x.a.b.c, false",
        "*b.c, ab.c, false",
        "a.*.c, a.b.c, false",
        "*.*.c, a.b.c, false",
        "'', a.b.c, false",
        "*, a, true",
        "a.b.c, '', false",
        "'', '', false",
        "example, example, true"
    })
    void matchesAsGoDoes(String pattern, String host, boolean matches) {
        assertThat(HostNames.matches(pattern, host)).isEqualTo(matches);
    }
}
