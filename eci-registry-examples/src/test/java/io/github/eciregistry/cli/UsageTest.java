package io.github.eciregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.policy.PolicyFile;
import io.github.eciregistry.policy.RegistryPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Command lines and policies that are not valid, and what the help says of those that are. */
class UsageTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "anotate                                        | Unmatched argument at index 0: 'anotate'",
                "annotate                                       | no registry is named: expected --plain-http,"
                        + " --skip-verify, --policy, --import, --probe or a policy in .eci-registry.yaml",
                "annotate --https a.example                     | no registry is named: expected --plain-http,"
                        + " --skip-verify, --policy, --import, --probe or a policy in .eci-registry.yaml",
                "annotate --plain-htp a.example                 | Unknown option: '--plain-htp'",
                "annotate --plain-http                          | Missing required parameter for option"
                        + " '--plain-http' (REGISTRY)",
                "annotate --plain-http a.example --dialect gke  | Invalid value for option '--dialect': expected one"
                        + " of [ECI, ACS, BOTH] (case-insensitive) but was 'gke'",
                "annotate --plain-http a.example --write        | --write needs files or directories: standard input"
                        + " cannot be replaced",
                "annotate --plain-http a.example --write x -    | --write needs files or directories: standard input"
                        + " cannot be replaced",
                "annotate --plain-http a.example --write --diff x  | --write cannot be combined with --diff or --check,"
                        + " which change no file",
                "annotate --plain-http a.example --write --check x | --write cannot be combined with --diff or --check,"
                        + " which change no file",
                "annotate --plain-http a.example x y            | several files or a directory need --write, --diff"
                        + " or --check: standard output takes the text of one file",
                "annotate --plain-http a.example src            | several files or a directory need --write, --diff"
                        + " or --check: standard output takes the text of one file",
            })
    void refusesACommandLine(String line, String message) {
        CommandRun run = CommandRun.of(line.isEmpty() ? new String[0] : line.split(" +"));

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(": error: " + message + System.lineSeparator());
        assertThat(run.err()).contains("Try 'eci-registry").doesNotContain("Usage:");
    }

    @Test
    void refusesAnEmptyArgumentWhichWouldMeanTheWorkingDirectory() {
        CommandRun run = CommandRun.of("annotate", "--plain-http", "a.example", "--write", "");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains("expected a file, a directory or -, found an empty argument");
    }

    @Test
    void takesNoArgumentForAFileOfArguments() throws IOException {
        Path file = Manifests.write(directory, "pod.yaml", Manifests.POD);

        CommandRun run = CommandRun.of("annotate", "--plain-http", "a.example", "--diff", "@" + file);

        assertThat(run.err()).isEqualTo("@" + file + ": error: no such file" + System.lineSeparator());
    }

    @Test
    void reportsEveryPatternThatIsNotValid() {
        CommandRun run = CommandRun.of(
                "annotate", "--plain-http", "http://a.example", "--plain-http", "b.example,c.*.d", "--https", "e..f");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .anySatisfy(line ->
                        assertThat(line).startsWith("--plain-http: error: ").contains("\"http://a.example\""))
                .contains("  hint: a.example")
                .anySatisfy(line ->
                        assertThat(line).startsWith("--plain-http: error: ").contains("\"c.*.d\""))
                .anySatisfy(
                        line -> assertThat(line).startsWith("--https: error: ").contains("\"e..f\""));
    }

    @Test
    void optionsOverrideThePolicyAndNotEachOther() throws IOException {
        Path policy = Manifests.write(directory, "policy.yaml", "plainHttp: [a.example]\n");

        CommandRun run = CommandRun.of("annotate", "--policy", policy.toString(), "--skip-verify", "a.example");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCodes.DONE);
        CommandRun options = CommandRun.of("annotate", "--plain-http", "a.example", "--skip-verify", "a.example");
        assertThat(options.err())
                .startsWith("--plain-http, --skip-verify, --https: error: conflicting rules")
                .contains("[CONFLICTING_RULES]");
        assertThat(options.exitCode()).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void formerNamesAreReadWithAWarning() throws IOException {
        Path policy = Manifests.write(directory, "policy.yaml", "selfSigned: [a.example]\n");
        Path pod = Manifests.write(directory, "pod.yaml", Manifests.POD);

        CommandRun run = CommandRun.of(
                "annotate", "--policy", policy.toString(), "--self-signed", "reg.test:5000", pod.toString());

        assertThat(run.out()).contains("k8s.aliyun.com/insecure-registry: \"reg.test:5000\"");
        assertThat(run.err())
                .contains(policy + ":1:1: warning: the key selfSigned is called skipVerify now")
                .contains("--self-signed: warning: the option is called --skip-verify now");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.DONE);
        assertThat(CommandRun.of("annotate", "--help").out())
                .contains("--skip-verify")
                .doesNotContain("--self-signed");
    }

    @Test
    void reportsWhereAPolicyFileIsWrong() throws IOException {
        Path policy = Manifests.write(directory, "policy.yaml", "plainHttp: [a.example]\nplain: [b.example]\n");

        CommandRun run = CommandRun.of("annotate", "--policy", policy.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).startsWith(policy + ":2:1: error: ").contains("[UNKNOWN_KEY]");
    }

    @Test
    void reportsAPolicyFileThatCannotBeRead() {
        Path missing = directory.resolve("policy.yaml");

        CommandRun run = CommandRun.of("annotate", "--policy", missing.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).isEqualTo(missing + ": error: no such file" + System.lineSeparator());
    }

    @Test
    void optionsAddToThePolicyFile() throws IOException {
        Path policy = Manifests.write(directory, "policy.yaml", "skipVerify: [\"*.test\"]\n");

        String fromFile = CommandRun.withInput(Manifests.POD, "annotate", "--policy", policy.toString())
                .out();
        String excepted = CommandRun.withInput(
                        Manifests.POD, "annotate", "--policy", policy.toString(), "--https", "other.test,reg.test")
                .out();

        assertThat(fromFile).contains("k8s.aliyun.com/insecure-registry: \"reg.test:5000\"");
        assertThat(excepted).isEqualTo(Manifests.POD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "annotate --help"})
    void helpFitsATerminal(String line) {
        CommandRun run = CommandRun.of(line.split(" "));

        assertThat(run.exitCode()).isEqualTo(ExitCodes.DONE);
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines())
                .allSatisfy(shown -> assertThat(shown.length()).isLessThanOrEqualTo(80));
    }

    @Test
    void helpListsEveryExitCode() {
        String help = CommandRun.of("annotate", "--help").out();

        for (int code : List.of(ExitCodes.DONE, ExitCodes.FOUND, ExitCodes.USAGE, ExitCodes.FAILED)) {
            assertThat(help).containsPattern("(?m)^  " + code + "  [-\\w]");
        }
    }

    @Test
    void patternsAndPolicyOfTheHelpAreValid() {
        List<String> help = CommandRun.of("annotate", "--help").out().lines().toList();
        int policy = help.indexOf("  plainHttp: [\"192.168.0.0/16\"]");
        int patterns = help.indexOf("  harbor.pre.com:8443  this host with this port");

        RegistryPolicy.Builder builder = RegistryPolicy.builder();
        help.subList(patterns, patterns + 4)
                .forEach(line -> builder.plainHttp(line.strip().split(" ", 2)[0]));

        assertThat(builder.build().rules()).hasSize(4);
        assertThat(PolicyFile.parse(String.join("\n", help.subList(policy, policy + 3)))
                        .rules())
                .hasSize(4);
    }

    @Test
    void listsTheCommandsIfNoneIsNamed() {
        CommandRun run = CommandRun.of();

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .contains("Commands:")
                .anyMatch(line -> line.startsWith("  annotate "))
                .anyMatch(line -> line.startsWith("  images "));
    }

    @ParameterizedTest
    @CsvSource({"ECI40, ECI401 (MISSING_REGISTRY)", "MISING_REGISTRY, ECI401 (MISSING_REGISTRY)"})
    void suggestsTheRuleThatWasProbablyMeant(String mistyped, String meant) {
        CommandRun run = CommandRun.of("lint", "--disable", mistyped);

        assertThat(run.err()).contains("; did you mean " + meant + "?");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void disablesARuleByItsName() {
        assertThat(CommandRun.withInput(
                                Manifests.POD, "lint", "--plain-http", "reg.test:5000", "--disable", "missing_registry")
                        .exitCode())
                .isEqualTo(ExitCodes.DONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void printsTheCompletionOfAShell(String shell) {
        CommandRun run = CommandRun.of("completion", shell);

        assertThat(run.out()).contains("annotate", "plain-http", "images");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCodes.DONE);
        assertThat(CommandRun.of("completion", "tcsh").exitCode()).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void versionNamesTheCommand() {
        CommandRun run = CommandRun.of("--version");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.DONE);
        assertThat(run.out()).startsWith("eci-registry ");
    }

    @Test
    void readsAPolicyInJson() throws IOException {
        Path policy = Files.writeString(directory.resolve("policy.json"), "{\"plainHttp\": [\"reg.test:5000\"]}");

        CommandRun run = CommandRun.withInput(Manifests.POD, "annotate", "--policy", policy.toString());

        assertThat(run.out()).isEqualTo(Manifests.ANNOTATED_POD);
    }
}
