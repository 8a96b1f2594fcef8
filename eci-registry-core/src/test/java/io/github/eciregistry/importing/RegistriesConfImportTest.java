package io.github.eciregistry.importing;

import static io.github.eciregistry.importing.ConfigFormat.REGISTRIES_CONF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.policy.Transport;
import io.github.eciregistry.reference.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RegistriesConfImportTest {

    private static RegistryImport parse(String text) {
        return REGISTRIES_CONF.parse(text, "registries.conf");
    }

    @Test
    void readsVersion2() {
        RegistryImport read = parse("""
                unqualified-search-registries = ["docker.io", "reg.example"]

                [[registry]]
                location = "reg.example"
                insecure = true

                [[registry]]
                prefix = "*.corp.example"
                insecure = true

                [[registry]]
                location = "good.corp.example:8443"
                """);
        assertThat(Imports.statements(read))
                .containsExactly("good.corp.example:8443 HTTPS", "reg.example EITHER", "*.corp.example EITHER");
        assertThat(read.rules().get(0).place()).hasToString("registries.conf:12:12: registry[2].location");
        assertThat(read.undecided().get(1).place()).hasToString("registries.conf:8:10: registry[1].prefix");
        assertThat(read.notes()).isEmpty();
        RegistryPolicy policy = read.settle(Transport.PLAIN_HTTP).toPolicy();
        assertThat(policy.transportFor(Registry.parse("good.corp.example:8443")))
                .isEqualTo(Transport.HTTPS);
        assertThat(policy.transportFor(Registry.parse("a.b.corp.example:5000"))).isEqualTo(Transport.PLAIN_HTTP);
        assertThat(policy.transportFor(Registry.parse("reg.example:5000"))).isEqualTo(Transport.PLAIN_HTTP);
    }

    @Test
    void readsVersion1() {
        RegistryImport read = parse("""
                [registries.search]
                registries = ["docker.io", "a.example//"]
                [registries.insecure]
                registries = ['a.example//', "b.example:5000",
                              "c.example"]
                [registries.block]
                registries = ["c.example"]
                """);
        assertThat(Imports.statements(read)).containsExactly("a.example EITHER", "b.example:5000 EITHER");
        assertThat(read.undecided().get(1).place())
                .hasToString("registries.conf:4:30: registries.insecure.registries[1]");
        assertThat(Imports.notes(read)).containsExactly("BLOCKED 5:15");
    }

    static Stream<Arguments> readings() {
        return Stream.of(
                Arguments.of(
                        "location = 'reg.example/team'\ninsecure = true",
                        "reg.example EITHER",
                        "NAMESPACE_WIDENED 2:12"),
                Arguments.of("location = 'reg.example/team'", "", ""),
                Arguments.of("prefix = 'reg.example/a'\nlocation = 'reg.example/b'", "", "LOCATION_REMAPPED 3:12"),
                Arguments.of(
                        "prefix = 'old.example'\nlocation = 'reg.example:5000'\ninsecure = true",
                        "reg.example:5000 EITHER",
                        "LOCATION_REMAPPED 3:12"),
                Arguments.of(
                        "prefix = 'old.example/team'\nlocation = 'reg.example:5000/x/y'\ninsecure = true",
                        "reg.example:5000 EITHER",
                        "LOCATION_REMAPPED 3:12 NAMESPACE_WIDENED 3:12"),
                Arguments.of("prefix = ''\nlocation = 'reg.example'", "reg.example HTTPS", ""),
                Arguments.of("location = 'reg.example'\nblocked = true\ninsecure = true", "", "BLOCKED 2:12"),
                Arguments.of("location = 'localhost:5000'\ninsecure = true", "", "LOOPBACK 2:12"),
                Arguments.of("location = 'localhost:5000'", "", ""),
                Arguments.of("location = 'docker.io'\ninsecure = true", "", "DOCKER_HUB 2:12"),
                Arguments.of(
                        "location = 'docker.io'\n[[registry.mirror]]\nlocation = 'm.example'",
                        "",
                        "MIRROR_IGNORED 3:1"),
                Arguments.of("location = 'reg.example'\ninsecure = false", "reg.example HTTPS", ""),
                Arguments.of("Location = 'reg.example'\nINSECURE = true", "reg.example EITHER", ""));
    }

    @ParameterizedTest
    @MethodSource("readings")
    void tellsWhatARegistryMeansForEci(String registry, String statements, String notes) {
        RegistryImport read = parse("[[registry]]\n" + registry);
        assertThat(String.join(" ", Imports.statements(read))).isEqualTo(statements);
        assertThat(String.join(" ", Imports.notes(read))).isEqualTo(notes);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of("[[registry]]\nlocation = 'http://reg.example'", "REGISTRY_HAS_SCHEME 2:12"),
                Arguments.of(
                        "[[registry]]\nlocation='a.example'\nprefix = 'https://reg.example'",
                        "REGISTRY_HAS_SCHEME 3:10"),
                Arguments.of("[[registry]]\ninsecure = true", "MISSING_SETTING 1:1"),
                Arguments.of("[[registry]]\nprefix = 'reg.example'", "MISSING_SETTING 1:1"),
                Arguments.of(
                        "[[registry]]\nprefix = 'reg.*.example'\nlocation = 'a.example'", "MISPLACED_WILDCARD 3:12"),
                Arguments.of("[[registry]]\nprefix = '*'\nlocation = 'a.example'", "MISPLACED_WILDCARD 3:12"),
                Arguments.of("[[registry]]\nprefix = '*.example:5000'", "MISPLACED_WILDCARD 2:10"),
                Arguments.of("[[registry]]\nprefix = '*.example/team'", "MISPLACED_WILDCARD 2:10"),
                Arguments.of("[[registry]]\nlocation = '*.example'", "MISPLACED_WILDCARD 2:12"),
                Arguments.of("[[registry]]\nlocation = 'a..example'", "INVALID_REGISTRY_FORMAT 2:15"),
                Arguments.of(
                        "[[registry]]\nlocation = 'a.example'\n[[registry]]\nprefix='b.example'\nlocation = 'a.example'\ninsecure = true",
                        "CONFLICTING_SETTINGS 5:12"),
                Arguments.of(
                        "[[registry]]\nlocation = 'a.example'\n[[registry]]\nlocation = 'a.example'\nblocked = true",
                        "CONFLICTING_SETTINGS 4:12"),
                Arguments.of("[[registry]]\nlocation = 'a.example'\npull-from-mirror = 'all'", "INVALID_SETTING 3:20"),
                Arguments.of(
                        "[[registry]]\nlocation = 'a.example'\n[[registry.mirror]]\nlocation = 'm.example'\npull-from-mirror = 'never'",
                        "INVALID_SETTING 5:20"),
                Arguments.of(
                        "[[registry]]\nlocation = 'a.example'\nmirror-by-digest-only = true\n[[registry.mirror]]\nlocation = 'm.example'\npull-from-mirror = 'all'",
                        "CONFLICTING_SETTINGS 6:20"),
                Arguments.of(
                        "[[registry]]\nlocation = 'a.example'\n[[registry.mirror]]\ninsecure = true",
                        "MISSING_SETTING 3:1"),
                Arguments.of("[[registry]]\nlocation = 'a.example'\ninsecure = 'true'", "WRONG_TYPE 3:12"),
                Arguments.of("[registry.'a.example']\nhttp = true", "WRONG_TYPE 1:2"),
                Arguments.of("[registries.insecure]\nregistries = ['http://a.example']", "REGISTRY_HAS_SCHEME 2:15"),
                Arguments.of("[registries.insecure]\nregistries = ['']", "INVALID_REGISTRY_FORMAT 2:15"),
                Arguments.of("[registries.search]\nregistries = ['a.example/b']", "REGISTRY_HAS_PATH 2:15"),
                Arguments.of("unqualified-search-registries = ['a.example/b']", "REGISTRY_HAS_PATH 1:34"),
                Arguments.of(
                        "unqualified-search-registries = []\n[registries.block]\nregistries = []",
                        "CONFLICTING_SETTINGS 2:2"),
                Arguments.of("short-name-mode = 'ask'", "INVALID_SETTING 1:19"),
                Arguments.of("[aliases]\n'a.example/b' = 'c.example/d'", "INVALID_SETTING 2:17"),
                Arguments.of(
                        "[aliases]\na = 'c.example/d:1'\nb = 'd'\nc = ''", "INVALID_SETTING 2:5, INVALID_SETTING 3:5"),
                Arguments.of("location", "MALFORMED_FILE 1:9"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesWhatItsReaderRefuses(String text, String problems) {
        assertThat(String.join(", ", Imports.problems(REGISTRIES_CONF, text))).isEqualTo(problems);
    }

    @Test
    void meansTheWholeHostWhereAPartOfItIsInsecure() {
        RegistryImport read = parse("""
                [[registry]]
                location = "Reg.example/team"
                insecure = true
                [[registry]]
                location = "reg.example/other"
                [[registry]]
                location = "reg.example"
                """);
        assertThat(Imports.statements(read)).containsExactly("Reg.example EITHER");
        assertThat(Imports.notes(read))
                .containsExactly("NAMESPACE_WIDENED 2:12", "NAMESPACE_WIDENED 5:12", "NAMESPACE_WIDENED 7:12");
    }

    @Test
    void takesTheFirstOfTwoEntriesWithAPrefix() {
        RegistryImport read = parse("""
                [[registry]]
                prefix = "a.example"
                location = "b.example"
                insecure = true
                [[registry]]
                prefix = "a.example"
                location = "c.example"
                """);
        assertThat(Imports.statements(read)).containsExactly("b.example EITHER");
        assertThat(Imports.notes(read)).containsExactly("LOCATION_REMAPPED 3:12", "OVERRIDDEN 7:12");
    }

    @Test
    void readsDropInsInTheOrderOfTheirNames(@TempDir Path folder) throws IOException {
        Path dropIns = Files.createDirectory(folder.resolve("registries.conf.d"));
        Files.createDirectory(dropIns.resolve("not.conf"));
        Files.writeString(dropIns.resolve("README"), "not TOML");
        Files.writeString(
                folder.resolve("registries.conf"), "[registries.insecure]\nregistries = ['a.example', 'b.example']");
        Files.writeString(dropIns.resolve("20.conf"), "[[registry]]\nlocation = 'b.example'\n");
        Files.writeString(dropIns.resolve("10.conf"), "[[registry]]\nlocation = 'b.example'\nblocked = true\n");
        RegistryImport read = REGISTRIES_CONF.read(folder);
        assertThat(Imports.statements(read)).containsExactly("b.example HTTPS", "a.example EITHER");
        assertThat(read.rules().get(0).place().source())
                .isEqualTo(dropIns.resolve("20.conf").toString());
        assertThat(Imports.notes(read)).containsExactly("OVERRIDDEN 2:28", "OVERRIDDEN 2:12");
        assertThat(Imports.statements(REGISTRIES_CONF.read(dropIns))).containsExactly("b.example HTTPS");
    }

    @Test
    void namesTheFileOfAFolderThatIsWrong(@TempDir Path folder) throws IOException {
        Path first = Files.writeString(folder.resolve("1.conf"), "[registries.insecure]\nregistries = ['a.example']");
        Path second = Files.writeString(folder.resolve("2.conf"), "[[registry]\n");
        Path third = Files.write(folder.resolve("3.conf"), new byte[] {'#', (byte) 0xFF});
        assertThatThrownBy(() -> REGISTRIES_CONF.read(folder))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.problems())
                                .extracting(problem -> problem.path().orElse("") + " " + problem.code() + " "
                                        + problem.position().orElseThrow())
                                .containsExactlyInAnyOrder(
                                        first + ": registries CONFLICTING_SETTINGS 1:2",
                                        second + " MALFORMED_FILE 2:1",
                                        third + " MALFORMED_FILE 1:2"));
    }
}
