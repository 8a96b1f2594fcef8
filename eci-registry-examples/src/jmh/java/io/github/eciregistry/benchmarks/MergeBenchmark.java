package io.github.eciregistry.benchmarks;

import io.github.eciregistry.annotation.AnnotationMerge;
import io.github.eciregistry.annotation.RegistryAnnotations;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The time to merge registries into annotations that list every second one of them already. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class MergeBenchmark {

    /** How many registries are needed. */
    @Param({"1", "10", "100", "1000"})
    int registries;

    private RegistryAnnotations wanted = RegistryAnnotations.empty();
    private Map<String, String> existing = Map.of();

    /** Makes the annotations. */
    @Setup
    public void make() {
        RegistryAnnotations.Builder all = RegistryAnnotations.builder();
        RegistryAnnotations.Builder half = RegistryAnnotations.builder();
        for (int i = 0; i < registries; i++) {
            String registry = "harbor-" + i + ".pre.com:5000";
            all.plainHttp(registry);
            if (i % 2 == 0) {
                half.plainHttp(registry);
            }
        }
        wanted = all.build();
        existing = half.build().toMap();
    }

    /** {@link RegistryAnnotations#mergeInto}. */
    @Benchmark
    public AnnotationMerge merge() {
        return wanted.mergeInto(existing);
    }
}
