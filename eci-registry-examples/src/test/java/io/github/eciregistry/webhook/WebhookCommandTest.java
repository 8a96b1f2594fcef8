package io.github.eciregistry.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class WebhookCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return WebhookCommand.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private int runWithFiles(String more) {
        return run(("--policy p.yaml --tls-cert c.pem --tls-key k.pem " + more).split(" ", -1));
    }

    @Test
    void explainsEveryOptionWithItsDefault() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString())
                .contains("--policy=FILE", "--tls-cert=FILE", "--tls-key=FILE", "--audit", "--only-eci-pods")
                .contains("--deny-invalid", "--allow=REGISTRY", "--exempt-namespace=NAME", "--status-port=PORT")
                .contains("Default: 8443", "Default: eci", "Default: info", "Exit codes")
                .doesNotContain("Default: false", "null");
    }

    @Test
    void saysItsVersion() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).startsWith("eci-registry-webhook ");
    }

    @Test
    void needsAPolicyAndACertificate() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("eci-registry-webhook: error: Missing required options: ")
                .contains("'--policy=FILE'", "'--tls-cert=FILE'", "'--tls-key=FILE'")
                .endsWith("Try 'eci-registry-webhook --help'." + System.lineSeparator());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        --port 65536              | --port: expected 0 to 65535, found 65536
        --port -1                 | --port: expected 0 to 65535, found -1
        --status-port 70000       | --status-port: expected 0 to 65535, found 70000
        --reload-seconds 0        | --reload-seconds: expected at least 1, found 0
        --drain-seconds -1        | --drain-seconds: expected 0 to 3600, found -1
        --eci-namespace a         | --eci-namespace requires --only-eci-pods
        --allow http://harbor     | --allow: invalid registry pattern
        --dialect x               | Invalid value for option '--dialect'
        --what                    | Unknown option: '--what'
        """)
    void refusesWhatHasNoMeaning(String options, String message) {
        assertThat(runWithFiles(options)).isEqualTo(2);
        assertThat(err.toString()).startsWith("eci-registry-webhook: error: " + message);
    }

    @Test
    void takesDialectAndLevelInAnyCase() {
        CommandLine command = WebhookCommand.commandLine();
        command.parseArgs(
                "--policy", "p", "--tls-cert", "c", "--tls-key", "k", "--dialect", "Both", "--log-level", "warning");
        assertThat(command.getParseResult().hasMatchedOption("--dialect")).isTrue();
    }
}
