package io.github.eciregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitCommandTest {

    @TempDir
    private Path directory;

    private CommandRun init(String... more) {
        String[] arguments = new String[more.length + 4];
        System.arraycopy(
                new String[] {
                    "init", "--file", directory.resolve(".eci-registry.yaml").toString(), directory + "/k8s"
                },
                0,
                arguments,
                0,
                4);
        System.arraycopy(more, 0, arguments, 4, more.length);
        return CommandRun.of(arguments);
    }

    @Test
    void writesTheRegistriesOfTheImages() throws IOException {
        Path web = Manifests.write(directory, "k8s/web.yaml", Manifests.POD + "---\n" + Manifests.POD);
        Manifests.write(directory, "k8s/other.yaml", Manifests.POD.replace("reg.test:5000", "quay.io"));
        Manifests.write(directory, "k8s/public.yaml", Manifests.PUBLIC_POD);
        Path file = directory.resolve(".eci-registry.yaml");

        CommandRun run = init();

        assertThat(run.err()).isEqualTo("wrote " + file + "\n");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.DONE);
        assertThat(file).content().endsWith("""
                policy:
                  plainHttp: []
                  skipVerify: []
                  # How these are reached is not known. Move each to a list above, unless its certificate is trusted;
                  # 'eci-registry probe' asks a registry.
                  #  - "reg.test:5000"  # 2 images, first at FILE:8:12
                """.replace("FILE", web.toString()));
        assertThat(SettingsReader.read(file, warning -> {})
                        .policy()
                        .orElseThrow()
                        .rules())
                .isEmpty();
    }

    @Test
    void writesThePolicyOfTheOptions() throws IOException {
        Manifests.write(directory, "k8s/web.yaml", Manifests.POD);
        Path file = directory.resolve(".eci-registry.yaml");

        assertThat(init("--plain-http", "reg.test:5000", "--skip-verify", "*.corp.example")
                        .exitCode())
                .isEqualTo(ExitCodes.DONE);

        assertThat(file).content().doesNotContain("not known");
        assertThat(SettingsReader.read(file, warning -> {})
                        .policy()
                        .orElseThrow()
                        .rules())
                .extracting(Object::toString)
                .containsExactly("plainHttp reg.test:5000", "skipVerify *.corp.example");
    }

    @Test
    void replacesNoFile() throws IOException {
        Manifests.write(directory, "k8s/web.yaml", Manifests.POD);
        Path file = Manifests.write(directory, ".eci-registry.yaml", "{}\n");

        CommandRun run = init();

        assertThat(run.err()).isEqualTo(file + ": error: not written: there is such a file already; remove it first\n");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(file).hasContent("{}");
    }

    @Test
    void writesNothingForPublicImages() throws IOException {
        Manifests.write(directory, "k8s/web.yaml", Manifests.PUBLIC_POD);

        CommandRun run = init();

        assertThat(run.err()).contains("warning: not written: no image is from a registry of your own");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.NOTHING);
        assertThat(directory.resolve(".eci-registry.yaml")).doesNotExist();
    }
}
