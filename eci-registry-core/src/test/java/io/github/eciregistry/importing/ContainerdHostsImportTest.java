package io.github.eciregistry.importing;

import static io.github.eciregistry.importing.ConfigFormat.CONTAINERD_HOSTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eciregistry.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ContainerdHostsImportTest {

    private static final String HOST = "reg.example:5000";

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("server = 'http://reg.example:5000'", "PLAIN_HTTP", ""),
                Arguments.of("server = 'https://reg.example:5000'", "HTTPS", ""),
                Arguments.of("server = 'reg.example:5000'", "HTTPS", ""),
                Arguments.of("server = 'REG.example:5000/v2'\nskip_verify = true", "SKIP_VERIFY", ""),
                Arguments.of("server = 'https://reg.example:5000'\nskip_verify = false", "HTTPS", ""),
                Arguments.of("skip_verify = true", "SKIP_VERIFY", ""),
                Arguments.of("server = 'http://reg.example:5000'\nskip_verify = true", "EITHER", ""),
                Arguments.of("server = 'http://reg.example:5000'\nskip_verify = false", "[HTTPS, PLAIN_HTTP]", ""),
                Arguments.of("server = 'http://reg.example:5000'\nca = 'ca.crt'", "EITHER", "CA_NOT_SUPPORTED 2:6"),
                Arguments.of(
                        "server = 'http://reg.example:5000'\nclient = 'me.pem'",
                        "[HTTPS, PLAIN_HTTP]",
                        "CLIENT_CERTIFICATE 2:10"),
                Arguments.of(
                        "server = 'https://reg.example:5000'\nca = ['ca.crt']", "SKIP_VERIFY", "CA_NOT_SUPPORTED 2:1"),
                Arguments.of("ca = 'ca.crt'\nskip_verify = true", "SKIP_VERIFY", ""),
                Arguments.of("[host.'http://reg.example:5000']", "PLAIN_HTTP", ""),
                Arguments.of("server = 'https://reg.example:5000'\n[host.'http://reg.example:5000']", "PLAIN_HTTP", ""),
                Arguments.of(
                        "server = 'http://reg.example:5000'\n[host.'https://reg.example:5000']",
                        "[HTTPS, PLAIN_HTTP]",
                        ""),
                Arguments.of(
                        "server = 'https://reg.example:5000'\n[host.'http://reg.example:5000']\nskip_verify = true",
                        "EITHER",
                        ""),
                Arguments.of(
                        "[host.'http://reg.example:5000']\n[host.'https://reg.example:5000']\nskip_verify = true",
                        "[PLAIN_HTTP, SKIP_VERIFY]",
                        ""),
                Arguments.of(
                        "[host.'http://reg.example:5000']\ncapabilities = ['push']\n"
                                + "[host.'https://reg.example:5000']\ncapabilities = ['pull', 'Resolve']",
                        "HTTPS",
                        ""),
                Arguments.of("server = 'https://other.example'", "", "MIRROR_IGNORED 1:10"),
                Arguments.of("[host.'http://10.7.0.5:5000']", "", "MIRROR_IGNORED 1:7"),
                Arguments.of("server = 'https://ann:hunter2@reg.example:5000'", "HTTPS", "CREDENTIALS_IGNORED 1:10"),
                Arguments.of("server = 'httpreg.example:5000'", "", "MISREAD_ADDRESS 1:10"),
                Arguments.of("dial_timeout = '3s'", "", ""));
    }

    @ParameterizedTest
    @MethodSource("files")
    void readsWhatContainerdDoesWithTheRegistryOfTheFolder(String text, String transports, String notes) {
        RegistryImport read = CONTAINERD_HOSTS.parse(text, "certs.d/reg.example_5000_/hosts.toml");
        String expected = transports.isEmpty() ? "" : HOST + " " + transports;
        assertThat(String.join("", Imports.statements(read))).isEqualTo(expected);
        assertThat(String.join(" ", Imports.notes(read))).isEqualTo(notes);
    }

    @ParameterizedTest
    @CsvSource({
        "harbor.pre.example,        harbor.pre.example",
        "harbor.pre.example:8443,   harbor.pre.example:8443",
        "harbor.pre.example_8443_,  harbor.pre.example:8443",
        "10.7.0.5_5000_,            10.7.0.5:5000",
        "[fd00::7]_5000_,           [fd00::7]:5000",
        "my_registry_5000_,         my_registry:5000",
        "under_score.example,       under_score.example",
        "a_,                        a_",
    })
    void knowsWhichRegistryAFolderIsFor(String folder, String registry) {
        assertThat(HostsTomlReader.registryOf(folder)).isEqualTo(registry);
    }

    @Test
    void takesPort80ForPlainHttpWhateverTheOptions() {
        String text = "server = 'http://reg.example:80'\nskip_verify = true";
        RegistryImport read = CONTAINERD_HOSTS.parse(text, "reg.example:80/hosts.toml");
        assertThat(Imports.statements(read)).containsExactly("reg.example:80 PLAIN_HTTP");
    }

    @Test
    void neverImportsTheDefaultForEveryRegistry() {
        RegistryImport read = CONTAINERD_HOSTS.parse("skip_verify = true", "certs.d/_default/hosts.toml");
        assertThat(Imports.statements(read)).isEmpty();
        assertThat(Imports.notes(read)).containsExactly("WILDCARD_FOR_ALL 1:1");
    }

    @Test
    void takesTheServerForTheRegistryWhereTheFolderIsNotKnown() {
        String text = "server = 'http://reg.example:5000'\n[host.'https://mirror.example']";
        RegistryImport read = CONTAINERD_HOSTS.parse(text, "hosts.toml");
        assertThat(Imports.statements(read)).containsExactly("reg.example:5000 PLAIN_HTTP");
        assertThat(Imports.notes(read)).containsExactly("REGISTRY_UNKNOWN 1:10", "MIRROR_IGNORED 2:7");
        assertThat(Imports.notes(CONTAINERD_HOSTS.parse("[host.'http://a.example']", "hosts.toml")))
                .containsExactly("REGISTRY_UNKNOWN 1:1");
    }

    @Test
    void saysNothingOfDockerHub() {
        String text = "server = 'https://registry-1.docker.io'\n[host.'http://10.7.0.5:5000']";
        RegistryImport read = CONTAINERD_HOSTS.parse(text, "docker.io/hosts.toml");
        assertThat(Imports.statements(read)).isEmpty();
        assertThat(Imports.notes(read)).containsExactly("MIRROR_IGNORED 2:7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "capabilities = ['pul']                     | INVALID_SETTING 1:17",
                "skip_verify = 'true'                       | WRONG_TYPE 1:15",
                "server = 5000                              | WRONG_TYPE 1:10",
                "server = 'ftp://reg.example:5000'          | INVALID_SETTING 1:10",
                "host = 'reg.example'                       | WRONG_TYPE 1:8",
                "server = 'a'; skip_verify = true; ca = [   | MALFORMED_FILE 1:13",
            })
    void refusesWhatContainerdCannotRead(String text, String problems) {
        assertThat(String.join(", ", Imports.problems(CONTAINERD_HOSTS, text, "reg.example:5000/hosts.toml")))
                .isEqualTo(problems);
    }

    @Test
    void readsATreeOfFolders(@TempDir Path certs) throws IOException {
        write(certs.resolve("reg.example_5000_/hosts.toml"), "server = 'http://reg.example:5000'");
        write(certs.resolve("reg.example:5000/hosts.toml"), "server = 'https://reg.example:5000'");
        write(certs.resolve("harbor.pre.example/hosts.toml"), "skip_verify = true");
        write(certs.resolve("_default/hosts.toml"), "[host.'https://mirror.example']");
        write(certs.resolve("ca.pre.example:8443/ca.crt"), "not read");
        write(certs.resolve("ca.pre.example:8443/client.cert"), "not read");
        write(certs.resolve("ca.pre.example:8443/client.key"), "not read");
        write(certs.resolve("empty.example/hosts.toml"), "");
        write(certs.resolve("..data/hosts.toml"), "server = [");
        write(certs.resolve("README"), "not read");
        RegistryImport read = CONTAINERD_HOSTS.read(certs);
        assertThat(Imports.statements(read))
                .containsExactlyInAnyOrder(
                        "reg.example:5000 PLAIN_HTTP",
                        "harbor.pre.example SKIP_VERIFY",
                        "ca.pre.example:8443 SKIP_VERIFY");
        assertThat(read.notes())
                .extracting(note -> certs.relativize(Path.of(note.place().source())) + " " + note.code())
                .containsExactlyInAnyOrder(
                        "reg.example:5000 OVERRIDDEN",
                        "_default/hosts.toml WILDCARD_FOR_ALL",
                        "ca.pre.example:8443/ca.crt CA_NOT_SUPPORTED",
                        "ca.pre.example:8443/client.cert CLIENT_CERTIFICATE",
                        "harbor.pre.example/hosts.toml PORT_WIDENED");
    }

    @Test
    void readsTheFolderOfOneRegistry(@TempDir Path certs) throws IOException {
        write(certs.resolve("10.7.0.5:5000/hosts.toml"), "skip_verify = true");
        RegistryImport read = CONTAINERD_HOSTS.read(certs.resolve("10.7.0.5:5000"));
        assertThat(Imports.statements(read)).containsExactly("10.7.0.5:5000 SKIP_VERIFY");
        assertThat(CONTAINERD_HOSTS.read(certs.resolve("10.7.0.5:5000/hosts.toml")))
                .isEqualTo(read);
    }

    @Test
    void reportsTheProblemsOfAllFoldersWithTheirFiles(@TempDir Path certs) throws IOException {
        write(certs.resolve("a.example/hosts.toml"), "skip_verify = 1");
        write(certs.resolve("b.example/hosts.toml"), "x");
        write(certs.resolve("c.example/hosts.toml"), "skip_verify = true\n[host.'ftp://c.example']");
        assertThatThrownBy(() -> CONTAINERD_HOSTS.read(certs))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.problems())
                                .extracting(problem -> problem.code() + " "
                                        + problem.path().orElseThrow().replace(certs + "/", ""))
                                .containsExactly(
                                        "WRONG_TYPE a.example/hosts.toml: skip_verify",
                                        "MALFORMED_FILE b.example/hosts.toml",
                                        "INVALID_SETTING c.example/hosts.toml: host.\"ftp://c.example\""));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
