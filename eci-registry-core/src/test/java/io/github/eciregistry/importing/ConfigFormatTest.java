package io.github.eciregistry.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eciregistry.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFormatTest {

    private static final Path FIXTURES = Path.of("src/test/resources/io/github/eciregistry/importing");

    @ParameterizedTest
    @CsvSource({
        "daemon.json,              DOCKER_DAEMON,     0, 3",
        "containers,               REGISTRIES_CONF,   2, 2",
        "certs.d,                  CONTAINERD_HOSTS,  3, 1",
        "config.toml,              CONTAINERD_CRI,    2, 0",
        "registries.yaml,          K3S_REGISTRIES,    2, 1",
        "buildkitd.toml,           BUILDKIT,          2, 1",
        "regctl.json,              REGCLIENT,         3, 0",
    })
    void readsTheFilesPeopleHave(String name, ConfigFormat format, int rules, int undecided) throws IOException {
        Path file = FIXTURES.resolve(name);
        assertThat(ConfigFormat.detect(file)).contains(format);
        RegistryImport read = format.read(file);
        assertThat(read.rules()).hasSize(rules);
        assertThat(read.undecided()).hasSize(undecided);
        assertThat(read.rules())
                .allSatisfy(rule -> assertThat(rule.place().source()).startsWith(file.toString()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "registries.conf  | x                                   | REGISTRIES_CONF",
                "10-mine.conf     | x                                   | REGISTRIES_CONF",
                "registries.yml   | x                                   | K3S_REGISTRIES",
                "hosts.toml       | x                                   | CONTAINERD_HOSTS",
                "a.toml           | [plugins.cri]                       | CONTAINERD_CRI",
                "a.toml           | [[registry]]                        | REGISTRIES_CONF",
                "a.toml           | [registry.'a.example']              | BUILDKIT",
                "a.toml           | [registries.insecure]               | REGISTRIES_CONF",
                "a.toml           | server = 'https://a.example'        | CONTAINERD_HOSTS",
                "a.toml           | [host.'https://a.example']          | CONTAINERD_HOSTS",
                "a.json           | {\"insecure-registries\": []} // me | DOCKER_DAEMON",
                "a.json           | {\"registry-mirrors\": []}          | DOCKER_DAEMON",
                "config.json      | {\"hosts\": {}}                     | REGCLIENT",
                "a.yaml           | mirrors: {}                         | K3S_REGISTRIES",
                "a.yml            | configs: {}                         | K3S_REGISTRIES",
                "a.yaml           | creds: []                           | REGCLIENT",
            })
    void tellsTheFormat(String name, String text, ConfigFormat format, @TempDir Path folder) throws IOException {
        assertThat(ConfigFormat.detect(Files.writeString(folder.resolve(name), text)))
                .contains(format);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "config.json      | {\"auths\": {}}",
                "a.json           | {",
                "a.json           | []",
                "a.toml           | title = 'x'",
                "a.toml           | [",
                "a.yaml           | kind: Pod",
                "a.yaml           | a: b: c",
                "a.txt            | mirrors: {}",
            })
    void saysSoWhereItCannotTell(String name, String text, @TempDir Path folder) throws IOException {
        assertThat(ConfigFormat.detect(Files.writeString(folder.resolve(name), text)))
                .isEmpty();
        assertThat(ConfigFormat.detect(folder)).isEmpty();
    }

    @Test
    void reportsWhatCannotBeReadAtAll(@TempDir Path folder) {
        Path missing = folder.resolve("a.toml");
        assertThatThrownBy(() -> ConfigFormat.detect(missing)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> ConfigFormat.BUILDKIT.read(missing)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> ConfigFormat.BUILDKIT.read(folder)).isInstanceOf(IOException.class);
    }

    @Test
    void refusesWhatIsNotUtf8AtItsPlace(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("daemon.json"), new byte[] {'{', '\n', ' ', (byte) 0xC3, '"'});
        assertThatThrownBy(() -> ConfigFormat.DOCKER_DAEMON.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("2:2: expected UTF-8, found the byte 0xC3");
    }

    @Test
    void refusesWhatIsLargerThanAnyOfTheseFiles(@TempDir Path folder) throws IOException {
        byte[] bytes = new byte[1024 * 1024 + 1];
        Arrays.fill(bytes, (byte) '\n');
        Path file = Files.write(folder.resolve("registries.conf"), bytes);
        assertThatThrownBy(() -> ConfigFormat.REGISTRIES_CONF.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("1:1: expected a file of at most 1 MiB, found a larger one");
        assertThatThrownBy(() -> ConfigFormat.REGISTRIES_CONF.parse("\n".repeat(bytes.length), "x"))
                .isInstanceOf(InvalidInputException.class);
        assertThat(ConfigFormat.REGISTRIES_CONF
                        .parse("\n".repeat(bytes.length - 1), "x")
                        .rules())
                .isEmpty();
    }
}
