package io.github.eciregistry.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnnotationKeysTest {

    @Test
    void theKeysOfEciAreThoseOfItsDocumentation() {
        assertThat(AnnotationKeys.ECI.plainHttp()).isEqualTo("k8s.aliyun.com/plain-http-registry");
        assertThat(AnnotationKeys.ECI.skipVerify()).isEqualTo("k8s.aliyun.com/insecure-registry");
        assertThat(AnnotationKeys.ECI)
                .hasToString("k8s.aliyun.com/plain-http-registry, k8s.aliyun.com/insecure-registry");
    }

    @Test
    void theKeysOfAcsAreThoseOfItsDocumentation() {
        assertThat(AnnotationKeys.ACS.plainHttp()).isEqualTo("registry.alibabacloud.com/plain-http-registry");
        assertThat(AnnotationKeys.ACS.skipVerify()).isEqualTo("registry.alibabacloud.com/insecure-registry");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "A-b_c.d",
                "a__b",
                "example.com/a",
                "Example.COM/a",
                "a--b.c/x",
                "a.b/123456789012345678901234567890123456789012345678901234567890123",
            })
    void takesWhatKubernetesTakes(String key) {
        AnnotationKeys keys = AnnotationKeys.of(key, "other/key");
        assertThat(keys.plainHttp()).isEqualTo(key);
        assertThat(keys.skipVerify()).isEqualTo("other/key");
        assertThat(keys).isEqualTo(AnnotationKeys.of(key, "other/key")).isNotEqualTo(AnnotationKeys.ECI);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``    | 0 | expected a name, found the end",
                "/a    | 0 | expected a prefix before '/', found \"/\"",
                "a/    | 2 | expected a name, found the end",
                "a/b/c | 3 | expected letters, digits and, inside, '-', '_' or '.', found \"/\"",
                "a..b/c | 1 | expected a DNS subdomain before '/', found \".\"",
                "-a/b  | 0 | expected a DNS subdomain before '/', found \"-\"",
                "a-/b  | 1 | expected a DNS subdomain before '/', found \"-\"",
                "a.-b/c | 1 | expected a DNS subdomain before '/', found \".\"",
                "a./c  | 1 | expected a DNS subdomain before '/', found \".\"",
                "a_b/c | 1 | expected a DNS subdomain before '/', found \"_\"",
                "a/-b  | 2 | expected letters, digits and, inside, '-', '_' or '.', found \"-\"",
                "a/b-  | 3 | expected letters, digits and, inside, '-', '_' or '.', found \"-\"",
                "a b   | 1 | expected letters, digits and, inside, '-', '_' or '.', found \" \"",
                "a/ü   | 2 | expected letters, digits and, inside, '-', '_' or '.', found \"ü\"",
            })
    void refusesWhatKubernetesRefuses(String key, int offset, String explanation) {
        Problem problem = problemOf(key);
        assertThat(problem.offset()).hasValue(offset);
        assertThat(problem.message())
                .isEqualTo("invalid annotation key \"" + key + "\" at " + offset + ": " + explanation);
    }

    @Test
    void refusesANameOf64AndAPrefixOf254Characters() {
        assertThat(problemOf("x".repeat(64)).offset()).hasValue(63);
        assertThat(problemOf("p/" + "x".repeat(64)).offset()).hasValue(65);
        assertThat(problemOf("p".repeat(254) + "/x").offset()).hasValue(253);
        assertThat(AnnotationKeys.of("p".repeat(253) + "/x", "y").skipVerify()).isEqualTo("y");
    }

    @Test
    void reportsBothKeys() {
        InvalidInputException thrown =
                catchThrowableOfType(InvalidInputException.class, () -> AnnotationKeys.of("a b", "/"));
        assertThat(thrown.problems()).extracting(Problem::input).containsExactly("a b", "/");
    }

    @Test
    void refusesOneKeyForBoth() {
        InvalidInputException thrown =
                catchThrowableOfType(InvalidInputException.class, () -> AnnotationKeys.of("a/b", "a/b"));
        assertThat(thrown)
                .hasMessage("expected two different annotation keys, found \"a/b\" twice [INVALID_ANNOTATION_KEY]");
    }

    private static Problem problemOf(String key) {
        InvalidInputException thrown =
                catchThrowableOfType(InvalidInputException.class, () -> AnnotationKeys.of(key, "other/key"));
        assertThat(thrown.problems()).hasSize(1);
        assertThat(thrown.problems().get(0).code()).isEqualTo(ProblemCode.INVALID_ANNOTATION_KEY);
        return thrown.problems().get(0);
    }
}
