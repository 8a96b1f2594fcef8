package io.github.eciregistry.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.manifest.Readings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each rule says of a value, on which columns, and what its fix alone makes of it. */
class ListedValueTest {

    private static final String HEAD = """
            apiVersion: v1
            kind: Pod
            metadata:
              name: p
              labels: {alibabacloud.com/eci: "true"}
            """;

    private static final String KEY = "  annotations:\n    k8s.aliyun.com/plain-http-registry: ";

    private static final String TAIL = """
            spec:
              containers:
              - image: 10.0.0.7:5000/a:1
              - image: harbor.example/b:1
            """;

    private static ManifestLinter only(Rule rule) {
        return ManifestLinter.create().without(Rule.values()).with(rule);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                "10.0.0.7:5000,http://harbor.example" | ECI201 | 56 | 77 | invalid registry "http://harbor.example" at 0: expected a host, found "http://" | "10.0.0.7:5000,harbor.example"
                "10.0.0.7:5000, http://harbor.example " | ECI203 | 56 | 57 | remove the whitespace around a registry, at 14 | "10.0.0.7:5000,http://harbor.example"
                "10.0.0.7:5000, http://harbor.example " | ECI201 | 57 | 78 | invalid registry "http://harbor.example" at 0: expected a host, found "http://" | "10.0.0.7:5000,harbor.example"
                "http://Bad_Host" | ECI201 | 42 | 57 | invalid registry "http://Bad_Host" at 0: expected a host, found "http://" | no fix
                "10.0.0.7:5000/test/" | ECI202 | 55 | 61 | invalid registry "10.0.0.7:5000/test/" at 13: expected the end of the registry, found '/' | "10.0.0.7:5000"
                "harbor.example,10.0.0.7:5000/test,x.y" | ECI202 | 70 | 75 | invalid registry "10.0.0.7:5000/test" at 13: expected the end of the registry, found '/' | "harbor.example,10.0.0.7:5000,x.y"
                "10.0.0.7:5000, harbor.example" | ECI203 | 56 | 57 | remove the whitespace around a registry, at 14 | "10.0.0.7:5000,harbor.example"
                "10.0.0.7:5000 ,harbor.example" | ECI203 | 55 | 56 | remove the whitespace around a registry, at 13 | "10.0.0.7:5000,harbor.example"
                "10.0.0.7:5000 harbor.example" | ECI203 | 55 | 56 | invalid registry "10.0.0.7:5000 harbor.example" at 13: expected host or host:port as in the image, found whitespace | "10.0.0.7:5000,harbor.example"
                "10.0.0.7:5000  http://harbor.example" | ECI203 | 55 | 56 | invalid registry "10.0.0.7:5000  http://harbor.example" at 13: expected host or host:port as in the image, found whitespace | "10.0.0.7:5000,harbor.example"
                "10.0.0.7:5000 Bad_Host" | ECI203 | 55 | 56 | invalid registry "10.0.0.7:5000 Bad_Host" at 13: expected host or host:port as in the image, found whitespace | no fix
                "10.0.0.7:5000,,harbor.example" | ECI204 | 56 | 56 | expected a registry at 14, found nothing | "10.0.0.7:5000,harbor.example"
                ",10.0.0.7:5000" | ECI204 | 42 | 42 | expected a registry at 0, found nothing | "10.0.0.7:5000"
                "10.0.0.7:5000," | ECI204 | 56 | 56 | expected a registry at 14, found nothing | "10.0.0.7:5000"
                10.0.0.7:5000, | ECI204 | 55 | 55 | expected a registry at 14, found nothing | 10.0.0.7:5000
                "10.0.0.7:5000,10.0.0.7:5000,harbor.example" | ECI206 | 56 | 69 | duplicate registry "10.0.0.7:5000" at 14 | "10.0.0.7:5000,harbor.example"
                "10.0.0.7:5000，harbor.example" | ECI207 | 55 | 56 | invalid registry "10.0.0.7:5000，harbor.example" at 13: expected host or host:port as in the image, found '，' in full width | "10.0.0.7:5000,harbor.example"
                "１0.0.0.7：5000；harbor。example" | ECI207 | 42 | 43 | invalid registry "１0.0.0.7：5000；harbor。example" at 0: expected host or host:port as in the image, found '１' in full width | "10.0.0.7:5000,harbor.example"
                "10.0.0.7:5000、harbor.example" | ECI207 | 55 | 56 | invalid registry "10.0.0.7:5000、harbor.example" at 13: expected host or host:port as in the image, found '、' in full width | "10.0.0.7:5000,harbor.example"
                "10.0.0.7:5000｡harbor" | ECI207 | 55 | 56 | invalid registry "10.0.0.7:5000｡harbor" at 13: expected host or host:port as in the image, found '｡' in full width | no fix
                "10.0.0.7:5000\\u3000harbor.example" | ECI203 | 41 | 76 | invalid registry "10.0.0.7:5000　harbor.example" at 13: expected host or host:port as in the image, found whitespace | no fix
                "10.0.0.7:5000　harbor.example" | ECI203 | 55 | 56 | invalid registry "10.0.0.7:5000　harbor.example" at 13: expected host or host:port as in the image, found whitespace | no fix
                "10.0.0.7:5000～" | ECI207 | 55 | 56 | invalid registry "10.0.0.7:5000～" at 13: expected host or host:port as in the image, found '～' in full width | no fix
                "10.0.0.7:5000！" | ECI207 | 55 | 56 | invalid registry "10.0.0.7:5000！" at 13: expected host or host:port as in the image, found '！' in full width | no fix
                "x.y,*.a.b" | ECI208 | 46 | 51 | invalid registry "*.a.b" at 0: expected host or host:port as in the image, found a wildcard, which only policies support | no fix
                " 10.0.0.0/8 " | ECI203 | 42 | 43 | remove the whitespace around a registry, at 0 | "10.0.0.0/8"
                " 10.0.0.0/8 " | ECI209 | 43 | 53 | invalid registry "10.0.0.0/8" at 8: expected host or host:port as in the image, found a CIDR block, which only policies support | no fix
                "harbor***.pre.com" | ECI210 | 48 | 59 | invalid registry "harbor***.pre.com" at 6: expected host or host:port as in the image, found a placeholder of the documentation | no fix
                "harbor***.pre.com,x.y" | ECI210 | 48 | 59 | invalid registry "harbor***.pre.com" at 6: expected host or host:port as in the image, found a placeholder of the documentation | no fix
                "10.0.0.7:5000,127.0.0.1:5000" | ECI216 | 56 | 70 | "127.0.0.1:5000" is the ECI instance itself: list the address of the registry | no fix
                "10.0.0.7:5000, localhost , x.y" | ECI203 | 56 | 57 | remove the whitespace around a registry, at 14 | "10.0.0.7:5000,localhost,x.y"
                "10.0.0.7:5000, localhost , x.y" | ECI216 | 57 | 66 | "localhost" is the ECI instance itself: list the address of the registry | no fix
                "10.0.0.7:5000, localhost , x.y" | ECI304 | 57 | 66 | no image of the pod uses "localhost" | "10.0.0.7:5000"
                "10.0.0.7:5000, localhost , x.y" | ECI203 | 68 | 69 | remove the whitespace around a registry, at 26 | "10.0.0.7:5000,localhost,x.y"
                "10.0.0.7:5000,docker.io,x.y" | ECI215 | 56 | 65 | Docker Hub needs no annotation: its certificate is trusted | no fix
                "a.b, x_y ,c.d" | ECI304 | 42 | 45 | no image of the pod uses "a.b" | " x_y "
                "a.b, x_y ,c.d" | ECI211 | 47 | 50 | invalid registry "x_y" at 3: expected a domain or a port (otherwise it is a repository on Docker Hub), found the end | no fix
                "a.b, x_y ,c.d" | ECI304 | 52 | 55 | no image of the pod uses "c.d" | " x_y "
                "10.0.0.7:5000,a.b:0" | ECI211 | 56 | 61 | invalid registry "a.b:0" at 4: expected a port from 1 to 65535, found "0" | no fix
                on | ECI212 | 41 | 43 | the API server rejects "on", which is a number or a boolean: quote it | "on"
                OFF | ECI212 | 41 | 44 | the API server rejects "OFF", which is a number or a boolean: quote it | "OFF"
                +5 | ECI212 | 41 | 43 | the API server rejects "+5", which is a number or a boolean: quote it | "+5"
                1e3 | ECI212 | 41 | 44 | the API server rejects "1e3", which is a number or a boolean: quote it | "1e3"
                1.5e-10 | ECI212 | 41 | 48 | the API server rejects "1.5e-10", which is a number or a boolean: quote it | "1.5e-10"
                -1.5 | ECI212 | 41 | 45 | the API server rejects "-1.5", which is a number or a boolean: quote it | "-1.5"
                1_000 | ECI212 | 41 | 46 | the API server rejects "1_000", which is a number or a boolean: quote it | "1_000"
                0x1F | ECI212 | 41 | 45 | the API server rejects "0x1F", which is a number or a boolean: quote it | "0x1F"
                0o17 | ECI212 | 41 | 45 | the API server rejects "0o17", which is a number or a boolean: quote it | "0o17"
                190:20:30 | ECI213 | 41 | 50 | YAML 1.1 parsers read "190:20:30" as a number in base 60: quote it | "190:20:30"
                12:30.5 | ECI213 | 41 | 48 | YAML 1.1 parsers read "12:30.5" as a number in base 60: quote it | "12:30.5"
                12:3 | ECI213 | 41 | 45 | YAML 1.1 parsers read "12:3" as a number in base 60: quote it | "12:3"
                !!str 5000 | ECI211 | 41 | 51 | invalid registry "5000" at 4: expected a domain or a port (otherwise it is a repository on Docker Hub), found the end | no fix
                '5000' | ECI211 | 42 | 46 | invalid registry "5000" at 4: expected a domain or a port (otherwise it is a repository on Docker Hub), found the end | no fix
                5000 # why | ECI212 | 41 | 45 | the API server rejects "5000", which is a number or a boolean: quote it | "5000" # why
                "" | ECI205 | 42 | 42 | the value is empty: list at least one registry or remove the annotation | no annotation
                " " | ECI205 | 42 | 43 | the value is empty: list at least one registry or remove the annotation | no annotation
                ~ | ECI205 | 41 | 41 | the value is empty: list at least one registry or remove the annotation | no annotation
                {a: b} | ECI212 | 41 | 41 | the API server rejects a list or a mapping here: write one string of registries separated by commas | no fix
                [] | ECI212 | 41 | 41 | the API server rejects a list or a mapping here: write one string of registries separated by commas | no fix
                1234567890123456789012345678901234567890 | ECI212 | 41 | 81 | the API server rejects "1234567890123456789012345678901234567890", which is a number or a boolean: quote it | "1234567890123456789012345678901234567890"
                'Harbor.example' | ECI303 | 42 | 56 | "Harbor.example" matches no image: the images use "harbor.example" | 'harbor.example'
                Harbor.example,10.0.0.7:5000 | ECI303 | 41 | 55 | "Harbor.example" matches no image: the images use "harbor.example" | harbor.example,10.0.0.7:5000
                "10.0.0.7" | ECI301 | 42 | 50 | "10.0.0.7" matches no image: the images use "10.0.0.7:5000" | "10.0.0.7:5000"
                10.0.0.7,10.0.0.7:5000 | ECI301 | 41 | 49 | "10.0.0.7" matches no image: the images use "10.0.0.7:5000" | 10.0.0.7:5000
                "x.y,harbor.example:443,10.0.0.7:5000" | ECI302 | 46 | 64 | "harbor.example:443" matches no image: the images use "harbor.example" | "x.y,harbor.example,10.0.0.7:5000"
                "harbor.example:443,harbor.example" | ECI302 | 42 | 60 | "harbor.example:443" matches no image: the images use "harbor.example" | "harbor.example"
                "a.b" | ECI304 | 42 | 45 | no image of the pod uses "a.b" | no annotation
                "a.b,10.0.0.7:5000" | ECI304 | 42 | 45 | no image of the pod uses "a.b" | "10.0.0.7:5000"
                a.b,[::2]:5000 | ECI304 | 45 | 55 | no image of the pod uses "[::2]:5000" | no annotation
                a.b,*x | ECI304 | 41 | 44 | no image of the pod uses "a.b" | no fix
                a.b,'x' | ECI304 | 41 | 44 | no image of the pod uses "a.b" | no fix
                """)
    void hasRuleColumnsMessageAndFix(String value, String code, int from, int to, String message, String fixed) {
        Rule rule = Rule.ofCode(code).orElseThrow();
        String text = HEAD + KEY + value + "\n" + TAIL;
        List<Finding> found = only(rule).lint(text).findings().stream()
                .filter(finding -> finding.position().column() == from)
                .toList();
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.message()).isEqualTo(message);
            assertThat(finding.position()).hasToString("7:" + from);
            assertThat(finding.endPosition()).hasToString("7:" + to);
            assertThat(finding.path()).contains("metadata.annotations[k8s.aliyun.com/plain-http-registry]");
            assertThat(finding.isFixable()).isEqualTo(!fixed.equals("no fix"));
        });
        String expected = switch (fixed) {
            case "no fix" -> text;
            case "no annotation" -> HEAD + TAIL;
            default -> HEAD + KEY + fixed + "\n" + TAIL;
        };
        assertThat(only(rule).fix(text).text()).isEqualTo(expected);
    }

    /** A replacement that ends a quote, or that needs quotes where there are none, is not offered. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                ∎      's.io:4999/b\'\''  | {}
                's.io:4999/b\'\''        | {}
                's.io:4999/\'\'b'        | {}
                "s.io:4999/b\\\\"        | {}
                "s.io:4999/b\\""        | {}
                's.io:4999/b"'          | 's.io:4999'
                "s.io:4999/b'"          | "s.io:4999"
                >-∎      s.io:4999/b    | {}
                "s.io:4999/∎      b"    | {}
                """)
    void replacesOnlyWhatReadsAsIntended(String value, String fixed) {
        String text = HEAD + KEY + value.replace("∎", "\n").replace("\\'", "'").replace("\\\\", "\\") + "\n" + TAIL;
        ManifestLinter linter = only(Rule.REGISTRY_WITH_PATH);
        assertThat(linter.fix(text).text()).isEqualTo(fixed.equals("{}") ? text : HEAD + KEY + fixed + "\n" + TAIL);
    }

