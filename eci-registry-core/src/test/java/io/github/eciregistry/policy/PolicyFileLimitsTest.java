package io.github.eciregistry.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.TextPosition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files on disk, and texts that are made to do harm. */
class PolicyFileLimitsTest {

    private final RegistryPolicy policy = RegistryPolicy.builder()
            .plainHttp("*.corp.example")
            .https("a.corp.example")
            .build();

    @ParameterizedTest
    @CsvSource({"'a: \u0001', 1:4, U+0001", "'a: b\n\u007F', 2:1, U+007F", "'\uD83D\uDE00 \uD800', 1:4, U+D800"})
    void unprintableCharactersAreRefused(String text, String position, String found) {
        Problem problem = onlyProblemOf(text);
        assertThat(problem.code()).isEqualTo(ProblemCode.MALFORMED_FILE);
        assertThat(problem.position()).map(TextPosition::toString).hasValue(position);
        assertThat(problem.message()).isEqualTo("expected a printable character, found " + found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "- ", "{a: ", "? ", "plainHttp: [", "{\"a\":["})
    void deepNestingIsRefused(String level) {
        assertThat(problemsOf(level.repeat(20_000))).extracting(Problem::code).contains(ProblemCode.MALFORMED_FILE);
    }

    @Test
    void aliasesNeverMultiply() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 50; i++) {
            laughs.append(
                    "a%d: &a%d [%s]\n".formatted(i, i, "*a%d,".formatted(i - 1).repeat(9)));
        }
        assertThat(problemsOf(laughs + "plainHttp: *a49\n"))
                .hasSize(51)
                .last()
                .extracting(Problem::code)
                .isEqualTo(ProblemCode.ALIAS_NOT_ALLOWED);
    }

    @Test
    void noMoreThanAThousandProblemsAreReported() {
        assertThat(problemsOf("https: [" + "1,".repeat(100_000) + "]")).hasSize(1_000);
        assertThat(problemsOf("x: 1\n".repeat(100_000))).hasSize(1_000);
        assertThat(problemsOf("{\"https\": [" + "\"/\",".repeat(100_000) + "1]}"))
                .hasSize(1_000);
    }

    @Test
    void aTextOfMoreThan1MibIsRefused() {
        assertThat(onlyProblemOf(" ".repeat(1024 * 1024 + 1)).code()).isEqualTo(ProblemCode.FILE_TOO_LARGE);
        assertThat(onlyProblemOf(" ".repeat(1024 * 1024)).code()).isEqualTo(ProblemCode.EMPTY_FILE);
    }

    @Test
    void readsAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("policy"), PolicyFile.toYaml(policy));
        assertThat(PolicyFile.read(file)).isEqualTo(policy);
        Files.writeString(file, PolicyFile.toJson(policy));
        assertThat(PolicyFile.read(file)).isEqualTo(policy);
    }

    @Test
    void aFileThatIsNotThereIsAnIoException(@TempDir Path folder) {
        assertThatThrownBy(() -> PolicyFile.read(folder.resolve("none"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aFileInAnotherEncodingIsRefusedWhereItIsNotUtf8(@TempDir Path folder) throws IOException {
        Path file =
                Files.write(folder.resolve("latin1.yaml"), "https: []\n# für".getBytes(StandardCharsets.ISO_8859_1));
        InvalidInputException thrown = catchThrowableOfType(InvalidInputException.class, () -> PolicyFile.read(file));
        Problem problem = thrown.problems().get(0);
        assertThat(problem.code()).isEqualTo(ProblemCode.MALFORMED_FILE);
        assertThat(problem.position()).hasValue(new TextPosition(2, 4));
        assertThat(problem.message()).isEqualTo("expected UTF-8, found the byte 0xFC");

        Files.write(file, "https: []".getBytes(StandardCharsets.UTF_16));
        assertThat(PolicyFile.read(file)).isEqualTo(RegistryPolicy.empty());
    }

    @Test
    void aFileOfMoreThan1MibIsRefused(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("large"), new byte[1024 * 1024 + 1]);
        assertThatThrownBy(() -> PolicyFile.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("expected a policy file of at most 1 MiB, found a larger one [FILE_TOO_LARGE]");
    }

    private static Problem onlyProblemOf(String text) {
        List<Problem> problems = problemsOf(text);
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    private static List<Problem> problemsOf(String text) {
        return catchThrowableOfType(InvalidInputException.class, () -> PolicyFile.parse(text))
                .problems();
    }
}
