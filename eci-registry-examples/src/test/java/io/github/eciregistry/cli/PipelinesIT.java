package io.github.eciregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.eciregistry.cli.Distribution.Result;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The GitHub Action and the GitLab job, run on files of a release as the two systems run them. */
class PipelinesIT {

    private static final String VERSION = System.getProperty("eciRegistryVersion");
    private static final Path ACTION = Path.of("../action.yml");
    private static final Path GITLAB = Path.of("pipelines/gitlab-ci.yml");

    @TempDir
    private Path directory;

    private Path releases;

    private Path release;

    @BeforeEach
    void makeRelease() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "the steps need bash");
        releases = directory.resolve("releases");
        release = releases.resolve("v" + VERSION);
        Path script = Path.of("../.ci/release-files").toAbsolutePath();
        Result collected = new Distribution(directory, directory).run(Map.of(), script, release);
        assertThat(collected.exitCode()).as(collected.err()).isZero();
        Manifests.write(directory, "work/k8s/web.yaml", Manifests.POD);
        Manifests.write(directory, "work/policy.yaml", "plainHttp: [\"reg.test:5000\"]\n");
        Files.createDirectory(directory.resolve("runner"));
    }

    private static JsonNode read(Path file) throws IOException {
        return new YAMLMapper().readTree(file.toFile());
    }

    private Result bash(String script, Map<String, String> variables) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("JAVA_HOME", Distribution.JAVA_HOME);
        Path file = Files.writeString(directory.resolve("step.sh"), script);
        return new Distribution(directory.resolve("work"), directory)
                .run(environment, "bash", "--noprofile", "--norc", "-eo", "pipefail", file);
    }

    /** Runs the steps of the action with inputs besides its defaults, until one fails. */
    private Result action(Map<String, String> inputs) throws IOException, InterruptedException {
        Path added = directory.resolve("path");
        Files.deleteIfExists(added);
        Result result = new Result(0, "", "");
        for (JsonNode step : read(ACTION).at("/runs/steps")) {
            Map<String, String> environment = new HashMap<>(
                    Map.of("RUNNER_TEMP", directory.resolve("runner").toString(), "GITHUB_PATH", added.toString()));
            for (Map.Entry<String, JsonNode> variable : step.path("env").properties()) {
                String input = variable.getValue().textValue().replaceAll("\\$\\{\\{ inputs\\.(\\w+) }}", "$1");
                String byDefault =
                        read(ACTION).at("/inputs/" + input + "/default").textValue();
                environment.put(variable.getKey(), inputs.getOrDefault(input, byDefault));
            }
            if (Files.exists(added)) {
                environment.put("PATH", Files.readString(added).strip() + File.pathSeparator + System.getenv("PATH"));
            }
            result = bash(step.path("run").textValue(), environment);
            if (result.exitCode() != 0) {
                break;
            }
        }
        return result;
    }

    private Map<String, String> inputs(String... more) {
        Map<String, String> inputs = new HashMap<>(
                Map.of("releases", releases.toUri().toString(), "arguments", "--check --policy policy.yaml\nk8s"));
        for (int i = 0; i < more.length; i += 2) {
            inputs.put(more[i], more[i + 1]);
        }
        return inputs;
    }

    @Test
    void theActionChecksManifestsWithARelease() throws Exception {
        Result stale = action(inputs());
        Result written = action(inputs("arguments", "--write --policy policy.yaml k8s"));
        Result checked = action(inputs());

        assertThat(stale.out()).as(stale.err()).isEqualTo("k8s/web.yaml\n");
        assertThat(stale.exitCode()).isEqualTo(ExitCodes.FOUND);
        assertThat(written.exitCode()).isEqualTo(ExitCodes.DONE);
        assertThat(checked.exitCode()).isEqualTo(ExitCodes.DONE);
        assertThat(directory.resolve("work/k8s/web.yaml")).hasContent(Manifests.ANNOTATED_POD);
    }

    @Test
    void theActionExpandsNothingInItsArguments() throws Exception {
        assertThat(action(inputs("command", "lint", "arguments", "$(touch /tmp/x) *.yaml"))
                        .err())
                .contains("$(touch", "/tmp/x)", "*.yaml: error: no such file");
    }

    @Test
    void theActionRunsNoArchiveWithAnotherChecksum() throws Exception {
        Result pinned = action(inputs("sha256", "0".repeat(64)));
        assertThat(pinned.out()).contains("FAILED");
        assertThat(pinned.exitCode()).isEqualTo(1);

        Path archive = release.resolve("eci-registry-" + VERSION + ".tar.gz");
        Files.write(archive, new byte[] {0});
        Result changed = action(inputs());
        assertThat(changed.out()).contains("FAILED");
        assertThat(changed.exitCode()).isEqualTo(1);

        Files.writeString(release.resolve("SHA256SUMS"), "");
        assertThat(action(inputs()).exitCode()).isNotZero();
        assertThat(directory.resolve("path")).doesNotExist();
    }

    @Test
    void theActionIsOfThisVersionAndPutsNoInputIntoAScript() throws Exception {
        JsonNode action = read(ACTION);

        assertThat(action.at("/inputs/version/default").textValue()).isEqualTo(VERSION);
        assertThat(action.at("/runs/using").textValue()).isEqualTo("composite");
        for (JsonNode step : action.at("/runs/steps")) {
            assertThat(step.path("shell").textValue()).isEqualTo("bash");
            assertThat(step.path("run").textValue()).isNotBlank().doesNotContain("${{");
        }
    }

    private Result gitlab() throws IOException, InterruptedException {
        JsonNode job = read(GITLAB).path("manifests");
        String script = StreamSupport.stream(job.path("before_script").spliterator(), false)
                        .map(JsonNode::textValue)
                        .collect(Collectors.joining("\n"))
                + "\n"
                + StreamSupport.stream(job.path("script").spliterator(), false)
                        .map(JsonNode::textValue)
                        .collect(Collectors.joining("\n"));
        return bash(
                script,
                Map.of(
                        "VERSION",
                        job.at("/variables/VERSION").textValue(),
                        "RELEASES",
                        releases.toUri().toString()));
    }

    @Test
    void theGitLabJobChecksManifestsWithARelease() throws Exception {
        Result stale = gitlab();
        assertThat(stale.out()).as(stale.err()).contains(".tar.gz: OK\n", "+++ b/k8s/web.yaml\n");
        assertThat(stale.exitCode()).isEqualTo(ExitCodes.FOUND);

        Manifests.write(directory, "work/k8s/web.yaml", Manifests.ANNOTATED_POD);
        assertThat(gitlab().exitCode()).isZero();
        assertThat(directory.resolve("work/eci-registry.xml")).content().contains("<testsuite");

        Files.write(release.resolve("eci-registry-" + VERSION + ".tar.gz"), new byte[] {0});
        assertThat(gitlab().exitCode()).isEqualTo(1);
    }

    @Test
    void thePagesShowTheGitLabJob() throws Exception {
        assertThat(Path.of("../docs/annotating-in-ci.md")).content().contains(Files.readString(GITLAB));
    }

    @Test
    void shellcheckFindsNothingInTheSteps() throws Exception {
        assumeTrue(bash("command -v shellcheck", Map.of()).exitCode() == 0, "shellcheck is not installed");
        for (JsonNode step : read(ACTION).at("/runs/steps")) {
            Path script = Files.writeString(
                    directory.resolve("step.bash"),
                    "#!/bin/bash -e\n" + step.path("run").textValue());
            Result result = new Distribution(directory, directory).run(Map.of(), "shellcheck", script);
            assertThat(result).isEqualTo(new Result(0, "", ""));
        }
    }
}
