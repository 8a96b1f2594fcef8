package io.github.eciregistry.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.Problem;
import io.github.eciregistry.Severity;
import io.github.eciregistry.TextEdit;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws that hold for manifests of any layout, valid or not. */
class GeneratedManifestsTest {

    private static final String PLAIN = "10.0.0.7:5000";
    private static final String SKIP_VERIFY = "harbor.example";
    private static final RegistryPolicy POLICY =
            RegistryPolicy.builder().plainHttp(PLAIN).skipVerify(SKIP_VERIFY).build();

    private final ManifestAnnotator annotator = ManifestAnnotator.using(POLICY);

    @Property(tries = 3000)
    void annotatesWhatItCanReadAndNothingElse(@ForAll("streams") String text) {
        ManifestEdit edit = annotator.annotate(text);
        String after = edit.text();
        assertThat(Readings.withoutAnnotations(Readings.of(after)))
                .isEqualTo(Readings.withoutAnnotations(Readings.of(text)));
        assertThat(errors(edit)).isEmpty();
        assertThat(text.contains("\r\n") && after.replace("\r\n", "").contains("\n"))
                .isFalse();
        for (Object document : Readings.of(after)) {
            String annotations = String.valueOf(metadata(document).get("annotations"));
            assertThat(annotations).contains("k8s.aliyun.com/plain-http-registry=");
            assertThat(annotations).contains("k8s.aliyun.com/insecure-registry=");
        }
        assertThat(annotator.annotate(after).text()).isEqualTo(after);
    }

    private static Map<?, ?> metadata(Object pod) {
        return (Map<?, ?>) Objects.requireNonNull(((Map<?, ?>) pod).get("metadata"));
    }

    private static List<Problem> errors(ManifestEdit edit) {
        return edit.problems().stream()
                .filter(problem -> problem.code().severity() == Severity.ERROR)
                .toList();
    }

    @Property(tries = 3000)
    void givesAResultForAnyText(@ForAll("broken") String text) {
        ManifestEdit edit = annotator.annotate(text);
        int end = 0;
        for (TextEdit change : edit.edits()) {
            assertThat(change.start()).isGreaterThanOrEqualTo(end);
            assertThat(change.end()).isLessThanOrEqualTo(text.length());
            end = change.end();
        }
        assertThat(edit.problems())
                .allSatisfy(problem -> assertThat(problem.position()).isPresent());
        assertThat(annotator.annotate(edit.text()).text()).isEqualTo(edit.text());
    }

    @Provide
    Arbitrary<String> streams() {
        Arbitrary<String> separator = Arbitraries.of("---\n", "--- # next\n", "...\n---\n", "...\n%YAML 1.1\n---\n");
        Arbitrary<String> lineBreak = Arbitraries.of("\n", "\r\n");
        Arbitrary<String> last = Arbitraries.of("\n", "", "\n\n", "\n# end\n");
        return Combinators.combine(pod().list().ofMinSize(1).ofMaxSize(3), separator, lineBreak, last)
                .as((pods, between, end, tail) -> (pods.stream()
                                        .map(String::stripTrailing)
                                        .collect(Collectors.joining("\n" + between))
                                + tail)
                        .replace("\n", end));
    }

    @Provide
    Arbitrary<String> broken() {
        Arbitrary<String> junk = Arbitraries.of(
                "\n",
                " ",
                "\t",
                "-",
                ":",
                "{",
                "}",
                "[",
                "]",
                "\"",
                "'",
                "#",
                "&a ",
                "*a",
                "<<: ",
                "|",
                ">",
                "!!x ",
                "?",
                "{{",
                "---\n",
                "...\n",
                "\u0000",
                "\uD83D",
                "\uD83D\uDE00",
                "\uFEFF",
                "\u2028",
                "annotations:",
                "~",
                "\\");
        return Combinators.combine(
                        streams(),
                        junk,
                        Arbitraries.integers().between(0, 400),
                        Arbitraries.integers().between(0, 3))
                .as((text, piece, at, cut) -> {
                    int start = Math.min(at, text.length());
                    return text.substring(0, start) + piece + text.substring(Math.min(text.length(), start + cut));
                });
    }

    private static Arbitrary<String> pod() {
        Arbitrary<String> metadata = Arbitraries.of(
                "",
                "metadata:\n",
                "metadata: {}\n",
                "metadata: null # none\n",
                "metadata: {name: p, labels: {a: b}}\n",
                "metadata: { \"name\": \"p\" }\n",
                "metadata: {annotations: {}}\n",
                "metadata: {annotations: , name: p}\n",
                "metadata:\n  name: p\n",
                "metadata:\n    # about\n    name: 'p' # why\n    labels:\n        'a': \"b\"\n",
                "metadata:\n  annotations:\n  name: p\n",
                "metadata:\n  annotations: ~\n",
                "metadata:\n  annotations: {}\n  name: p\n",
                "metadata:\n  annotations: {a: b}\n  name: p\n",
                "metadata:\n  annotations: {\n    a: b\n  }\n  name: p\n",
                "metadata:\n  annotations:\n    a: |\n      text\n\n      more\n\n  name: p\n",
                "metadata:\n  annotations:\n    a: |+\n      text\n\n  name: p\n",
                "metadata:\n  annotations:\n    a: >-\n      text\n      more\n",
                "metadata:\n  annotations:\n    a: one\n      two\n    b: \"x\n      y\"\n",
                "metadata:\n  annotations:\n    ? a\n    : b\n",
                "metadata:\n  annotations:\n    \"a\": 'b'\n    #last\n  name: p\n",
                "metadata:\n  annotations:\n    k8s.aliyun.com/plain-http-registry: other:1\n",
                "metadata:\n  annotations:\n    k8s.aliyun.com/insecure-registry:\n      'other:1'\n",
                "metadata:\n  annotations: {\"k8s.aliyun.com/insecure-registry\": \"other:1\"}\n",
                "metadata:\n  annotations:\n    k8s.aliyun.com/insecure-registry: >-\n      other:1\n\n  name: p\n");
        Arbitrary<String> spec = Arbitraries.of(
                "spec:\n  containers:\n  - name: c\n    image: %1$s/a\n  - image: '%2$s/b:1'\n",
                "# pod\nspec:\n    containers:\n        -   image: \"%1$s/a\"\n        -   image: %2$s/b # x\n",
                "spec: {containers: [{image: \"%1$s/a\"}, {image: \"%2$s/b\"}]}\n",
                "spec:\n  initContainers: [{image: %2$s/b}]\n  containers:\n  - {image: %1$s/a, env: [{value: yes}]}\n",
                "spec:\n  containers:\n  - image: >-\n      %1$s/a\n    args: [\"-c\", 'é \uD83D\uDE00']\n  - image: %2$s/b\n");
        Arbitrary<Boolean> last = Arbitraries.of(true, false);
        return Combinators.combine(metadata, spec, last).as((meta, body, metadataLast) -> {
            String filled = body.formatted(PLAIN, SKIP_VERIFY);
            return "apiVersion: v1\nkind: Pod\n" + (metadataLast ? filled + meta : meta + filled);
        });
    }
}
