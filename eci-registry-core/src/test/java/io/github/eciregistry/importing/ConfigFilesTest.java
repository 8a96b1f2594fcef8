package io.github.eciregistry.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFilesTest {

    private static final Path FIXTURES = Path.of("src/test/resources/io/github/eciregistry/importing");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void readsTheDirectoryOfDocker() throws IOException {
        RegistryImport read = ConfigFiles.read(FIXTURES.resolve("docker"));
        assertThat(Imports.statements(read))
                .containsExactly("ca.pre.example:8443 EITHER", "reg.pre.example:5000 EITHER");
        assertThat(files(read, FIXTURES.resolve("docker")))
                .containsExactly(
                        "certs.d/ca.pre.example:8443/ca.crt: read as CONTAINERD_HOSTS",
                        "daemon.json: read as DOCKER_DAEMON",
                        "key.json: skipped: no format that is read has the key \"kid\" without any other of its own keys:"
                                + " --format names the format");
        assertThat(read.undecided().get(0).reason())
                .matches("the files differ: .*ca\\.crt:1:1 leads to \\[SKIP_VERIFY], and .*daemon\\.json:2:51.*");
    }

    @Test
    void readsTheDirectoryOfContainerd() throws IOException {
        write(
                "config.toml",
                "[plugins.'io.containerd.cri.v1.images'.registry]\nconfig_path = '/etc/containerd/certs.d'");
        write("certs.d/reg.example_5000_/hosts.toml", "server = 'http://reg.example:5000'");
        write("certs.d/reg.example:5000/hosts.toml", "server = 'https://reg.example:5000'");
        write("certs.d/reg.example_5000_/ca.crt", "");
        write("certs.d/backup/hosts.toml", "skip_verify = true");
        write("cert.d/ack.example/hosts.toml", "skip_verify = true");
        write("certs.d/README", "");
        RegistryImport read = ConfigFiles.read(folder);
        assertThat(Imports.statements(read)).containsExactly("ack.example SKIP_VERIFY", "reg.example:5000 PLAIN_HTTP");
        assertThat(files(read, folder))
                .containsExactly(
                        "cert.d/ack.example/hosts.toml: read as CONTAINERD_HOSTS",
                        "certs.d/README: skipped: containerd reads directories here, not files",
                        "certs.d/backup: skipped: it is not named after a registry, so containerd does not read it",
                        "certs.d/reg.example:5000: skipped: containerd reads the directory reg.example_5000_ instead",
                        "certs.d/reg.example_5000_/ca.crt: skipped: containerd reads hosts.toml instead",
                        "certs.d/reg.example_5000_/hosts.toml: read as CONTAINERD_HOSTS",
                        "config.toml: read as CONTAINERD_CRI");
    }

    @Test
    void readsTheFilesOfOneSystemTogether() throws IOException {
        write("containers/registries.conf", "[[registry]]\nlocation = 'a.example'\ninsecure = true");
        write("containers/registries.conf.d/10.conf", "[[registry]]\nlocation = 'a.example'");
        write("containers/registries.conf.d/notes.txt", "nothing");
        write("containers/storage.conf", "[storage]\ndriver = 'overlay'");
        write("crio/crio.conf", "[crio.image]\ninsecure_registries = ['b.example:5000']");
        write("crio/crio.conf.d/10.conf", "[crio.image]\ninsecure_registries = ['c.example:5000']");
        RegistryImport read = ConfigFiles.read(folder);
        assertThat(Imports.statements(read)).containsExactly("a.example HTTPS", "c.example:5000 EITHER");
        assertThat(Imports.noteCodes(read)).isEqualTo("OVERRIDDEN OVERRIDDEN");
        assertThat(files(read, folder))
                .containsExactly(
                        "containers/registries.conf: read as REGISTRIES_CONF",
                        "containers/registries.conf.d/10.conf: read as REGISTRIES_CONF",
                        "containers/registries.conf.d/notes.txt: skipped: unrecognized configuration format, not TOML, YAML or JSON: specify the format with --format",
                        "containers/storage.conf: skipped: this is a storage.conf, which is not read: it is about local"
                                + " storage; import registries.conf instead",
                        "crio/crio.conf: read as CRIO",
                        "crio/crio.conf.d/10.conf: read as CRIO");
    }

    @Test
    void reportsTheProblemsOfAllFiles() throws IOException {
        write("daemon.json", "{");
        write("registries.yaml", "a: {}");
        write("x.yaml", "a: b: c");
        assertThatThrownBy(() -> ConfigFiles.read(folder))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.problems())
                                .extracting(problem ->
                                        problem.code() + " " + problem.path().orElse(""))
                                .containsExactly(
                                        ProblemCode.MALFORMED_FILE + " " + folder.resolve("daemon.json"),
                                        ProblemCode.UNKNOWN_FORMAT + " " + folder.resolve("registries.yaml") + ": a"));
    }

    @Test
    void skipsHiddenFilesAndEndlessDirectories() throws IOException {
        write(".git/config", "[core]");
        Files.createSymbolicLink(folder.resolve("loop"), folder);
        RegistryImport read = ConfigFiles.read(folder);
        assertThat(read.notes()).extracting(RegistryImport.Note::code).containsExactly(NoteCode.NO_RULE);
        assertThat(read.notes().get(0).place().source()).isEqualTo(folder.toString());
        assertThat(files(read, folder))
                .hasSize(10)
                .contains(".git: skipped: it is hidden")
                .contains("loop/".repeat(8) + "loop: skipped: it is more than 8 directories deep");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static List<String> files(RegistryImport read, Path folder) {
        return read.files().stream()
                .map(file -> file.toString().replace(folder + "/", ""))
                .sorted(Comparator.comparing(file -> file.substring(0, file.indexOf(": "))))
                .toList();
    }
}
