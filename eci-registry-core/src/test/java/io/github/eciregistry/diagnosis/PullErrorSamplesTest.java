package io.github.eciregistry.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Real messages, collected in public, where they lie beside the project; each has its cause. */
class PullErrorSamplesTest {

    private static final Path SAMPLES = Path.of("../../shared/samples/pull-errors/open.jsonl");

    @Test
    void everySampleHasItsCause() throws IOException {
        assumeTrue(Files.exists(SAMPLES), "no samples at " + SAMPLES);

        List<String> wrong = new ArrayList<>();
        for (String line : Files.readAllLines(SAMPLES)) {
            JsonNode sample = new ObjectMapper().readTree(line);
            String message = sample.get("message").textValue();
            String expected = sample.get("cause").textValue().split(":", 2)[0];
            PullCause actual = PullDiagnosis.of(message).cause();
            if (!actual.name().equals(expected)) {
                wrong.add(expected + " read as " + actual + ": " + message);
            }
        }

        assertThat(wrong).isEmpty();
    }
}
