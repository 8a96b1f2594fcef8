package io.github.eciregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the command where its streams and its locale are not what it hopes for. */
@EnabledOnOs(OS.LINUX)
class StreamsTest {

    @TempDir
    private Path directory;

    @TempDir
    private Path streams;

    private CommandProcess.Result run(String line, Map<String, String> environment)
            throws IOException, InterruptedException {
        return new CommandProcess(streams).run(line, environment);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "eci explain                                   | -: error: ",
                "eci annotate --plain-http a.corp              | <stdin>: error: ",
                "eci annotate --check --plain-http a.corp -    | <stdin>: error: ",
                "eci lint                                      | <stdin>: error: ",
            })
    void neverReadsAnotherDescriptorWhereStandardInputIsClosed(String line, String name) throws Exception {
        CommandProcess.Result result = run(line + " <&-", Map.of());

        assertThat(result.err())
                .isEqualTo(name + " standard input is closed: name a file, or connect it with < or |"
                        + System.lineSeparator());
        assertThat(result.exitCode()).isEqualTo(ExitCodes.FAILED);
    }

    @Test
    void readsAnEmptyStandardInput() throws Exception {
        CommandProcess.Result result = run("eci annotate --plain-http a.corp </dev/null", Map.of());

        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isEqualTo(ExitCodes.DONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "--version", "annotate --help", "lint --version"})
    void failsWhereHelpCannotBeWritten(String arguments) throws Exception {
        CommandProcess.Result result = run("eci " + arguments + " > /dev/full", Map.of());

        assertThat(result.err()).isEqualTo("<stdout>: error: No space left on device" + System.lineSeparator());
        assertThat(result.exitCode()).isEqualTo(ExitCodes.FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "C.UTF-8"})
    void printsNamesThatCanBeFedBackWhateverTheLocale(String locale) throws Exception {
        String pod = Files.writeString(directory.resolve("pod"), Manifests.POD).toString();
        Map<String, String> environment = Map.of("LC_ALL", locale, "POD", pod, "DIR", directory.toString());
        run(
                "cp \"$POD\" \"$DIR/$(printf '\\303\\251 x.yaml')\"; cp \"$POD\" \"$DIR/$(printf '\\377\\n\\033.yaml')\"",
                environment);
        String check = "eci annotate --check --plain-http reg.test:5000 ";

        CommandProcess.Result exact = run("cd \"$DIR\"; " + check + "--null . | xargs -0 -n 1 cat", environment);
        CommandProcess.Result quoted = run("cd \"$DIR\"; " + check + ".", environment);

        assertThat(exact.err()).isEmpty();
        assertThat(exact.out()).isEqualTo(Manifests.POD + Manifests.POD);
        assertThat(quoted.err()).isEmpty();
        assertThat(quoted.outBytes())
                .isEqualTo("./é x.yaml\n\"./\\377\\n\\033.yaml\"\n".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesExactNamesWhereNoneArePrinted() {
        CommandRun run = CommandRun.of("annotate", "-0", "--diff", "--plain-http", "a.corp", "x.yaml");

        assertThat(run.err()).contains("--null needs --check or --write without --diff");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
    }
}
