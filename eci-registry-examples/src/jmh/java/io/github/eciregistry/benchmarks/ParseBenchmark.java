package io.github.eciregistry.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The time for one reference, a mean over a corpus. Each parser is given only what it accepts. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ParseBenchmark {

    /** Whose parser. */
    @Param
    Peer parser = Peer.ECI_REGISTRY;

    /** Which references. */
    @Param
    Corpus corpus = Corpus.MANIFESTS;

    private String[] references = {};

    /** Reads the corpus. */
    @Setup
    public void readCorpus() {
        references = corpus.repeated(parser::accepts);
    }

    /** Parses each reference. */
    @Benchmark
    @OperationsPerInvocation(Corpus.REPEATED)
    public void parse(Blackhole blackhole) {
        for (String reference : references) {
            blackhole.consume(parser.parse(reference));
        }
    }
}
