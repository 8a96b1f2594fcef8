package io.github.eciregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.kind.WorkloadKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KindsCommandTest {

    private static final String DEFINITION = """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            spec:
              group: example.com
              names: {kind: Train}
              versions:
              - name: v1
                schema:
                  openAPIV3Schema:
                    properties:
                      spec:
                        properties:
                          extra: {x-kubernetes-preserve-unknown-fields: true}
                          worker:
                            properties:
                              metadata: {type: object}
                              spec:
                                properties:
                                  containers: {items: {properties: {name: {}, image: {}}}}
            """;

    private static final String TRAIN = """
            apiVersion: example.com/v1
            kind: Train
            spec:
              worker:
                spec:
                  containers: [{name: a, image: 10.1.1.1:5000/a}]
            """;

    @TempDir
    private Path directory;

    @Test
    void printsTheTableForPeopleAndPrograms() {
        assertThat(CommandRun.of("kinds").out())
                .contains("Pod in the core group\n  pods annotated at metadata.annotations\n")
                .contains("Service in serving.knative.dev, only v1alpha1\n")
                .contains("ManifestWork in work.open-cluster-management.io\n  objects at spec.workload.manifests[*]\n");
        assertThat(WorkloadKinds.parse(
                        CommandRun.of("kinds", "--output", "yaml").out()))
                .isEqualTo(WorkloadKinds.standard());
        assertThat(WorkloadKinds.parse(
                        CommandRun.of("kinds", "--output", "json").out()))
                .isEqualTo(WorkloadKinds.standard());
    }

    @Test
    void derivesAFileThatAnnotateAndLintRead() throws IOException {
        CommandRun derived = CommandRun.withInput(DEFINITION, "kinds", "--from-crd", "-");
        assertThat(derived.exitCode()).isEqualTo(ExitCodes.DONE);
        assertThat(derived.err())
                .contains("<stdin>:")
                .contains("warning: Train example.com/v1: spec.extra accepts any fields");
        assertThat(derived.out()).isEqualTo("""
                        kinds:
                          - group: example.com
                            kind: Train
                            pods:
                              - template: spec.worker
                        """);
        String kinds = Files.writeString(directory.resolve("kinds.yaml"), derived.out())
                .toString();

        CommandRun unknown = CommandRun.withInput(TRAIN, "annotate", "--plain-http", "10.1.1.1:5000");
        assertThat(unknown.out()).isEqualTo(TRAIN);
        CommandRun annotated =
                CommandRun.withInput(TRAIN, "annotate", "--plain-http", "10.1.1.1:5000", "--kinds", kinds);
        assertThat(annotated.out()).contains("k8s.aliyun.com/plain-http-registry: \"10.1.1.1:5000\"");
        CommandRun linted = CommandRun.withInput(TRAIN, "lint", "--plain-http", "10.1.1.1:5000", "--kinds", kinds);
        assertThat(linted.out()).contains("ECI401");
    }

    @Test
    void listsAddedKinds() throws IOException {
        Path file = Files.writeString(
                directory.resolve("kinds.yaml"), "kinds: [{group: a.b, kind: \"\\u001b\", objects: [spec.o]}]");
        assertThat(CommandRun.of("kinds", "--kinds", file.toString()).out())
                .endsWith("\"\\u001b\" in a.b\n  objects at spec.o\n");
    }

    @Test
    void refusesFilesThatAreNotValid() throws IOException {
        String file = Files.writeString(directory.resolve("kinds.yaml"), "kinds:\n- 1\n")
                .toString();
        for (String command : new String[] {"kinds", "annotate", "lint"}) {
            CommandRun run = command.equals("kinds")
                    ? CommandRun.of(command, "--kinds", file)
                    : CommandRun.withInput(TRAIN, command, "--plain-http", "a.b", "--kinds", file);
            assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).isEqualTo(file + ":2:3: error: expected a mapping [WRONG_TYPE]\n");
        }
        assertThat(CommandRun.of("kinds", "--kinds", "none.yaml").exitCode()).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void failsIfNothingIsDerived() {
        CommandRun run = CommandRun.withInput("kind: Pod\n", "kinds", "--from-crd", "-");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(run.err()).contains("no kind was derived");
    }
}
