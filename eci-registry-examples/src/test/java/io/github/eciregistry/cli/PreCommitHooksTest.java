package io.github.eciregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The hooks for pre-commit, which calls each with the names of the files that a commit changes. */
class PreCommitHooksTest {

    @TempDir
    private Path directory;

    private static List<Map<?, ?>> hooks() throws IOException {
        Object hooks = new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(Path.of("../.pre-commit-hooks.yaml")));
        List<Map<?, ?>> all = new ArrayList<>();
        ((List<?>) hooks).forEach(hook -> all.add((Map<?, ?>) hook));
        return all;
    }

    private static CommandRun run(String id, Object... files) throws IOException {
        for (Map<?, ?> hook : hooks()) {
            if (id.equals(hook.get("id"))) {
                List<String> command = new ArrayList<>(
                        List.of(String.valueOf(hook.get("entry")).split(" ")));
                assertThat(command.remove(0)).isEqualTo("eci-registry");
                command.addAll(List.of("--plain-http", "reg.test:5000"));
                List.of(files).forEach(file -> command.add(file.toString()));
                return CommandRun.of(command.toArray(String[]::new));
            }
        }
        throw new AssertionError("no hook " + id);
    }

    @Test
    void haveWhatPreCommitNeeds() throws IOException {
        assertThat(hooks())
                .hasSize(2)
                .allSatisfy(hook -> assertThat(hook.keySet().stream().map(String::valueOf))
                        .contains("id", "name", "description", "entry", "language", "types_or", "require_serial"));
    }

    @Test
    void annotateTheFilesAndLeaveOtherYamlAlone() throws IOException {
        Path pod = Manifests.write(directory, "pod.yaml", Manifests.POD);
        Path other = Manifests.write(directory, "compose.yaml", "services: {web: {image: reg.test:5000/web}}\n");

        CommandRun first = run("eci-registry-annotate", pod, other);
        CommandRun second = run("eci-registry-annotate", pod, other);

        assertThat(first.out()).isEqualTo(pod + "\n");
        assertThat(first.exitCode()).isEqualTo(ExitCodes.DONE);
        assertThat(pod).hasContent(Manifests.ANNOTATED_POD);
        assertThat(second.out() + second.err()).isEmpty();
        assertThat(second.exitCode()).isEqualTo(ExitCodes.DONE);
    }

    @Test
    void lintFailsForAMistakeOnly() throws IOException {
        Path pod = Manifests.write(directory, "pod.yaml", Manifests.POD);
        Path good = Manifests.write(directory, "good.yaml", Manifests.ANNOTATED_POD);

        assertThat(run("eci-registry-lint", good).exitCode()).isEqualTo(ExitCodes.DONE);
        assertThat(run("eci-registry-lint", good, pod).exitCode()).isEqualTo(ExitCodes.FOUND);
    }
}
