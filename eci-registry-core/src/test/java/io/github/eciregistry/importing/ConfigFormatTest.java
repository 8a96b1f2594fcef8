package io.github.eciregistry.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.policy.RegistryPolicy;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConfigFormatTest {

    private static final Path FIXTURES = Path.of("src/test/resources/io/github/eciregistry/importing");

    @ParameterizedTest
    @CsvSource({
        "daemon.json,              DOCKER_DAEMON,     0, 3",
        "containers,               REGISTRIES_CONF,   2, 2",
        "crio,                     CRIO,              0, 2",
        "certs.d,                  CONTAINERD_HOSTS,  3, 1",
        "cert.d,                   CONTAINERD_HOSTS,  1, 0",
        "config.toml,              CONTAINERD_CRI,    2, 0",
        "registries.yaml,          K3S_REGISTRIES,    2, 1",
        "talos.yaml,               TALOS,             3, 1",
        "rancher-cluster.yaml,     CLUSTER_OBJECTS,   3, 0",
        "kubekey.yaml,             CLUSTER_OBJECTS,   3, 0",
        "kubeone.yaml,             CLUSTER_OBJECTS,   2, 0",
        "openshift.yaml,           CLUSTER_OBJECTS,   0, 3",
        "kind.yaml,                CLUSTER_OBJECTS,   2, 0",
        "k3d.yaml,                 CLUSTER_OBJECTS,   1, 0",
        "skaffold.yaml,            CLUSTER_OBJECTS,   0, 1",
        "pull-secret.yaml,         CLUSTER_OBJECTS,   0, 0",
        "nodepool.json,            ACK_NODE_POOL,     2, 0",
        "buildkitd.toml,           BUILDKIT,          2, 1",
        "regctl.json,              REGCLIENT,         3, 0",
        "colima.yaml,              DOCKER_SETTINGS,   0, 1",
        "minikube.json,            DOCKER_SETTINGS,   0, 1",
        "docker-override.conf,     DOCKER_FLAGS,      0, 2",
    })
    void readsTheFilesPeopleHave(String name, ConfigFormat format, int rules, int undecided) throws IOException {
        Path file = FIXTURES.resolve(name);
        RegistryImport read = ConfigFiles.read(file);
        assertThat(read.files()).allSatisfy(each -> assertThat(each.format()).isEqualTo(format.name()));
        assertThat(read.rules()).hasSize(rules);
        assertThat(read.undecided()).hasSize(undecided);
        assertThat(read.rules())
                .allSatisfy(rule -> assertThat(rule.place().source()).startsWith(file.toString()));
        assertThat(read.undecided())
                .allSatisfy(open -> assertThat(open.reason()).isNotEmpty().doesNotEndWith("."));
        assertThat(read.toString() + read.files()).doesNotContain("not-a-password", "bm90LWEt", "arealtoken");
        assertThat(format.read(file).rules()).isEqualTo(read.rules());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "registries.conf  | [registries.block]                  | REGISTRIES_CONF",
                "registries.conf  | # all commented out                 | REGISTRIES_CONF",
                "10-mine.conf     | [aliases]                           | REGISTRIES_CONF",
                "registries.conf  | [crio.image]                        | CRIO",
                "10-mine.conf     | [crio.image]                        | CRIO",
                "registries.yml   | mirrors: {}                         | K3S_REGISTRIES",
                "hosts.toml       | skip_verify = true                  | CONTAINERD_HOSTS",
                "config.toml      | version = 3                         | CONTAINERD_CRI",
                "config.toml      | [registry.'a.example']              | BUILDKIT",
                "a.toml           | [plugins.cri]                       | CONTAINERD_CRI",
                "a.toml           | registry = []                       | REGISTRIES_CONF",
                "a.toml           | [registry.'a.example']              | BUILDKIT",
                "a.toml           | [registries.insecure]               | REGISTRIES_CONF",
                "a.toml           | server = 'https://a.example'        | CONTAINERD_HOSTS",
                "a.toml           | [host.'https://a.example']          | CONTAINERD_HOSTS",
                "a.json           | {\"insecure-registries\": []}       | DOCKER_DAEMON",
                "a.json           | {\"registry-mirrors\": []}          | DOCKER_DAEMON",
                "daemon.json      | {\"debug\": true}                   | DOCKER_DAEMON",
                "config.json      | {\"hosts\": {}}                     | REGCLIENT",
                "config.json      | {\"insecure-registry\": []}         | DOCKER_SETTINGS",
                "a.yaml           | mirrors: {}                         | K3S_REGISTRIES",
                "a.yml            | configs: {}                         | K3S_REGISTRIES",
                "a                | mirrors: {}                         | K3S_REGISTRIES",
                "a.yaml           | creds: []                           | REGCLIENT",
                "docker           | OPTIONS='--insecure-registry=a:5000' | DOCKER_FLAGS",
            })
    void recognizesAFormatByItsContent(String name, String text, ConfigFormat format, @TempDir Path folder)
            throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        assertThat(ConfigFiles.read(file).files())
                .containsExactly(new RegistryImport.ReadFile(file.toString(), format.name(), ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "config.json      | {\"auths\": {}}              | 1:2: this is the configuration of a Docker client",
                "policy.json      | {\"default\": [], \"transports\": {}} | 1:2: this is a signature policy",
                "registries.conf  | registries: [{api_url: 'x'}] | 1:1: this is the registries.conf of Argo CD Image Updater",
                "x.yaml           | registryHosts: []            | 1:1: this is a runtime configuration file of GKE",
                "nerdctl.toml     | insecure_registry = true     | 1:1: this is nerdctl's configuration",
                "storage.conf     | [storage]                    | 1:2: this is a storage.conf",
                "containers.conf  | [engine]                     | 1:2: this is a containers.conf",
                "pod.yaml         | {apiVersion: v1, kind: Pod}  | 1:2: this is a Kubernetes object of the kind \"Pod\"",
                "pom.xml          | <project/>                   | 1:1: this is XML, such as a Maven build with Jib",
                "x.toml           | title = 'x'                  | 1:1: no format that is read has the key \"title\"",
                "x.txt            | nothing                      | 1:1: unrecognized configuration format, not TOML, YAML or JSON",
                "x.yaml           | # nothing                    | 1:1: the file has no settings",
                "registries.yaml  | a.example: {endpoint: []}    | 1:1: \"a.example\": expected mirrors or configs, found only other keys",
                "daemon.json      | {\"foo\": 1}                 | 1:9: foo: expected insecure-registries, found only other keys",
                "daemon.json      | {\"insecure_registries\": []} | 1:2: insecure_registries: dockerd does not start",
                "crio.conf        | foo = 1                      | 1:7: foo: expected [crio], found only other keys",
                "config.toml      | foo = 1                      | 1:7: foo: expected [plugins] or version, found only other keys",
                "x.toml           | [                            | 1:2: malformed TOML",
                "x.yaml           | 'a: b: c'                    | 1:5: malformed YAML",
                "x.json           | {                            | malformed JSON",
            })
    void refusesAFileOfNoFormatByItsName(String name, String text, String message, @TempDir Path folder)
            throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        assertThatThrownBy(() -> ConfigFiles.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesAFileWithoutAnyKeyOfTheFormatItIsSaidToHave() {
        assertThat(Imports.problems(ConfigFormat.CRIO, "[[registry]]")).containsExactly("UNKNOWN_FORMAT 1:3");
        assertThat(Imports.problems(ConfigFormat.REGISTRIES_CONF, "[crio.image]"))
                .containsExactly("UNKNOWN_FORMAT 1:2");
    }

    @ParameterizedTest
    @EnumSource(ConfigFormat.class)
    void saysThatAFileWithoutSettingsHasNoRule(ConfigFormat format) {
        RegistryImport read = format.parse("", "empty.example/hosts.toml");
        assertThat(read.notes()).extracting(RegistryImport.Note::code).containsExactly(NoteCode.NO_RULE);
        assertThat(read.notes()).first().asString().startsWith("empty.example/hosts.toml:1:1: no rule was imported");
        assertThat(read.toPolicy()).isEqualTo(RegistryPolicy.empty());
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE, \uFEFF", "UTF-16BE, \uFEFF", "UTF-8, \uFEFF", "UTF-8, ''"})
    void readsUnicodeWithAByteOrderMark(String charset, String mark, @TempDir Path folder) throws IOException {
        byte[] bytes = (mark + "{\n\"insecure-registries\": [\"a.example:5000\"]}").getBytes(Charset.forName(charset));
        RegistryImport read = ConfigFiles.read(Files.write(folder.resolve("daemon.json"), bytes));
        assertThat(read.undecided()).first().asString().contains("daemon.json:2:25");
    }

    @Test
    void reportsWhatCannotBeReadAtAll(@TempDir Path folder) {
        Path missing = folder.resolve("a.toml");
        assertThatThrownBy(() -> ConfigFiles.read(missing)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> ConfigFormat.BUILDKIT.read(missing)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> ConfigFormat.BUILDKIT.read(folder)).isInstanceOf(IOException.class);
    }

    @Test
    void refusesWhatIsNotUtf8AtItsPlace(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("daemon.json"), new byte[] {'{', '\n', ' ', (byte) 0xC3, '"'});
        assertThatThrownBy(() -> ConfigFormat.DOCKER_DAEMON.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("2:2: expected UTF-8, found the byte 0xC3 [MALFORMED_FILE]");
    }

    @Test
    void refusesWhatIsLargerThanAnyOfTheseFiles(@TempDir Path folder) throws IOException {
        byte[] bytes = new byte[1024 * 1024 + 1];
        Arrays.fill(bytes, (byte) '\n');
        Path file = Files.write(folder.resolve("registries.conf"), bytes);
        assertThatThrownBy(() -> ConfigFormat.REGISTRIES_CONF.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("1:1: expected a file of at most 1 MiB, found a larger one [FILE_TOO_LARGE]");
        assertThatThrownBy(() -> ConfigFormat.REGISTRIES_CONF.parse("\n".repeat(bytes.length), "x"))
                .isInstanceOf(InvalidInputException.class);
        assertThat(ConfigFormat.REGISTRIES_CONF
                        .parse("\n".repeat(bytes.length - 1), "x")
                        .rules())
                .isEmpty();
    }
}
