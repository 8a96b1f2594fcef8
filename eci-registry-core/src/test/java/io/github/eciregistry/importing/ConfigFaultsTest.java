package io.github.eciregistry.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eciregistry.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is wrong with a file whatever it says: each a problem at its place, never another exception. */
class ConfigFaultsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DOCKER_DAEMON   | {'a': 1 'b': 2}             | MALFORMED_FILE 1:9",
                "DOCKER_DAEMON   | {'a': [1, 2}                | MALFORMED_FILE 1:12",
                "DOCKER_DAEMON   | {'a': hunter2}              | MALFORMED_FILE 1:7",
                "DOCKER_DAEMON   | {'a': 'hunter2              | MALFORMED_FILE 1:15",
                "DOCKER_DAEMON   | {'a': 1, 'a': 2}            | DUPLICATE_KEY 1:10",
                "DOCKER_DAEMON   | {} {}                       | SEVERAL_DOCUMENTS 1:4",
                "K3S_REGISTRIES  | configs: {a: {}, a: {}}     | DUPLICATE_KEY 1:18",
                "K3S_REGISTRIES  | mirrors:; a; b: c           | MALFORMED_FILE 3:1",
                "K3S_REGISTRIES  | a: &x 1; b: *x              | ALIAS_NOT_ALLOWED 2:4",
                "K3S_REGISTRIES  | a: *x                       | ALIAS_NOT_ALLOWED 1:4",
                "K3S_REGISTRIES  | a: 1; ---; b: 2             | SEVERAL_DOCUMENTS 3:1",
                "K3S_REGISTRIES  | - a                         | WRONG_TYPE 1:1",
                "BUILDKIT        | a = 1; a = 2                | DUPLICATE_KEY 2:1",
                "BUILDKIT        | [a]; b = 1; [c]; [a]        | DUPLICATE_KEY 4:1",
                "BUILDKIT        | a = {b = 1, b = 2}          | DUPLICATE_KEY 1:1",
                "BUILDKIT        | a = [1, 2; b = 3            | MALFORMED_FILE 2:1",
                "BUILDKIT        | a = 'hunter2                | MALFORMED_FILE 1:13",
                "BUILDKIT        | a = hunter2                 | MALFORMED_FILE 1:5",
                "BUILDKIT        | a = 1.2.3                   | MALFORMED_FILE 1:8",
                "BUILDKIT        | [a                          | MALFORMED_FILE 1:3",
            })
    void tellsWhereAFileBreaks(ConfigFormat format, String text, String problem) {
        String file = text.replace("; ", "\n");
        String read = format == ConfigFormat.DOCKER_DAEMON ? file.replace('\'', '"') : file;
        assertThat(Imports.problems(format, read)).containsExactly(problem);
        assertThatThrownBy(() -> format.parse(read, "file"))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hunter2"));
    }

    @ParameterizedTest
    @EnumSource(ConfigFormat.class)
    void readsNothingFromAnEmptyFile(ConfigFormat format) {
        for (String text :
                new String[] {"", " \n", "\uFEFF", format == ConfigFormat.DOCKER_DAEMON ? "{}" : "# none\n"}) {
            assertThat(format.parse(text, "reg.example/hosts.toml").rules()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(value = ConfigFormat.class, mode = EnumSource.Mode.EXCLUDE, names = "DOCKER_FLAGS")
    void refusesControlCharactersAtTheirPlace(ConfigFormat format) {
        assertThatThrownBy(() -> format.parse("\n#\u0000", "file"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageMatching("2:2: malformed \\w+: found U\\+0000 \\[MALFORMED_FILE\\]");
    }

    @ParameterizedTest
    @EnumSource(value = ConfigFormat.class, mode = EnumSource.Mode.EXCLUDE, names = "DOCKER_FLAGS")
    void refusesDeepNesting(ConfigFormat format) {
        String[] texts = {
            "{\"a\":" + "[".repeat(200_000),
            "a: " + "[".repeat(200_000),
            "a = " + "[".repeat(200_000),
            "a = " + "{a=".repeat(100_000),
            "[" + "a.".repeat(100_000) + "a]",
            "a.".repeat(100_000) + "a = 1",
            "{\"a\":".repeat(100_000),
            "? ".repeat(200_000),
            "- ".repeat(200_000)
        };
        for (String text : texts) {
            assertThatThrownBy(() -> format.parse(text, "file")).isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> format.parseLenient(text, "file")).isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void doesNotMindNumbersThatNoOneCanHold() {
        String digits = "9".repeat(900);
        assertThat(ConfigFormat.DOCKER_DAEMON
                        .parse("{\"mtu\": " + digits + ", \"debug\": 1e999999999}", "x")
                        .rules())
                .isEmpty();
        assertThat(ConfigFormat.BUILDKIT
                        .parse("root = " + digits + "\nb = 1e999999999\nc = -inf\nd = 0xFFFFFFFFFFFFFFFFFF", "x")
                        .rules())
                .isEmpty();
        assertThat(ConfigFormat.K3S_REGISTRIES
                        .parse("mirrors:\na: " + digits + "\nb: 1e999999999\nc: .inf", "x")
                        .rules())
                .isEmpty();
        String tooMany = "9".repeat(100_000);
        assertThat(Imports.problems(ConfigFormat.BUILDKIT, "x = 1\na = " + tooMany))
                .hasSize(1);
    }

    @Test
    void doesNotFollowAliasesThatMultiply() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        bomb.append("mirrors: *a39\n");
        assertThat(Imports.problems(ConfigFormat.K3S_REGISTRIES, bomb.toString()))
                .hasSize(79);
    }

    @Test
    void showsTheWholeWayToAValue() {
        assertThatThrownBy(() ->
                        ConfigFormat.REGISTRIES_CONF.parse("[[registry]]\nlocation = 'a.example'\ninsecure = 1", "x"))
                .hasMessage("3:12: registry[0].insecure: expected a boolean, found a number [WRONG_TYPE]");
        assertThatThrownBy(() -> ConfigFormat.CONTAINERD_HOSTS.parse(
                        "[host.'https://a.example']\nskip_verify = 'no'", "a.example/hosts.toml"))
                .hasMessage(
                        "2:15: host.\"https://a.example\".skip_verify: expected a boolean, found a string [WRONG_TYPE]");
    }
}