    @Test
    void quotesWhatNeedsEscapes() {
        String text = HEAD + "  annotations: {k8s.aliyun.com/plain-http-registry: http://［::1］:5000}\n" + TAIL;
        for (Rule rule : Rule.values()) {
            assertThat(Readings.of(only(rule).fix(text).text())).hasSize(1);
        }
    }

    /** Quotes, a tag, what is no number, and a length that no registry in quotes would have as a number. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'on'",
                "\"5000\"",
                "!!str 5000",
                "&a 5000",
                "12:60",
                "x12:30",
                "0xG:1",
                "yes.no",
                "12345678901234567890123456789012345678901"
            })
    void isTextForEveryReaderOfYaml(String value) {
        ManifestLinter linter =
                ManifestLinter.create().without(Rule.values()).with(Rule.VALUE_NOT_TEXT, Rule.NUMBER_IN_YAML_1_1);
        assertThat(linter.lint(HEAD + KEY + value + "\n" + TAIL).findings()).isEmpty();
    }

    /** A value whose characters are not those of the text is told of as a whole, and left as it is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "|\n      10.0.0.7:5000,\n      harbor.example",
                ">-\n      10.0.0.7:5000, harbor.example",
                "\"10.0.0.7:5000,\\x20harbor.example\""
            })
    void isToldOfAsAWholeWhereItIsFoldedOrEscaped(String value) {
        String text = HEAD + KEY + value + "\n" + TAIL;
        assertThat(only(Rule.BLANK_IN_VALUE).lint(text).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(text.substring(finding.start(), finding.end())).isEqualTo(value);
                    assertThat(finding.message()).isEqualTo("remove the whitespace around a registry, at 14");
                    assertThat(finding.fix()).isEmpty();
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            plain-http | [a.b]
            plain-http | {a: b}
            insecure   | [a.b]
            """)
    void isAText(String annotation, String value) {
        String key = "k8s.aliyun.com/" + annotation + "-registry";
        String text = HEAD + "  annotations:\n    " + key + ": " + value + "\n" + TAIL;
        assertThat(ManifestLinter.create().lint(text).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo(Rule.VALUE_NOT_TEXT);
                    assertThat(finding.message())
                            .isEqualTo(
                                    "the API server rejects a list or a mapping here: write one string of registries separated by commas");
                    assertThat(finding.path()).contains("metadata.annotations[" + key + "]");
                    assertThat(finding.start()).isEqualTo(text.indexOf(value)).isEqualTo(finding.end());
                });
    }

    /** The largest annotation is told of: a list of registries at its value, another with all the annotations. */
    @Test
    void isNotLargerThanKubernetesTakes() {
        String large = "x".repeat(262_144);
        String listed = HEAD + KEY + large + "\n" + TAIL;
        assertThat(only(Rule.ANNOTATIONS_TOO_LARGE).lint(listed).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.message())
                            .isEqualTo("expected annotations of at most 262144 bytes together, found 262178, of which"
                                    + " 262178 are those of \"k8s.aliyun.com/plain-http-registry\"");
                    assertThat(listed.substring(finding.start(), finding.end())).isEqualTo(large);
                });
        String other = HEAD + KEY + "10.0.0.7:5000\n    x: " + large + "\n" + TAIL;
        assertThat(only(Rule.ANNOTATIONS_TOO_LARGE).lint(other).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.message())
                            .isEqualTo("expected annotations of at most 262144 bytes together, found 262192, of which"
                                    + " 262145 are those of \"x\"");
                    assertThat(finding.position()).hasToString("7:5");
                    assertThat(finding.path()).contains("metadata.annotations");
                });
    }
}
