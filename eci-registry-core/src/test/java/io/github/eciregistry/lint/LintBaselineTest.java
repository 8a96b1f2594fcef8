package io.github.eciregistry.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.ProblemCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a baseline holds, and the text it is written in. */
class LintBaselineTest {

    private static final ManifestLinter LINTER = ManifestLinter.create();

    /** A finding that counts, and one that a comment suppresses. */
    private static final String TEXT = """
            apiVersion: v1
            kind: Pod
            metadata:
              labels: {eci: "true"}
              annotations:
                k8s.aliyun.com/plain-http-registry: "http://a.b"
                k8s.aliyun.com/insecure-registry: "x.y" # eci-registry:ignore ECI304
            spec:
              containers:
              - image: a.b/c:1
            """;

    private static final String JSON = """
            {
              "version" : 1,
              "findings" : [ {
                "fingerprint" : "33753b9a58dd06d8:1",
                "about" : "ECI201 invalid registry \\"http://a.b\\" at 0: expected a host, found \\"http://\\""
              } ]
            }
            """;

    @Test
    void isWrittenWithWhatItIsAbout() {
        assertThat(LintBaseline.of(List.of(LINTER.lint(TEXT))).toJson()).isEqualTo(JSON);
        assertThat(LintBaseline.empty().toJson()).isEqualTo("{\n  \"version\" : 1,\n  \"findings\" : [ ]\n}\n");
        assertThat(LintBaseline.parse(JSON).toJson()).isEqualTo("""
                {
                  "version" : 1,
                  "findings" : [ {
                    "fingerprint" : "33753b9a58dd06d8:1"
                  } ]
                }
                """);
    }

    @Test
    void keepsWhatItSuppressesButNotWhatACommentDoes() {
        LintBaseline baseline = LintBaseline.of(List.of(LINTER.lint(TEXT)));
        LintReport known = LINTER.withBaseline(baseline).lint(TEXT);
        assertThat(known.findings()).isEmpty();
        assertThat(known.suppressed()).hasSize(2);
        assertThat(LintBaseline.of(List.of(known)).toJson()).isEqualTo(JSON);
    }

    @Test
    void isEqualToOneOfTheSameFingerprints() {
        LintBaseline baseline = LintBaseline.of(List.of(LINTER.lint(TEXT)));
        assertThat(baseline)
                .isEqualTo(LintBaseline.parse(JSON))
                .hasSameHashCodeAs(LintBaseline.parse(JSON))
                .hasToString("baseline of 1 findings")
                .isNotEqualTo(LintBaseline.empty())
                .isNotEqualTo(JSON);
        assertThat(baseline.size()).isEqualTo(1);
        assertThat(LintBaseline.empty().size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"findings\": []}",
                "{\"fingerprint\": \"a\"}",
                "{\"findings\": [\"fingerprint\"]}",
                "{\"findings\": [{\"fingerprint\": 1, \"about\": \"a\"}]}",
                "{\"findings\": [{\"fingerprint\": {\"fingerprint\": \"a\"}}]}"
            })
    void holdsNoOtherTexts(String json) {
        assertThat(LintBaseline.parse(json)).isEqualTo(LintBaseline.empty());
    }

    @Test
    void holdsEachFingerprintOnce() {
        String json = "{\"more\": [[]], \"findings\": [{\"fingerprint\": \"a\"}, {\"x\": 1, \"fingerprint\": \"b\"},"
                + " {\"fingerprint\": \"a\"}]}";
        assertThat(LintBaseline.parse(json).size()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``            | 1:1: expected a JSON object, found nothing
            `  `          | 1:1: expected a JSON object, found nothing
            []            | 1:1: expected a JSON object
            `  1`         | 1:3: expected a JSON object
            `\n "a"`      | 2:2: expected a JSON object
            {"a": tru}    | 1:7: expected JSON: found a word that is not a value
            """)
    void refusesWhatIsNoObject(String json, String message) {
        assertThatThrownBy(() -> LintBaseline.parse(json))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.problems()).singleElement().satisfies(problem -> {
                            assertThat(problem.code()).isEqualTo(ProblemCode.MALFORMED_FILE);
                            assertThat(problem.input()).isEmpty();
                        }))
                .hasMessage(message + " [MALFORMED_FILE]");
    }
}
