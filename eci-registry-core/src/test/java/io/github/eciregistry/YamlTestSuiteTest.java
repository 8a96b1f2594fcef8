package io.github.eciregistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.eciregistry.lint.ManifestLinter;
import io.github.eciregistry.manifest.ManifestAnnotator;
import io.github.eciregistry.policy.RegistryPolicy;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Puts every input of the YAML project's test suite into manifests, and edits the manifest around it. */
class YamlTestSuiteTest {

    private static final RegistryPolicy POLICY =
            RegistryPolicy.builder().plainHttp("r.io").build();
    private static final String KEY = "k8s.aliyun.com/plain-http-registry";
    private static final String POD = "apiVersion: v1\nkind: Pod\n";
    private static final String SPEC = "spec:\n  containers:\n  - name: c\n    image: r.io/a\n";

    /** What became of a manifest. */
    private enum Outcome {
        EDITED,
        REFUSED,
        CHANGED_ANOTHER_VALUE,
        NOT_IDEMPOTENT
    }

    /** Manifests with an input in them, by the name of its place. */
    private static Map<String, String> manifests(String yaml) {
        String noEnd = yaml.endsWith("\n") ? yaml.substring(0, yaml.length() - 1) : yaml;
        String metadata = "metadata:\n  name: p\n";
        Map<String, String> manifests = new LinkedHashMap<>();
        manifests.put("behind spec", POD + metadata + SPEC + "status:\n" + indented(yaml, 2));
        manifests.put("before spec", POD + "status:\n" + indented(yaml, 2) + SPEC);
        manifests.put("in metadata", POD + metadata + "  extra:\n" + indented(yaml, 4) + SPEC);
        manifests.put("in annotations", POD + metadata + "  annotations:\n    extra:\n" + indented(yaml, 6) + SPEC);
        manifests.put("last", POD + SPEC + metadata + "  annotations:\n    extra:\n" + indented(noEnd, 6));
        manifests.put(
                "in args", POD + SPEC + "    args:\n    - " + indented(yaml, 6).stripLeading());
        return manifests;
    }

    /** Manifests whose misplaced annotation a fix moves, with an input beside it. */
    private static Map<String, String> misplaced(String yaml) {
        String deployment = "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  annotations:\n";
        String entry = "    " + KEY + ": r.io\n";
        String extra = "    extra:\n" + indented(yaml, 6);
        String spec = indented(SPEC, 4);
        Map<String, String> manifests = new LinkedHashMap<>();
        manifests.put("after the misplaced", deployment + entry + extra + "spec:\n  template:\n" + spec);
        manifests.put("before the misplaced", deployment + extra + entry + "spec:\n  template:\n" + spec);
        manifests.put(
                "in the template",
                deployment + entry + "spec:\n  template:\n    metadata:\n      extra:\n" + indented(yaml, 8) + spec);
        return manifests;
    }

    private static String indented(String yaml, int columns) {
        return yaml.replaceAll("(?m)^(?=.)", " ".repeat(columns)) + (yaml.endsWith("\n") ? "" : "\n");
    }

    @Test
    void annotatingChangesNoOtherValue(TestReporter reporter) {
        assumeTrue(Files.isDirectory(YamlTestSuite.DIRECTORY));
        ManifestAnnotator annotator = ManifestAnnotator.using(POLICY);
        Count count = new Count();
        for (YamlTestSuite.Case input : YamlTestSuite.cases()) {
            manifests(input.yaml())
                    .forEach((place, text) -> count.add(
                            input.name() + " " + place,
                            text,
                            manifest -> annotator.annotate(manifest).text()));
        }
        count.check(reporter);
    }

    @Test
    void fixingChangesNoOtherValue(TestReporter reporter) {
        assumeTrue(Files.isDirectory(YamlTestSuite.DIRECTORY));
        ManifestLinter linter = ManifestLinter.using(POLICY);
        Count count = new Count();
        for (YamlTestSuite.Case input : YamlTestSuite.cases()) {
            Map<String, String> manifests = manifests(input.yaml());
            manifests.putAll(misplaced(input.yaml()));
            manifests.forEach((place, text) -> count.add(
                    input.name() + " " + place,
                    text,
                    manifest -> linter.fix(manifest).text()));
        }
        count.check(reporter);
    }

    /** Counts outcomes. */
    private static final class Count {

        private final Map<Outcome, List<String>> outcomes = new EnumMap<>(Outcome.class);

        void add(String name, String text, UnaryOperator<String> editor) {
            List<String> before = Leaves.of(text, EditOracle::isPlace);
            if (before == null) {
                return;
            }
            outcomes.computeIfAbsent(outcome(text, before, editor), outcome -> new ArrayList<>())
                    .add(name);
        }

        private static Outcome outcome(String text, List<String> before, UnaryOperator<String> editor) {
            String edited = editor.apply(text);
            if (edited.equals(text)) {
                return Outcome.REFUSED;
            }
            if (!before.equals(Leaves.of(edited, EditOracle::isPlace)) || !hasAnnotation(edited)) {
                return Outcome.CHANGED_ANOTHER_VALUE;
            }
            return editor.apply(edited).equals(edited) ? Outcome.EDITED : Outcome.NOT_IDEMPOTENT;
        }

        private static boolean hasAnnotation(String edited) {
            List<String> leaves = Leaves.of(edited, (key, value) -> false);
            return leaves != null
                    && leaves.stream().anyMatch(leaf -> leaf.contains("/metadata/annotations/" + KEY + " = "));
        }

        void check(TestReporter reporter) {
            outcomes.forEach((outcome, names) -> reporter.publishEntry(outcome + " " + names.size(), names.toString()));
            assertThat(outcomes.getOrDefault(Outcome.EDITED, List.of())).hasSizeGreaterThan(1_000);
            assertThat(outcomes.getOrDefault(Outcome.CHANGED_ANOTHER_VALUE, List.of()))
                    .isEmpty();
            assertThat(outcomes.getOrDefault(Outcome.NOT_IDEMPOTENT, List.of())).isEmpty();
        }
    }
}
