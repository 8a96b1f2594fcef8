package io.github.eciregistry.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnnotationReadingTest {

    private static final String PLAIN_HTTP = AnnotationKeys.ECI.plainHttp();
    private static final String SKIP_VERIFY = AnnotationKeys.ECI.skipVerify();

    @Test
    void readsTheValueOfTheDocumentation() {
        AnnotationReading reading = AnnotationReading.of(
                Map.of(PLAIN_HTTP, "harbor.pre.com,192.168.1.1:5000,reg.test.com:80", SKIP_VERIFY, "Harbor.pre.com"),
                AnnotationKeys.ECI);
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.annotations())
                .isEqualTo(RegistryAnnotations.builder()
                        .plainHttp("harbor.pre.com", "192.168.1.1:5000", "reg.test.com:80")
                        .skipVerify("Harbor.pre.com")
                        .build());
    }

    @Test
    void looksAtTheGivenKeysOnly() {
        Map<String, String> annotations = Map.of(PLAIN_HTTP, "a.com", "b", "http://b.com");
        assertThat(RegistryAnnotations.parse(annotations, AnnotationKeys.ACS).isEmpty())
                .isTrue();
        assertThat(RegistryAnnotations.parse(Map.of(), AnnotationKeys.ECI).isEmpty())
                .isTrue();
    }

    @Test
    void aNullValueCountsAsAbsent() {
        Map<String, String> annotations = new HashMap<>();
        annotations.put(PLAIN_HTTP, null);
        assertThat(AnnotationReading.of(annotations, AnnotationKeys.ECI).problems())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "a.com, b.com     | BLANK_AROUND_REGISTRY | 6 | remove the whitespace around a registry, at 6",
                "` a.com,b.com`   | BLANK_AROUND_REGISTRY | 0 | remove the whitespace around a registry, at 0",
                "`a.com,b.com `   | BLANK_AROUND_REGISTRY | 11 | remove the whitespace around a registry, at 11",
                "`a.com,　b.com`  | BLANK_AROUND_REGISTRY | 6 | remove the whitespace around a registry, at 6",
                "a.com,b.com,     | EMPTY_ELEMENT         | 12 | expected a registry at 12, found nothing",
                "a.com,,b.com     | EMPTY_ELEMENT         | 6 | expected a registry at 6, found nothing",
                "`,a.com,b.com`   | EMPTY_ELEMENT         | 0 | expected a registry at 0, found nothing",
                "`a.com, ,b.com`  | EMPTY_ELEMENT         | 6 | expected a registry at 6, found nothing",
                "a.com,b.com,a.com | DUPLICATE_REGISTRY   | 12 | duplicate registry \"a.com\" at 12",
            })
    void aSloppyValueIsUnderstoodWithAWarning(String value, ProblemCode code, int offset, String message) {
        AnnotationReading reading = read(value);
        Problem problem = onlyProblemOf(reading);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.code().severity()).isEqualTo(Severity.WARNING);
        assertThat(problem.offset()).hasValue(offset);
        assertThat(problem.message()).isEqualTo(message);
        assertThat(problem.hint()).hasValue("a.com,b.com");
        assertThat(reading.annotations())
                .isEqualTo(RegistryAnnotations.builder()
                        .plainHttp("a.com", "b.com")
                        .build());
        assertThat(RegistryAnnotations.parse(Map.of(PLAIN_HTTP, value))).isEqualTo(reading.annotations());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n", "\u3000"})
    void anEmptyValueIsAWarning(String value) {
        Problem problem = onlyProblemOf(read(value));
        assertThat(problem.code()).isEqualTo(ProblemCode.EMPTY_VALUE);
        assertThat(problem.code().severity()).isEqualTo(Severity.WARNING);
        assertThat(problem.offset()).hasValue(0);
        assertThat(problem.hint()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "http://b.com       | REGISTRY_HAS_SCHEME     |  0 | expected a host, found \"http://\" | ok.com,b.com",
                "https://b.com:80/x | REGISTRY_HAS_SCHEME     |  0 | expected a host, found \"https://\" | ok.com,b.com:80",
                "b.com/project      | REGISTRY_HAS_PATH       |  5 | expected the end of the registry, found '/' | ok.com,b.com",
                "b.com/8            | REGISTRY_HAS_PATH       |  5 | expected the end of the registry, found '/' | -",
                "10.0.0.1:80/8      | REGISTRY_HAS_PATH       | 11 | expected the end of the registry, found '/' | -",
                "*.b.com            | REGISTRY_HAS_WILDCARD   |  0 | expected host or host:port as in the image, found a wildcard, which only policies support | -",
                "harbor*.pre.com    | REGISTRY_HAS_WILDCARD   |  6 | expected host or host:port as in the image, found a wildcard, which only policies support | -",
                "harbor***.pre.com  | REGISTRY_IS_PLACEHOLDER |  6 | expected host or host:port as in the image, found a placeholder of the documentation | -",
                "192.168.XX.XX:5000 | REGISTRY_IS_PLACEHOLDER |  8 | expected host or host:port as in the image, found a placeholder of the documentation | -",
                "10.0.0.0/8         | REGISTRY_IS_CIDR        |  8 | expected host or host:port as in the image, found a CIDR block, which only policies support | -",
                "[fd00::]/8         | REGISTRY_IS_CIDR        |  8 | expected host or host:port as in the image, found a CIDR block, which only policies support | -",
                "fd00::/8           | REGISTRY_IS_CIDR        |  6 | expected host or host:port as in the image, found a CIDR block, which only policies support | -",
                "b.com，c.com        | FULL_WIDTH_CHARACTER    |  5 | expected host or host:port as in the image, found '，' in full width | ok.com,b.com,c.com",
                "b.com、c.com        | FULL_WIDTH_CHARACTER    |  5 | expected host or host:port as in the image, found '、' in full width | ok.com,b.com,c.com",
                "b.com：80           | FULL_WIDTH_CHARACTER    |  5 | expected host or host:port as in the image, found '：' in full width | ok.com,b.com:80",
                "b.com c.com        | BLANK_IN_REGISTRY       |  5 | expected host or host:port as in the image, found whitespace | ok.com,b.com,c.com",
                "b.com;c.com        | INVALID_REGISTRY_FORMAT |  5 | expected ':' and a port, or the end, found ';' | ok.com,b.com,c.com",
                "fd00::1            | INVALID_REGISTRY_FORMAT |  0 | expected brackets around an IPv6 address, found none | ok.com,[fd00::1]",
                "{{ .Values.r }}    | INVALID_REGISTRY_FORMAT |  0 | expected a letter or digit, found '{' of a placeholder that is to be filled in | -",
                "b.com:${PORT}      | INVALID_REGISTRY_FORMAT |  6 | expected a digit of a port, found '$' of a placeholder that is to be filled in | -",
                "<my registry>      | INVALID_REGISTRY_FORMAT |  0 | expected a letter or digit, found '<' of a placeholder that is to be filled in | -",
                "b.com:             | INVALID_REGISTRY_FORMAT |  6 | expected a digit of a port, found the end | ok.com,b.com",
                "b.com:70000        | PORT_OUT_OF_RANGE       |  6 | expected a port from 1 to 65535, found \"70000\" | -",
                "harbor             | REGISTRY_NOT_QUALIFIED  |  6 | expected a domain or a port (otherwise it is a repository on Docker Hub), found the end | -",
            })
    void anElementThatIsNoRegistryIsAnErrorAtItsPlaceInTheValue(
            String element, ProblemCode code, int offset, String explanation, String hint) {
        AnnotationReading reading = read("ok.com," + element);
        Problem problem = onlyProblemOf(reading);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.code().severity()).isEqualTo(Severity.ERROR);
        assertThat(problem.offset()).hasValue("ok.com,".length() + offset);
        assertThat(problem.message())
                .isEqualTo("invalid registry \"" + element + "\" at " + offset + ": " + explanation);
        assertThat(problem.hint().orElse(null)).isEqualTo(hint);
        assertThat(problem.input()).hasSameSizeAs("ok.com," + element);
        assertThat(problem.path()).hasValue(PLAIN_HTTP);
        assertThat(reading.annotations().plainHttp())
                .extracting(Object::toString)
                .containsExactly("ok.com");
    }

    @Test
    void aRegistryInBothIsAnErrorAtTheSecondAndToldInNeither() {
        Map<String, String> annotations = Map.of(PLAIN_HTTP, "a.com,b.com", SKIP_VERIFY, "c.com,b.com");
        AnnotationReading reading = AnnotationReading.of(annotations, AnnotationKeys.ECI);
        Problem problem = onlyProblemOf(reading);
        assertThat(problem.code()).isEqualTo(ProblemCode.REGISTRY_IN_BOTH);
        assertThat(problem.path()).hasValue(SKIP_VERIFY);
        assertThat(problem.offset()).hasValue(6);
        assertThat(problem.message())
                .isEqualTo(
                        "registry \"b.com\" is also listed in k8s.aliyun.com/plain-http-registry: list it in one annotation only");
        assertThat(reading.annotations())
                .isEqualTo(RegistryAnnotations.builder()
                        .plainHttp("a.com")
                        .skipVerify("c.com")
                        .build());
    }

    @Test
    void annotationsTooLargeForKubernetesAreAnErrorAtTheLargest() {
        String large = "ü".repeat(131_000);
        int left = 262_144 - "large".length() - 2 * large.length() - PLAIN_HTTP.length();
        Map<String, String> fitting = Map.of("large", large, PLAIN_HTTP, "a".repeat(left - 4) + ".com");
        Map<String, String> tooLarge = Map.of("large", large, PLAIN_HTTP, "a".repeat(left - 3) + ".com");

        assertThat(AnnotationReading.of(fitting, AnnotationKeys.ECI).problems()).isEmpty();
        Problem problem = onlyProblemOf(AnnotationReading.of(tooLarge, AnnotationKeys.ECI));
        assertThat(problem.code()).isEqualTo(ProblemCode.ANNOTATIONS_TOO_LARGE);
        assertThat(problem.path()).hasValue("large");
        assertThat(problem.message())
                .isEqualTo("expected annotations of at most 262144 bytes together, found 262145, of which 262005 are"
                        + " those of \"large\"");
    }

    @Test
    void aValueThatAloneIsTooLargeIsNotLookedAt() {
        Problem problem = onlyProblemOf(read("*,".repeat(131_073)));
        assertThat(problem.code()).isEqualTo(ProblemCode.ANNOTATIONS_TOO_LARGE);
        assertThat(problem.path()).hasValue(PLAIN_HTTP);
    }

    @Test
    void parseThrowsAllProblemsIfOneIsAnError() {
        Map<String, String> annotations = Map.of(PLAIN_HTTP, "a.com, b.com,*.c.com", SKIP_VERIFY, "a.com");
        InvalidInputException thrown = catchThrowableOfType(
                InvalidInputException.class, () -> RegistryAnnotations.parse(annotations, AnnotationKeys.ECI));
        assertThat(thrown.problems())
                .extracting(Problem::code)
                .containsExactly(
                        ProblemCode.BLANK_AROUND_REGISTRY,
                        ProblemCode.REGISTRY_HAS_WILDCARD,
                        ProblemCode.REGISTRY_IN_BOTH);
    }

    private static AnnotationReading read(String value) {
        return AnnotationReading.of(Map.of(PLAIN_HTTP, value));
    }

    private static Problem onlyProblemOf(AnnotationReading reading) {
        List<Problem> problems = reading.problems();
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }
}
