package io.github.eciregistry.benchmarks;

import io.github.eciregistry.manifest.ManifestAnnotator;
import io.github.eciregistry.manifest.ManifestEdit;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** How the time to annotate one file grows with it: 20 MB have to take 20 times as long as 1 MB. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class GrowthBenchmark {

    private final ManifestAnnotator annotator = ManifestAnnotator.using(RegistryPolicy.builder()
            .plainHttp("192.168.0.0/16")
            .skipVerify("harbor.example.com")
            .build());

    /** About how large the file is. */
    @Param({"1", "5", "20"})
    int megabytes;

    private String text = "";

    /** Writes the file. */
    @Setup
    public void writeFile() {
        int documents = (int) (megabytes * 4_000_000L / ManifestText.of(4).length());
        text = ManifestText.of(documents);
    }

    /** {@link ManifestAnnotator#annotate}. */
    @Benchmark
    public ManifestEdit annotate() {
        return annotator.annotate(text);
    }
}
