package io.github.eciregistry.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.eciregistry.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindsFileTest {

    private static final String EVERYTHING = """
            # Ours.
            kinds:
              - group: apps.corp.example
                kind: WebApp
                pods:
                  - template: spec.template
              - groups: [jobs.corp.example, '']
                kind: Batch
                versions: [v1alpha1, v1]
                pods:
                  - at: spec.steps[*]
                    annotations: podAnnotations
                    objectImages: [spec.image]
                    images:
                      - image
                      - podSpec: pod
                  - annotations: metadata.annotations
                    images: ['spec.conf["container.image"]', spec.roles.*.image]
                    overriding: true
                objects:
                  - spec.manifests[*]
            """;

    private static final WorkloadKind WEB_APP =
            WorkloadKind.of("apps.corp.example", "WebApp", PodLocation.podTemplate("spec.template"));
    private static final WorkloadKind BATCH = WorkloadKind.of(
                    Set.of("jobs.corp.example", ""),
                    "Batch",
                    PodLocation.of("spec.steps[*]", "podAnnotations", "image")
                            .withPodSpec("pod")
                            .withObjectImages("spec.image"),
                    PodLocation.of("", "metadata.annotations", "spec.conf[\"container.image\"]", "spec.roles.*.image")
                            .overriding())
            .withObjects("spec.manifests[*]")
            .inVersions("v1", "v1alpha1");

    @Test
    void readsEveryPartOfAKind() {
        assertThat(WorkloadKinds.parse(EVERYTHING).all()).containsExactly(WEB_APP, BATCH);
    }

    @Test
    void readsAFile(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("kinds.yaml"), EVERYTHING);
        assertThat(WorkloadKinds.read(file)).isEqualTo(WorkloadKinds.parse(EVERYTHING));
        Files.write(file, new byte[] {'k', (byte) 0xFF});
        assertThat(catchThrowableOfType(InvalidInputException.class, () -> WorkloadKinds.read(file)))
                .hasMessage("expected UTF-8, found other bytes [MALFORMED_FILE]");
    }

    @Test
    void readsBackWhatItWrites() {
        WorkloadKinds kinds = WorkloadKinds.standard().with(WEB_APP, BATCH);
        assertThat(WorkloadKinds.parse(kinds.toYaml())).isEqualTo(kinds);
        assertThat(WorkloadKinds.parse(kinds.toJson())).isEqualTo(kinds);
        assertThat(WorkloadKinds.parse("kinds: []").toYaml()).isEqualTo("kinds: []\n");
    }

    @Test
    void writesTextsThatYamlWouldReadOtherwise() {
        WorkloadKind odd = WorkloadKind.of("", "yes", PodLocation.of("", "[\"it's\"]", "[\"a: \u00E9\"]"))
                .inVersions("1", "a'b", "\u0007");
        WorkloadKinds kinds = WorkloadKinds.parse("kinds: []").with(odd);
        assertThat(kinds.toYaml()).contains("kind: 'yes'", "- '1'", "\\u0007").doesNotContain("\u0007");
        assertThat(WorkloadKinds.parse(kinds.toYaml())).isEqualTo(kinds);
        assertThat(WorkloadKinds.parse(kinds.toJson())).isEqualTo(kinds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "^^ | EMPTY_FILE: expected a mapping with kinds, found an empty file",
                "{} | 1:1 MISSING_SETTING: expected kinds",
                "[] | 1:1 WRONG_TYPE: expected a mapping",
                "kinds: x | 1:8 WRONG_TYPE: expected a list",
                "kinds: [x] | 1:9 WRONG_TYPE: expected a mapping",
                "kinds: [{kind: A, pods: [{template: s}]}] | 1:9 MISSING_SETTING: expected group or groups",
                "kinds: [{group: a, groups: [b], kind: A}] | 1:9 CONFLICTING_SETTINGS: expected group or groups, found both",
                "kinds: [{group: a, pods: [{template: s}]}] | 1:9 MISSING_SETTING: expected kind",
                "kinds: [{group: a, kind: A}] | 1:9 INVALID_SETTING: a kind needs a name, a group, and a pod or a contained object: [a] A",
                "kinds: [{group: a, kind: A, pod: 1}] | 1:29 UNKNOWN_KEY: expected one of group, groups, kind, objects, pods, versions, found \"pod\"",
                "kinds: [{group: a, kind: A, pods: [{}]}] | 1:36 MISSING_SETTING: expected template or annotations",
                "kinds: [{group: a, kind: A, pods: [{template: a, at: b}]}] | 1:36 CONFLICTING_SETTINGS: expected template alone, since a pod template says where its annotations and images are",
                "kinds: [{group: a, kind: A, pods: [{annotations: 'a[*]'}]}] | 1:36 INVALID_SETTING: annotations are at one place that has a name, not at \"a[*]\"",
                "kinds: [{group: a, kind: A, pods: [{template: a..b}]}] | 1:47 INVALID_FIELD_PATH: invalid field path \"a..b\" at 2: expected a field name, found '.'",
                "kinds: [{group: a, kind: A, pods: [{annotations: a, overriding: maybe}]}] | 1:65 WRONG_TYPE: expected true or false",
                "kinds: [{group: a, kind: A, pods: [{annotations: a, images: [{}]}]}] | 1:62 MISSING_SETTING: expected podSpec",
                "kinds: [{group: a, kind: ~, objects: [a]}] | 1:26 WRONG_TYPE: expected a text",
                "kinds: [{group: &g a, kind: *g, objects: [a]}] | 1:29 ALIAS_NOT_ALLOWED: expected a text, found an alias",
                "kinds: [{group: a, group: b, kind: A, objects: [a]}] | 1:20 DUPLICATE_KEY: expected group once",
            })
    void saysWhereAFileIsWrong(String text, String problem) {
        InvalidInputException e = catchThrowableOfType(InvalidInputException.class, () -> WorkloadKinds.parse(text));
        assertThat(e.problems()).singleElement().satisfies(found -> {
            String position = found.position()
                    .map(at -> at.line() + ":" + at.column() + " ")
                    .orElse("");
            assertThat(position + found.code() + ": " + found.message()).isEqualTo(problem);
        });
    }

    @Test
    void reportsEveryProblem() {
        String text = "kinds:\n- {group: a}\n- {kind: B, pods: 1}\n---\nx: 1\n";
        InvalidInputException e = catchThrowableOfType(InvalidInputException.class, () -> WorkloadKinds.parse(text));
        assertThat(e.problems())
                .extracting(problem -> problem.code().name())
                .containsExactly("SEVERAL_DOCUMENTS", "MISSING_SETTING", "MISSING_SETTING", "WRONG_TYPE");
    }

    @Test
    void refusesFilesThatAreBrokenOrTooLarge() {
        assertThat(catchThrowableOfType(InvalidInputException.class, () -> WorkloadKinds.parse("kinds: [")))
                .satisfies(e -> assertThat(e.problems().get(0).code()).hasToString("MALFORMED_FILE"));
        String large = "kinds: []\n#" + "x".repeat(1024 * 1024);
        assertThat(catchThrowableOfType(InvalidInputException.class, () -> WorkloadKinds.parse(large)))
                .hasMessage("expected a file of kinds of at most 1 MiB [FILE_TOO_LARGE]");
    }
}
