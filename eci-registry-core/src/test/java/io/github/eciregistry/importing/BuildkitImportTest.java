package io.github.eciregistry.importing;

import static io.github.eciregistry.importing.ConfigFormat.BUILDKIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildkitImportTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "http = true                         | PLAIN_HTTP         | -",
                "insecure = true                     | SKIP_VERIFY  | -",
                "http = true; insecure = true        | EITHER             | -",
                "http = false                        | HTTPS              | -",
                "http = false; insecure = false      | HTTPS              | -",
                "ca = ['my.pem']                     | SKIP_VERIFY  | CA_NOT_SUPPORTED 2:1",
                "tlsconfigdir = ['/etc/x']           | SKIP_VERIFY  | CA_NOT_SUPPORTED 2:1",
                "ca = ['my.pem']; insecure = true    | SKIP_VERIFY  | -",
                "ca = ['my.pem']; http = true        | PLAIN_HTTP         | -",
                "keypair = [{key = 'k', cert = 'c'}] | HTTPS              | CLIENT_CERTIFICATE 2:1",
                "mirrors = ['m.example/proxy']       | -                  | MIRROR_IGNORED 2:12",
            })
    void readsARegistry(String settings, String transports, String notes) {
        String text = "[registry.\"reg.example:5000\"]\n" + settings.replace("; ", "\n");
        RegistryImport read = BUILDKIT.parse(text, "buildkitd.toml");
        assertThat(Imports.statements(read))
                .isEqualTo(transports == null ? List.of() : List.of("reg.example:5000 " + transports));
        assertThat(String.join(" ", Imports.notes(read))).isEqualTo(notes == null ? "" : notes);
    }

    @Test
    void readsAMirrorsOwnTable() {
        RegistryImport read = BUILDKIT.parse("""
                [worker.oci]
                  enabled = true
                [registry."docker.io"]
                  mirrors = ["mirror.pre.example:5000"]
                  http = true
                [registry."mirror.pre.example:5000"]
                  http = true
                [registry."harbor.pre.example"]
                  insecure = true
                [registry."localhost:5000"]
                  http = true
                """, "buildkitd.toml");
        assertThat(Imports.statements(read))
                .containsExactly("mirror.pre.example:5000 PLAIN_HTTP", "harbor.pre.example SKIP_VERIFY");
        assertThat(read.rules().get(0).place())
                .hasToString("buildkitd.toml:6:11: registry.\"mirror.pre.example:5000\"");
        assertThat(Imports.notes(read))
                .containsExactly("DOCKER_HUB 3:11", "MIRROR_IGNORED 4:14", "PORT_WIDENED 8:11", "LOOPBACK 10:11");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[[registry]]                                   | WRONG_TYPE 1:3",
                "[registry.'a.example/team']; insecure = true   | REGISTRY_HAS_PATH 1:11",
                "[registry.'a.example']; http = 'yes'           | WRONG_TYPE 2:8",
                "[registry.'a.example']; http = true; http = 1  | DUPLICATE_KEY 3:1",
                "[registry.'a.example']; [registry.'a.example'] | DUPLICATE_KEY 2:1",
                "[registry.'A.example']; http = true; [registry.'a.example']; insecure = true | CONFLICTING_SETTINGS 3:11",
            })
    void refusesWhatBuildkitRefuses(String text, String problem) {
        assertThat(Imports.problems(BUILDKIT, text.replace("; ", "\n"))).containsExactly(problem);
    }
}
