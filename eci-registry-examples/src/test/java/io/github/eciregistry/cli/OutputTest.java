package io.github.eciregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputTest {

    @TempDir
    private Path directory;

    /** Standard output that cannot be written. */
    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        };
    }

    private String[] annotate(String mode) throws IOException {
        for (String name : new String[] {"a.yaml", "b.yaml"}) {
            Manifests.write(directory, name, Manifests.POD);
        }
        return new String[] {"annotate", "--plain-http", "reg.test:5000", mode, directory.toString()};
    }

    @Test
    void endsQuietlyWhenItsReaderIsGone() throws IOException {
        CommandRun run = CommandRun.printingTo(failing("Broken pipe"), annotate("--diff"));

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCodes.DONE);
    }

    @Test
    void reportsADiskThatIsFullOnce() throws IOException {
        CommandRun run = CommandRun.printingTo(failing("No space left on device"), annotate("--diff"));

        assertThat(run.err()).isEqualTo("<stdout>: error: No space left on device" + System.lineSeparator());
        assertThat(run.exitCode()).isEqualTo(ExitCodes.FAILED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "explain;x509: certificate signed by unknown authority",
                "explain;--output;json;x509: certificate signed by unknown authority",
                "export;--to;kyverno;--plain-http;reg.test:5000",
                "import;--undecided;plain-http;daemon.json",
                "import;--output;json;daemon.json",
                "lint;--fail-on;error;manifests/imagecache-plain-http.yaml",
                "lint;--output;sarif;manifests/imagecache-plain-http.yaml"
            })
    void isTheSameForEveryCommand(String command) {
        String[] arguments = command.split(";", -1);

        CommandRun quiet = CommandRun.printingTo(failing("Broken pipe"), arguments);
        CommandRun full = CommandRun.printingTo(failing("No space left on device"), arguments);

        assertThat(quiet.err()).doesNotContain("error");
        assertThat(quiet.exitCode()).isEqualTo(ExitCodes.DONE);
        assertThat(full.err()).endsWith("<stdout>: error: No space left on device" + System.lineSeparator());
        assertThat(full.exitCode()).isEqualTo(ExitCodes.FAILED);
    }

    @Test
    void filesAreWrittenThoughNobodyReadsTheirNames() throws IOException {
        CommandRun run = CommandRun.printingTo(failing("Broken pipe"), annotate("--write"));

        assertThat(run.exitCode()).isEqualTo(ExitCodes.DONE);
        assertThat(directory.resolve("a.yaml")).hasContent(Manifests.ANNOTATED_POD);
        assertThat(directory.resolve("b.yaml")).hasContent(Manifests.ANNOTATED_POD);
    }
}
