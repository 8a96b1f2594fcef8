package io.github.eciregistry.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The time to say what is wrong with one of 20 invalid references, the message included. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class InvalidBenchmark {

    private static final int REFERENCES = 20;

    /** Whose parser. */
    @Param
    Peer parser = Peer.ECI_REGISTRY;

    private final String[] references = Corpus.INVALID.toArray(new String[REFERENCES]);

    /** Tries to parse each reference. */
    @Benchmark
    @OperationsPerInvocation(REFERENCES)
    public void refuse(Blackhole blackhole) {
        for (String reference : references) {
            try {
                blackhole.consume(parser.parse(reference));
            } catch (RuntimeException e) {
                blackhole.consume(e.getMessage());
            }
        }
    }
}
