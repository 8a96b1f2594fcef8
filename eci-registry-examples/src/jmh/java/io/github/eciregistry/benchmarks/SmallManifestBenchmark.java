package io.github.eciregistry.benchmarks;

import io.github.eciregistry.manifest.ManifestAnnotator;
import io.github.eciregistry.manifest.ManifestEdit;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openrewrite.InMemoryExecutionContext;
import org.openrewrite.SourceFile;
import org.openrewrite.yaml.YamlParser;

/**
 * The time to annotate a small file, beside what OpenRewrite needs to read and print it: that keeps the layout too, and is
 * the least that any recipe costs. Its time grows with the square of the file, so there is no large one.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class SmallManifestBenchmark {

    private final ManifestAnnotator annotator = ManifestAnnotator.using(RegistryPolicy.builder()
            .plainHttp("192.168.0.0/16")
            .skipVerify("harbor.example.com")
            .build());
    private final YamlParser parser = new YamlParser();

    /** How many documents the file holds. */
    @Param({"10", "40"})
    int documents;

    private String text = "";

    /** Writes the file. */
    @Setup
    public void writeFile() {
        text = ManifestText.of(documents);
        if (!openRewrite().equals(text)) {
            throw new IllegalStateException("OpenRewrite does not print what it has read");
        }
    }

    /** {@link ManifestAnnotator#annotate}. */
    @Benchmark
    public ManifestEdit annotate() {
        return annotator.annotate(text);
    }

    /** Reads and prints the file, and changes nothing. */
    @Benchmark
    public String openRewrite() {
        List<SourceFile> files =
                parser.parse(new InMemoryExecutionContext(), text).toList();
        return files.get(0).printAll();
    }
}
