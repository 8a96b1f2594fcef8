package io.github.eciregistry.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes with an annotation whose last registry is not used, and where it stays. */
class EntryRemovalTest {

    private static final ManifestLinter LINTER =
            ManifestLinter.create().without(Rule.values()).with(Rule.UNUSED_REGISTRY);

    private static String pod(String metadata) {
        String text = "apiVersion: v1\nkind: Pod\nmetadata:" + metadata + "\nspec: {containers: [{image: nginx:1}]}\n";
        return text.replace("KEY", "k8s.aliyun.com/plain-http-registry");
    }

    static Stream<Arguments> removed() {
        return Stream.of(
                Arguments.of("\n  name: p\n  annotations:\n    KEY: a.b", "\n  name: p"),
                Arguments.of("\n  annotations:\n    KEY: a.b # why\n  name: p", "\n  name: p"),
                Arguments.of("\n  annotations:\n    KEY: a.b", "\n  annotations:"),
                Arguments.of(
                        "\n  annotations:\n    a: b\n    KEY: a.b\n    c: d", "\n  annotations:\n    a: b\n    c: d"),
                Arguments.of("\n  name: p\n  annotations: {KEY: a.b}", "\n  name: p"),
                Arguments.of("\n  annotations: {KEY: a.b}\n  name: p", "\n  name: p"),
                Arguments.of("\n  annotations: {KEY: a.b, a: b}", "\n  annotations: {a: b}"),
                Arguments.of("\n  annotations: { a: b , KEY: a.b , c: d }", "\n  annotations: { a: b , c: d }"),
                Arguments.of("\n  annotations: {a: b, KEY: a.b}", "\n  annotations: {a: b}"),
                Arguments.of("\n  annotations: {a: b,\n    KEY: a.b,\n    c: d}", "\n  annotations: {a: b,\n    c: d}"),
                Arguments.of("\n  name: p\n  annotations: &a {KEY: a.b}", "\n  name: p\n  annotations: &a {}"),
                Arguments.of(" {name: p, annotations: {KEY: a.b}}", " {name: p}"),
                Arguments.of(" {annotations: {KEY: a.b}, name: p}", " {name: p}"),
                Arguments.of(" {annotations: {KEY: a.b}}", " {annotations: {}}"),
                Arguments.of(" {annotations: { KEY: a.b }}", " {annotations: {  }}"));
    }

    @ParameterizedTest
    @MethodSource
    void removed(String before, String after) {
        assertThat(LINTER.fix(pod(before)).text()).isEqualTo(pod(after));
    }

    static final List<String> KEPT = List.of(
            "\n  annotations:\n    &a KEY: a.b",
            "\n  annotations:\n    !!str KEY: a.b",
            "\n  annotations:\n    KEY: &a a.b",
            "\n  annotations:\n    ? KEY\n    : a.b",
            "\n  annotations: {? KEY : a.b}",
            "\n  annotations: {KEY: a.b, ? c : d}",
            "\n  name: p\n  annotations:\n    KEY: &a a.b",
            "\n  name: p\n  annotations:\n    &a KEY: a.b",
            "\n  name: p\n  annotations: {KEY: !!str a.b}",
            "\n  name: p\n  &a annotations:\n    KEY: a.b",
            "\n  labels: &a {KEY: a.b}\n  annotations: *a");

    @ParameterizedTest
    @FieldSource("KEPT")
    void staysWhereItCannotBeRemovedSafely(String metadata) {
        assertThat(LINTER.lint(pod(metadata)).findings()).hasSize(1);
        assertThat(LINTER.fix(pod(metadata)).isChanged()).isFalse();
    }
}
