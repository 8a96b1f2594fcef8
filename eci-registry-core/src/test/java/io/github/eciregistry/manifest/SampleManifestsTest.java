package io.github.eciregistry.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.eciregistry.Problem;
import io.github.eciregistry.Severity;
import io.github.eciregistry.TextEdit;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.policy.Transport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Annotates real manifests of public projects, where a folder of them stands beside the project. */
class SampleManifestsTest {

    private enum Outcome {
        IDENTICAL,
        ADDED_LINES,
        MINIMAL,
        REFUSED
    }

    /** An image of Docker Hub, which needs no annotation: the test moves it to a registry that does. */
    private static final Pattern SHORT_IMAGE = Pattern.compile(
            "(image\"?: *[\"']?|images:\\s+- *)([a-z][a-z0-9-]+(?:/[a-z0-9-]+)?(?:\\s|:[^/\\d]|:\\d+[.]|[\"'@]))");

    private static final Pattern REGISTRY = Pattern.compile("(?<=[\\s\"'])([a-z0-9.-]+(?:[.][a-z0-9-]+|:[0-9]+))/");

    @Test
    void changesNothingButTheAnnotations(TestReporter reporter) throws IOException {
        Path samples = Path.of("../../shared/samples/manifests");
        assumeTrue(Files.isDirectory(samples), "the sample manifests are not here");
        Map<Outcome, List<String>> outcomes = new EnumMap<>(Outcome.class);
        try (Stream<Path> files = Files.list(samples)) {
            for (Path file : files.filter(path -> !path.toString().endsWith(".tsv"))
                    .sorted()
                    .toList()) {
                String text = SHORT_IMAGE
                        .matcher(Files.readString(file, StandardCharsets.UTF_8))
                        .replaceAll("$1registry.example.com:5000/$2");
                ManifestEdit edit =
                        ManifestAnnotator.using(everyRegistryOf(text)).annotate(text);
                outcomes.computeIfAbsent(outcome(file, edit), outcome -> new ArrayList<>())
                        .add(file.getFileName() + " "
                                + edit.problems().stream()
                                        .map(Problem::toString)
                                        .toList());
            }
        }
        outcomes.forEach(
                (outcome, files) -> reporter.publishEntry(outcome + " " + files.size(), String.join("; ", files)));
        int refused = outcomes.getOrDefault(Outcome.REFUSED, List.of()).size();
        int all = outcomes.values().stream().mapToInt(List::size).sum();
        assertThat(refused * 10).as("refused of %d", all).isLessThanOrEqualTo(all);
    }

    /** Half of what looks like a registry uses plain HTTP, the other half has certificates that are not verified. */
    private static RegistryPolicy everyRegistryOf(String text) {
        RegistryPolicy.Builder policy = RegistryPolicy.builder();
        REGISTRY.matcher(text)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .filter(registry -> !registry.endsWith("docker.io"))
                .forEach(registry -> policy.add(
                        registry.length() % 2 == 0 ? Transport.PLAIN_HTTP : Transport.SKIP_VERIFY, registry));
        return policy.build();
    }

    private static Outcome outcome(Path file, ManifestEdit edit) {
        String before = edit.original();
        String after = edit.text();
        boolean errors =
                edit.problems().stream().anyMatch(problem -> problem.code().severity() == Severity.ERROR);
        if (!edit.isChanged()) {
            assertThat(after).isSameAs(before);
            return errors ? Outcome.REFUSED : Outcome.IDENTICAL;
        }
        assertThat(Readings.withoutAnnotations(Readings.of(after)))
                .as(file.toString())
                .isEqualTo(Readings.withoutAnnotations(Readings.of(before)));
        ManifestEdit again = ManifestAnnotator.using(everyRegistryOf(after)).annotate(after);
        assertThat(again.text()).as("%s annotated twice", file).isEqualTo(after);
        long replaced = edit.edits().stream()
                .filter(change -> change.end() > change.start())
                .count();
        boolean onlyLines = edit.edits().stream()
                .allMatch(change -> change.start() == change.end() && isWholeLines(before, change));
        assertThat(replaced).as(file.toString()).isLessThanOrEqualTo(4);
        return onlyLines ? Outcome.ADDED_LINES : Outcome.MINIMAL;
    }

    private static boolean isWholeLines(String before, TextEdit edit) {
        boolean startsLine = edit.start() == 0 || before.charAt(edit.start() - 1) == '\n';
        String added = edit.replacement();
        boolean lines = startsLine && added.endsWith("\n");
        boolean behindLast = edit.start() == before.length() && added.startsWith("\n");
        boolean json = added.contains("\n")
                && before.substring(0, edit.start()).stripTrailing().endsWith("{");
        return lines || behindLast || json;
    }
}
