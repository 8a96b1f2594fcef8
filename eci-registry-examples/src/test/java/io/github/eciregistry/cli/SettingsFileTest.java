package io.github.eciregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** How real processes find their settings, and what options override. */
@EnabledOnOs(OS.LINUX)
class SettingsFileTest {

    @TempDir
    private Path directory;

    @TempDir
    private Path streams;

    @BeforeEach
    void writeARepository() throws IOException {
        Files.createDirectory(directory.resolve(".git"));
        Manifests.write(directory, "registries/policy.yaml", "plainHttp: [\"*.test\"]\n");
        Manifests.write(directory, ".eci-registry.yaml", """
                policy: registries/policy.yaml
                exclude: /k8s/dev
                lint: {ECI107: off}
                """);
        Manifests.write(directory, "k8s/web.yaml", Manifests.POD);
        Manifests.write(directory, "k8s/dev/broken.yaml", Manifests.BROKEN);
    }

    private CommandProcess.Result run(String line, Map<String, String> environment)
            throws IOException, InterruptedException {
        return new CommandProcess(streams).run("cd " + directory + "/k8s; " + line, environment);
    }

    @Test
    void areThoseOfTheNearestFileAbove() throws Exception {
        CommandProcess.Result check = run("eci annotate --check .", Map.of());
        CommandProcess.Result lint = run("eci annotate --write . && eci lint --fail-on hint .", Map.of());

        assertThat(check.err()).isEmpty();
        assertThat(check.out()).isEqualTo("./web.yaml\n");
        assertThat(check.exitCode()).isEqualTo(ExitCodes.FOUND);
        assertThat(lint.out()).isEqualTo("./web.yaml\n");
        assertThat(lint.exitCode()).isEqualTo(ExitCodes.DONE);
        assertThat(directory.resolve("k8s/web.yaml")).hasContent(Manifests.ANNOTATED_POD);
    }

    @Test
    void areThoseOfTheDoctor() throws Exception {
        Manifests.write(directory, "pod.yaml", """
                apiVersion: v1
                kind: Pod
                metadata: {name: web, namespace: shop, labels: {alibabacloud.com/eci: "true"}}
                spec: {containers: [{name: web, image: "reg.test:5000/app"}]}
                status: {phase: Running, containerStatuses: [{name: web, ready: true, image: "reg.test:5000/app"}]}
                """);

        CommandProcess.Result run = run("eci doctor --output policy --fail-on warning ../pod.yaml", Map.of());

        assertThat(run.out()).isEqualTo("plainHttp:\n  - \"*.test\"\n");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.FOUND);
    }

    @Test
    void optionsOverrideThem() throws Exception {
        String self = run("eci images --quiet --skip-verify reg.test:5000 .", Map.of())
                .out();
        String same =
                run("eci images --quiet --skip-verify '*.TEST' .", Map.of()).out();
        CommandProcess.Result other = run("eci annotate --check --policy ../other.yaml .", Map.of());

        assertThat(self).contains("skipVerify reg.test:5000");
        assertThat(same).contains("skipVerify *.TEST");
        assertThat(other.err()).isEqualTo("../other.yaml: error: no such file\n");
        assertThat(other.exitCode()).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void theEnvironmentNamesAnotherFileOrNone() throws Exception {
        Path other = Manifests.write(directory, "other.yaml", "policy: {skipVerify: [reg.test]}\nexclude: [dev]\n");
        Map<String, String> missing = Map.of(SettingsFile.VARIABLE, "missing.yaml");

        assertThat(run("eci images --quiet .", Map.of(SettingsFile.VARIABLE, other.toString()))
                        .exitCode())
                .isEqualTo(ExitCodes.DONE);
        assertThat(run("eci annotate < web.yaml", Map.of(SettingsFile.VARIABLE, ""))
                        .err())
                .contains("no registry is named: expected --plain-http");
        assertThat(run("eci lint .", missing).err()).isEqualTo("missing.yaml: error: no such file\n");
        assertThat(run("eci lint .", missing).exitCode()).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void areNotSearchedAboveTheRepository() throws Exception {
        Path inner = directory.resolve("k8s/inner");
        Files.createDirectories(inner.resolve(".git"));
        Manifests.write(inner, "pod.yaml", Manifests.POD);

        assertThat(run("cd inner; eci annotate --check .", Map.of()).err())
                .contains("or a policy in .eci-registry.yaml");
    }

    @Test
    void whatIsWrongWithThemIsReported() throws Exception {
        Manifests.write(directory, ".eci-registry.yaml", "policy:\n  plainHttp: [\"http://reg.test\"]\n");

        CommandProcess.Result run = run("eci annotate --check .", Map.of());

        assertThat(run.err()).startsWith("../.eci-registry.yaml:2:16: error: policy.plainHttp[0]: ");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
    }
}
