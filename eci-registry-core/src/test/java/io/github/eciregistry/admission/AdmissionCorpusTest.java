package io.github.eciregistry.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Gives the fuzz target the inputs that are kept for it. */
class AdmissionCorpusTest {

    @Test
    void keptInputsFindNothing() throws IOException {
        List<Path> kept;
        try (Stream<Path> files = Files.list(Path.of("src/test/fuzz", RegistryAdmissionFuzz.class.getName()))) {
            kept = files.sorted().toList();
        }
        assertThat(kept).isNotEmpty().allSatisfy(file -> {
            byte[] body = Files.readAllBytes(file);
            assertThatCode(() -> RegistryAdmissionFuzz.fuzzerTestOneInput(body)).doesNotThrowAnyException();
        });
    }
}
