package io.github.eciregistry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The inputs of the YAML project's test suite, if a directory with them is beside the project. */
final class YamlTestSuite {

    static final Path DIRECTORY = Path.of("../../shared/samples/yaml-test-suite/src");

    private YamlTestSuite() {}

    /**
     * One input.
     *
     * @param name the name of its file and its index in it
     * @param yaml the text
     */
    record Case(String name, String yaml) {}

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            for (Path file : files.sorted().toList()) {
                Object list = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
                for (Object item : (List<?>) list) {
                    if (((Map<?, ?>) item).get("yaml") instanceof String yaml) {
                        cases.add(new Case(file.getFileName() + " " + cases.size(), plain(yaml)));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
    }

    /** Replaces the signs that make white space visible. */
    private static String plain(String yaml) {
        return yaml.replace('␣', ' ')
                .replaceAll("—*»", "\t")
                .replace('←', '\r')
                .replace('⇔', '\uFEFF')
                .replace("↵", "")
                .replaceAll("∎\n?$", "");
    }
}
