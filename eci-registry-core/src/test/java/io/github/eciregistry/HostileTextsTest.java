package io.github.eciregistry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.importing.ConfigFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Texts that are made to take all memory, all of the stack or for ever, in a process that has little of each. The limit
 * of time is for a hang; it measures nothing.
 */
class HostileTextsTest {

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "200 MB of one character | [FILE_TOO_LARGE]              | [ECI001]         | 0 images",
                "200 MB of lines         | [FILE_TOO_LARGE]              | [ECI001]         | 0 images",
                "1 MB scalar             | []                            | []               | 0 images",
                "aliases that multiply   | [WRONG_TYPE, SHARED_BY_ALIAS] | [ECI005, ECI401] | 1 images",
                "flow sequences          | [UNREADABLE_DOCUMENT]         | [ECI001]         | 0 images",
                "flow mappings           | [UNREADABLE_DOCUMENT]         | [ECI001]         | 0 images",
                "JSON arrays             | [UNREADABLE_DOCUMENT]         | [ECI001]         | 0 images",
                "JSON objects            | [UNREADABLE_DOCUMENT]         | [ECI001]         | 0 images",
                "dashes                  | [UNREADABLE_DOCUMENT]         | [ECI001]         | 0 images",
                "keys of keys            | [UNREADABLE_DOCUMENT]         | [ECI001]         | 0 images",
                "stairs                  | [UNREADABLE_DOCUMENT]         | [ECI001]         | 0 images",
            })
    void everyEntryEndsWithAResultOrAProblem(String text, String annotate, String lint, String images)
            throws IOException, InterruptedException {
        List<String> lines = run(text);

        assertThat(lines)
                .startsWith("annotate: " + annotate, "images: " + images, "lint: " + lint, "fix: as it is")
                .contains("diagnosis: UNKNOWN")
                .hasSize(9 + ConfigFormat.values().length)
                .last()
                .asString()
                .startsWith("annotation: [");
    }

    private List<String> run(String text) throws IOException, InterruptedException {
        Path out = directory.resolve("out");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java,
                        "-Xmx768m",
                        "-Xss512k",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostileTexts.class.getName(),
                        text)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("ended").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readAllLines(out);
    }
}
