package io.github.eciregistry.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.TextPosition;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyFileTest {

    private final RegistryPolicy policy = RegistryPolicy.builder()
            .https("192.168.7.7")
            .plainHttp("192.168.0.0/16", "*.corp.example")
            .skipVerify("[fd00::]/8:5000")
            .build();

    @Test
    void writesYaml() {
        assertThat(PolicyFile.toYaml(policy)).isEqualTo("""
                        plainHttp:
                          - "192.168.0.0/16"
                          - "*.corp.example"
                        skipVerify:
                          - "[fd00::]/8:5000"
                        https:
                          - "192.168.7.7"
                        """);
        assertThat(PolicyFile.toYaml(RegistryPolicy.empty())).isEqualTo("{}\n");
    }

    @Test
    void writesJson() {
        assertThat(PolicyFile.toJson(policy)).isEqualTo("""
                        {
                          "plainHttp": [
                            "192.168.0.0/16",
                            "*.corp.example"
                          ],
                          "skipVerify": [
                            "[fd00::]/8:5000"
                          ],
                          "https": [
                            "192.168.7.7"
                          ]
                        }
                        """);
        assertThat(PolicyFile.parse(PolicyFile.toJson(RegistryPolicy.empty()))).isEqualTo(RegistryPolicy.empty());
    }

    @Test
    void readsAFormerNameWithAWarning() {
        List<Problem> warnings = new ArrayList<>();

        RegistryPolicy read = PolicyFile.parse("skipVerify: [a.com]\nselfSigned: [b.com]\n", warnings::add);

        assertThat(read)
                .isEqualTo(RegistryPolicy.builder().skipVerify("a.com", "b.com").build());
        assertThat(warnings).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo(ProblemCode.FORMER_NAME);
            assertThat(warning.position()).contains(new TextPosition(2, 1));
            assertThat(warning.hint()).contains("skipVerify");
        });
        assertThat(PolicyFile.parse("selfSigned: [b.com]").rules()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plainHttp:\n  - 192.168.0.0/16\n  - b.com:80\n",
                "plainHttp:\n- '192.168.0.0/16'\n- \"b.com:80\" # comment\nhttps:\nskipVerify: ~\n",
                "plainHttp: [192.168.0.0/16, b.com:80]",
                "{plainHttp: [192.168.0.0/16, b.com:80]}",
                "{\"plainHttp\": [\"192.168.0.0\\/16\", \"b.com\\u003a80\"]}",
                "{\r\n\t\"plainHttp\":\r\n\t[\"192.168.0.0/16\",\r\n\t\"b.com:80\"],\r\n\t\"https\": null\r\n}\r\n",
                "{\"plainHttp\": [192.168.0.0/16, 'b.com:80',]} # YAML that starts as JSON does",
                "\uFEFFplainHttp: [192.168.0.0/16, b.com:80]",
                "%YAML 1.1\n---\nplainHttp: &anchor\n  - !!str 192.168.0.0/16\n  - |-\n    b.com:80\n...\n",
                "\"plainHttp\": [192.168.0.0/16, b.com:80, B.com:80]\nskipVerify: []\nhttps: []\n",
            })
    void readsYamlAndJson(String text) {
        assertThat(PolicyFile.parse(text))
                .isEqualTo(RegistryPolicy.builder()
                        .plainHttp("192.168.0.0/16", "b.com:80")
                        .build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n", "# only a comment\n", "---\n", "~", "null", "\uFEFF"})
    void aFileWithoutContentIsRefused(String text) {
        Problem problem = onlyProblemOf(text);
        assertThat(problem.code()).isEqualTo(ProblemCode.EMPTY_FILE);
        assertThat(problem.message()).isEqualTo("expected plainHttp, skipVerify or https, found an empty file");
        assertThat(problem.hint()).hasValue("{}");
        assertThat(problem.position()).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "plain-http: [a.com]     | UNKNOWN_KEY       | 1:1  | - | expected plainHttp, skipVerify or https, found the key \"plain-http\" | plainHttp",
                "plainhttp: {a: [b]}     | UNKNOWN_KEY       | 1:1  | - | expected plainHttp, skipVerify or https, found the key \"plainhttp\" | plainHttp",
                "insecureRegistries: []  | UNKNOWN_KEY       | 1:1  | - | expected plainHttp, skipVerify or https, found the key \"insecureRegistries\" | skipVerify",
                "http: []                | UNKNOWN_KEY       | 1:1  | - | expected plainHttp, skipVerify or https, found the key \"http\" | plainHttp",
                "HTTPS: []               | UNKNOWN_KEY       | 1:1  | - | expected plainHttp, skipVerify or https, found the key \"HTTPS\" | https",
                "{https: [], other: 1}   | UNKNOWN_KEY       | 1:13 | - | expected plainHttp, skipVerify or https, found the key \"other\" | -",
                "<<: {https: [a]}        | UNKNOWN_KEY       | 1:1  | - | expected plainHttp, skipVerify or https, found the key \"<<\" | -",
                "{https: [], https: []}  | DUPLICATE_KEY     | 1:13 | - | duplicate key https | -",
                "- a.com                 | WRONG_TYPE        | 1:1  | - | expected a mapping with plainHttp, skipVerify or https, found a list | -",
                "a.com                   | WRONG_TYPE        | 1:1  | - | expected a mapping with plainHttp, skipVerify or https, found a string | -",
                "https: a.com            | WRONG_TYPE        | 1:8  | https | expected a list of patterns, found a string | -",
                "https: {a: b}           | WRONG_TYPE        | 1:8  | https | expected a list of patterns, found a mapping | -",
                "https: [a.com, 5000]    | WRONG_TYPE        | 1:16 | https[1] | expected a pattern, found a number | -",
                "https: [1.5]            | WRONG_TYPE        | 1:9  | https[0] | expected a pattern, found a number | -",
                "https: [true]           | WRONG_TYPE        | 1:9  | https[0] | expected a pattern, found a boolean | -",
                "https: [~]              | WRONG_TYPE        | 1:9  | https[0] | expected a pattern, found null | -",
                "https: [[a.com]]        | WRONG_TYPE        | 1:9  | https[0] | expected a pattern, found a list | -",
                "https: [{a: b}, c.com]  | WRONG_TYPE        | 1:9  | https[0] | expected a pattern, found a mapping | -",
                "https: [!!binary YQ==]  | WRONG_TYPE        | 1:9  | https[0] | expected a pattern, found a binary value | -",
                "https: !!binary x       | WRONG_TYPE        | 1:8  | https | expected a list of patterns, found a binary value | -",
                "https: [!!bool a.com, !!str 5000.com, !!int 7] | WRONG_TYPE | 1:39 | https[2] | expected a pattern, found a number | -",
                "? [a]                   | WRONG_TYPE        | 1:3  | - | expected plainHttp, skipVerify or https, found a list | -",
                "{*x : [a.com]}          | ALIAS_NOT_ALLOWED | 1:2  | - | expected plainHttp, skipVerify or https, found an alias, which is not followed | -",
                "https: ''               | WRONG_TYPE        | 1:8  | https | expected a list of patterns, found a string | -",
                "https: *x               | ALIAS_NOT_ALLOWED | 1:8  | https | expected a list of patterns, found an alias, which is not followed | -",
                "https: [*x]             | ALIAS_NOT_ALLOWED | 1:9  | https[0] | expected a pattern, found an alias, which is not followed | -",
                "https: [http://a.com]   | REGISTRY_HAS_SCHEME | 1:9 | https[0] | invalid registry pattern \"http://a.com\" at 0: expected a host, found \"http://\" | a.com",
                "https: [a.com, b.com/x] | REGISTRY_HAS_PATH | 1:21 | https[1] | invalid registry pattern \"b.com/x\" at 5: expected the end of the registry, found '/' | b.com",
                "https: ['b.com/x']      | REGISTRY_HAS_PATH | 1:15 | https[0] | invalid registry pattern \"b.com/x\" at 5: expected the end of the registry, found '/' | b.com",
                "https: [\"b.com/x\"]    | REGISTRY_HAS_PATH | 1:15 | https[0] | invalid registry pattern \"b.com/x\" at 5: expected the end of the registry, found '/' | b.com",
                "https: [\"b.com\\x2fx\"] | REGISTRY_HAS_PATH | 1:9 | https[0] | invalid registry pattern \"b.com/x\" at 5: expected the end of the registry, found '/' | b.com",
                "{\"https\": [\"b.com/x\"]} | REGISTRY_HAS_PATH | 1:18 | https[0] | invalid registry pattern \"b.com/x\" at 5: expected the end of the registry, found '/' | b.com",
                "https: ['']             | INVALID_REGISTRY_FORMAT | 1:9 | https[0] | invalid registry pattern \"\" at 0: expected a host or a domain, found nothing | -",
                "https: [docker.io]      | DOCKER_HUB        | 1:9  | https[0] | invalid registry pattern \"docker.io\" at 0: expected a self-managed registry, found Docker Hub | -",
                "{https: [a.com], plainHttp: [b.com, A.com]} | CONFLICTING_RULES | 1:37 | plainHttp[1] | conflicting rules \"A.com\" under plainHttp and \"a.com\" under https at 1:10: they match the same registries; keep one of them | -",
            })
    void whatIsWrongHasAPlace(
            String text, ProblemCode code, String position, String path, String message, String hint) {
        Problem problem = onlyProblemOf(text);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.position()).map(TextPosition::toString).hasValue(position);
        assertThat(problem.path().orElse(null)).isEqualTo(path);
        assertThat(problem.message()).isEqualTo(message);
        assertThat(problem.hint().orElse(null)).isEqualTo(hint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{https: [a.com            | 1:15 | malformed YAML: expected ',' or ']', but got <stream end>",
                "{\"https\": [\"a\" \"b\"]} | 1:16 | malformed JSON: Unexpected character ('\"' (code 34)): was expecting comma to separate Array entries",
                "{\"https\": [\"a.com\"]   | 1:20 | malformed JSON: Unexpected end-of-input: expected close marker for Object",
                "https: 'a                 | 1:10 | malformed YAML: found unexpected end of stream",
                "%YAML 3.0                 | 1:1  | malformed YAML: expected YAML 1, found version 3.0",
                "https: @a                 | 1:8  | malformed YAML: found character '@' that cannot start any token. (Do not use @ for indentation)",
                "*                         | 1:2  | malformed YAML: unexpected character found \\u0000(0)",
                "https: \"\\u              | 1:11 | malformed YAML: found an escape that names no character",
                "{} {}                     | 1:4  | malformed YAML: expected '<document start>', but found '{'",
            })
    void malformedTextHasAPlace(String text, String position, String message) {
        Problem problem = onlyProblemOf(text);
        assertThat(problem.code()).isEqualTo(ProblemCode.MALFORMED_FILE);
        assertThat(problem.position()).map(TextPosition::toString).hasValue(position);
        assertThat(problem.message()).isEqualTo(message);
        assertThat(problem.input()).hasSameSizeAs(text);
    }

    @Test
    void aPatternThatNeedsQuotesIsShownInThem() {
        Problem problem = onlyProblemOf("plainHttp:\n  - *.corp.example # all\n");
        assertThat(problem.code()).isEqualTo(ProblemCode.MALFORMED_FILE);
        assertThat(problem.position()).hasValue(new TextPosition(2, 6));
        assertThat(problem.hint()).hasValue("- \"*.corp.example\"");
    }

    @Test
    void aSecondDocumentIsRefused() {
        Problem problem = onlyProblemOf("https: [a.com]\n---\nhttps: [b.com]\n");
        assertThat(problem.code()).isEqualTo(ProblemCode.SEVERAL_DOCUMENTS);
        assertThat(problem.position()).hasValue(new TextPosition(3, 1));
        assertThat(problem.message()).isEqualTo("expected one document, found another");
        assertThat(onlyProblemOf("{\"https\": []}\n{\"https\": []}").code()).isEqualTo(ProblemCode.SEVERAL_DOCUMENTS);
    }

    @Test
    void everythingIsReportedInTheOrderOfTheText() {
        List<Problem> problems = problemsOf("""
                plainHttp:
                  - a.com
                  - http://b.com
                oops: 1
                skipVerify:
                  - A.com
                  - 7
                plainHttp:
                  - "*"
                  - [
                """);
        assertThat(problems)
                .extracting(problem -> problem.position().orElseThrow() + " " + problem.code())
                .containsExactly(
                        "3:5 REGISTRY_HAS_SCHEME",
                        "4:1 UNKNOWN_KEY",
                        "6:5 CONFLICTING_RULES",
                        "7:5 WRONG_TYPE",
                        "8:1 DUPLICATE_KEY",
                        "9:6 MISPLACED_WILDCARD",
                        "10:5 WRONG_TYPE",
                        "11:1 MALFORMED_FILE");
    }

    @ParameterizedTest
    @CsvSource({
        "'x: 1\ny: 2', 2:1",
        "'x: 1\r\ny: 2', 2:1",
        "'x: 1\ry: 2', 2:1",
        "'x: [\"\u2028\"]\ny: 2', 2:1",
        "'{x: \"\uD83D\uDE00\", y: 2}', 1:11",
        "'{\"x\": \"\uD83D\uDE00\", \"y\": 2}', 1:13",
    })
    void linesEndAsTextPositionSaysAndColumnsCountUtf16Units(String text, String position) {
        assertThat(problemsOf(text).get(1).position())
                .map(TextPosition::toString)
                .hasValue(position);
    }

    private static Problem onlyProblemOf(String text) {
        List<Problem> problems = problemsOf(text);
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    private static List<Problem> problemsOf(String text) {
        return catchThrowableOfType(InvalidInputException.class, () -> PolicyFile.parse(text))
                .problems();
    }
}
