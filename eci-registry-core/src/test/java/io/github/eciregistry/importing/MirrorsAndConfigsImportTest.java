package io.github.eciregistry.importing;

import static io.github.eciregistry.importing.ConfigFormat.CONTAINERD_CRI;
import static io.github.eciregistry.importing.ConfigFormat.K3S_REGISTRIES;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The two formats with {@code mirrors} and {@code configs}: containerd's {@code config.toml}, k3s' registries. */
class MirrorsAndConfigsImportTest {

    /** The same settings as flow YAML, what containerd and what k3s makes of them, and the notes. */
    static Stream<Arguments> settings() {
        return Stream.of(
                Arguments.of(
                        "mirrors: {'r.example:5000': {endpoint: ['http://r.example:5000']}}",
                        "PLAIN_HTTP",
                        "PLAIN_HTTP",
                        ""),
                Arguments.of(
                        "mirrors: {'r.example:5000': {endpoint: ['https://R.example:5000/v2']}}", "HTTPS", "HTTPS", ""),
                Arguments.of("mirrors: {'r.example:5000': {endpoint: ['r.example:5000']}}", "HTTPS", "HTTPS", ""),
                Arguments.of(
                        "mirrors: {'r.example:5000': {endpoint: ['https://r.example:5000', 'http://r.example:5000']}}",
                        "[HTTPS, PLAIN_HTTP]",
                        "[HTTPS, PLAIN_HTTP]",
                        ""),
                Arguments.of("mirrors: {'r.example:5000': {endpoint: ['http://m.example']}}", "", "", "MIRROR_IGNORED"),
                Arguments.of(
                        "mirrors: {'r.example:5000': {endpoint: ['http://m.example', 'http://r.example:5000']}}",
                        "PLAIN_HTTP",
                        "PLAIN_HTTP",
                        "MIRROR_IGNORED"),
                Arguments.of("mirrors: {'r.example:5000': {endpoint: []}}", "", "", ""),
                Arguments.of("mirrors: {'*': {endpoint: ['http://m.example']}}", "", "", "WILDCARD_FOR_ALL"),
                Arguments.of("mirrors: {'docker.io': {endpoint: ['https://registry-1.docker.io']}}", "", "", ""),
                Arguments.of("mirrors: {'127.0.0.1:5000': {endpoint: ['127.0.0.1:5000']}}", "", "", "LOOPBACK"),
                Arguments.of(
                        "configs: {'r.example:5000': {tls: {insecure_skip_verify: true}}}",
                        "SKIP_VERIFY",
                        "SKIP_VERIFY",
                        ""),
                Arguments.of("configs: {'r.example:5000': {tls: {insecure_skip_verify: false}}}", "", "", ""),
                Arguments.of(
                        "configs: {'r.example:5000': {tls: {ca_file: /ca.crt}}}",
                        "SKIP_VERIFY",
                        "SKIP_VERIFY",
                        "CA_NOT_SUPPORTED"),
                Arguments.of(
                        "configs: {'r.example:5000': {tls: {ca_file: /ca.crt, insecure_skip_verify: true}}}",
                        "SKIP_VERIFY",
                        "SKIP_VERIFY",
                        ""),
                Arguments.of(
                        "configs: {'r.example:5000': {tls: {cert_file: /me.crt, key_file: /me.key}}}",
                        "HTTPS",
                        "HTTPS",
                        "CLIENT_CERTIFICATE"),
                Arguments.of(
                        "configs: {'r.example:5000': {auth: {username: ann, password: hunter2}}}",
                        "",
                        "",
                        "CREDENTIALS_IGNORED"),
                Arguments.of(
                        "configs: {'http://r.example:5000': {tls: {insecure_skip_verify: true}}}",
                        "SKIP_VERIFY",
                        "SKIP_VERIFY",
                        "SCHEME_STRIPPED"),
                Arguments.of("configs: {'*': {tls: {insecure_skip_verify: true}}}", "", "", "WILDCARD_FOR_ALL"),
                Arguments.of("configs: {'docker.io': {tls: {insecure_skip_verify: true}}}", "", "", "DOCKER_HUB"),
                Arguments.of(
                        "mirrors: {'r.example:5000': {endpoint: ['https://r.example:5000']}}\nconfigs: {'r.example:5000': {tls: {insecure_skip_verify: true}}}",
                        "SKIP_VERIFY",
                        "SKIP_VERIFY",
                        ""),
                Arguments.of(
                        "mirrors: {'r.example:5000': {endpoint: ['http://r.example:5000']}}\nconfigs: {'r.example:5000': {tls: {insecure_skip_verify: true}}}",
                        "PLAIN_HTTP",
                        "EITHER",
                        ""),
                Arguments.of(
                        "mirrors: {'r.example:5000': {endpoint: ['http://r.example:5000', 'https://r.example:5000']}}\nconfigs: {'r.example:5000': {tls: {insecure_skip_verify: true}}}",
                        "[PLAIN_HTTP, SKIP_VERIFY]",
                        "EITHER",
                        ""),
                Arguments.of(
                        "mirrors: {'r.example:5000': {endpoint: ['http://m.example']}}\nconfigs: {'r.example:5000': {tls: {insecure_skip_verify: true}}}",
                        "SKIP_VERIFY",
                        "SKIP_VERIFY",
                        "MIRROR_IGNORED"));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void readsTheSameSettingsInBothFormats(String settings, String containerd, String k3s, String notes) {
        RegistryImport fromYaml = K3S_REGISTRIES.parse(settings, "registries.yaml");
        assertThat(String.join("", Imports.statements(fromYaml))).isEqualTo(named(k3s));
        assertThat(Imports.noteCodes(fromYaml)).isEqualTo(notes);
        RegistryImport fromToml = CONTAINERD_CRI.parse(toml(settings), "config.toml");
        assertThat(String.join("", Imports.statements(fromToml))).isEqualTo(named(containerd));
        assertThat(Imports.noteCodes(fromToml)).isEqualTo(notes);
    }

    private static String named(String transports) {
        return transports.isEmpty() ? "" : "r.example:5000 " + transports;
    }

    /** The flow YAML of the settings as inline tables of TOML. */
    private static String toml(String settings) {
        return "version = 3\n[plugins.'io.containerd.cri.v1.images'.registry]\n"
                + settings.replace(": ", " = ")
                        .replace("/ca.crt", "'/ca.crt'")
                        .replace("/me.crt", "'/me.crt'")
                        .replace("/me.key", "'/me.key'")
                        .replace("ann", "'ann'")
                        .replace("hunter2", "'hunter2'");
    }

    @Test
    void readsARegistriesYaml() {
        RegistryImport read = K3S_REGISTRIES.parse("""
                mirrors:
                  docker.io:
                    endpoint:
                      - "https://harbor.pre.example/v2/hub"
                    rewrite:
                      "^library/(.*)": "hub/$1"
                  "10.7.0.5:5000":
                    endpoint:
                      - "http://10.7.0.5:5000"
                configs:
                  "docker.io":
                  harbor.pre.example:
                    auth: {username: ann, password: hunter2}
                    tls:
                      ca_file:
                      insecure_skip_verify: yes
                """, "registries.yaml");
        assertThat(Imports.statements(read))
                .containsExactly("10.7.0.5:5000 PLAIN_HTTP", "harbor.pre.example SKIP_VERIFY");
        assertThat(read.rules().get(0).place())
                .hasToString("registries.yaml:9:9: mirrors.\"10.7.0.5:5000\".endpoint[0]");
        assertThat(read.rules().get(1).place()).hasToString("registries.yaml:12:3: configs.\"harbor.pre.example\"");
        assertThat(Imports.notes(read))
                .containsExactly(
                        "MIRROR_IGNORED 4:9", "LOCATION_REMAPPED 5:5", "PORT_WIDENED 12:3", "CREDENTIALS_IGNORED 13:5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mirrors: {'<REGISTRY>': {endpoint: [http://<REGISTRY>]}}          | INVALID_REGISTRY_FORMAT 1:44",
                "mirrors: {r.example: {endpoint: http://r.example}}                | WRONG_TYPE 1:33",
                "mirrors: {r.example: {endpoint: []}}; configs: {r.example: {tls: 1}} | WRONG_TYPE 2:28",
                "mirrors: [r.example]                                              | WRONG_TYPE 1:1",
                "configs: {r.example: {tls: {insecure_skip_verify: 'true'}}}       | WRONG_TYPE 1:51",
                "configs: {r.example: {tls: {ca_file: [x]}}}                       | WRONG_TYPE 1:29",
                "configs: {r.example/team: {tls: {insecure_skip_verify: true}}}    | REGISTRY_HAS_PATH 1:11",
            })
    void refusesWhatK3sCannotRead(String text, String problems) {
        assertThat(String.join(", ", Imports.problems(K3S_REGISTRIES, text.replace("; ", "\n"))))
                .isEqualTo(problems);
    }

    @Test
    void readsTheTableOfTheVersionOnly() {
        String registry = ".registry.configs.'r.example:5000'.tls]\ninsecure_skip_verify = true\n";
        String[] plugins = {"cri", "'io.containerd.grpc.v1.cri'", "'io.containerd.cri.v1.images'"};
        for (int i = 0; i < plugins.length; i++) {
            String table = "[plugins." + plugins[i] + registry;
            assertThat(Imports.statements(CONTAINERD_CRI.parse("version = " + (i + 1) + "\n" + table, "config.toml")))
                    .containsExactly("r.example:5000 SKIP_VERIFY");
            assertThat(Imports.statements(CONTAINERD_CRI.parse(table, "config.toml")))
                    .hasSize(1);
            RegistryImport other = CONTAINERD_CRI.parse("version = " + (i + 2) % 4 + "\n" + table, "config.toml");
            assertThat(Imports.statements(other)).isEmpty();
            assertThat(Imports.noteCodes(other)).isEqualTo("OTHER_VERSION");
        }
    }

    @Test
    void pointsToTheFoldersOfConfigPath() {
        String table = "[plugins.'io.containerd.cri.v1.images'.registry]\nconfig_path = '/etc/containerd/certs.d'\n";
        RegistryImport read = CONTAINERD_CRI.parse(table, "config.toml");
        assertThat(Imports.notes(read)).containsExactly("FOLDER_NOT_READ 2:15");
        assertThat(read.notes().get(0).message()).contains("\"/etc/containerd/certs.d\"");
        String both = table
                + "[plugins.'io.containerd.cri.v1.images'.registry.mirrors.'r.example']\nendpoint = ['http://r.example']\n"
                + "[plugins.'io.containerd.cri.v1.images'.registry.configs.'r.example'.tls]\nca_file = 'x'\n";
        assertThat(Imports.problems(CONTAINERD_CRI, both))
                .containsExactly("CONFLICTING_SETTINGS 3:49", "CONFLICTING_SETTINGS 5:69");
    }
}
