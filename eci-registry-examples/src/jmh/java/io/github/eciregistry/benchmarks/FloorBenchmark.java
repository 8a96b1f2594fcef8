package io.github.eciregistry.benchmarks;

import io.github.eciregistry.reference.ImageReference;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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

/**
 * What cannot be avoided to parse a reference: a pass over its characters, and that pass with an object that holds the
 * parts. Beside it, what is asked of a reference most. The figures are for one reference, a mean over a corpus.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FloorBenchmark {

    private static final byte[] CLASSES = new byte[256];

    static {
        for (int c = 0; c < CLASSES.length; c++) {
            CLASSES[c] = (byte) (Character.isLetterOrDigit(c) ? 1 : c == '/' ? 2 : c == ':' ? 4 : c == '@' ? 8 : 16);
        }
    }

    /** Which references. */
    @Param
    Corpus corpus = Corpus.MANIFESTS;

    private String[] references = {};

    private record Parts(
            String text,
            String registry,
            String repository,
            @Nullable String tag,
            @Nullable String digest) {}

    /** Reads the corpus. */
    @Setup
    public void readCorpus() {
        references = corpus.repeated(Peer.ECI_REGISTRY::accepts);
    }

    /** The class of each character is looked up once. */
    @Benchmark
    @OperationsPerInvocation(Corpus.REPEATED)
    public void pass(Blackhole blackhole) {
        for (String reference : references) {
            int seen = 0;
            for (int i = 0; i < reference.length(); i++) {
                seen += CLASSES[reference.charAt(i) & 0xff];
            }
            blackhole.consume(seen);
        }
    }

    /** The pass finds the delimiters, and an object holds what is between them. Nothing is checked. */
    @Benchmark
    @OperationsPerInvocation(Corpus.REPEATED)
    public void passAndParts(Blackhole blackhole) {
        for (String reference : references) {
            blackhole.consume(split(reference));
        }
    }

    /** {@link ImageReference#parse} and every part asked for once. */
    @Benchmark
    @OperationsPerInvocation(Corpus.REPEATED)
    public void parseAndAskForEveryPart(Blackhole blackhole) {
        for (String reference : references) {
            ImageReference image = ImageReference.parse(reference);
            blackhole.consume(image.registry());
            blackhole.consume(image.repository());
            blackhole.consume(image.tag());
            blackhole.consume(image.digest());
        }
    }

    private static Parts split(String text) {
        int length = text.length();
        int slash = -1;
        int colon = length;
        int at = length;
        for (int i = 0; i < length; i++) {
            int classes = CLASSES[text.charAt(i) & 0xff];
            if (classes == 2 && slash < 0) {
                slash = i;
                colon = length;
            } else if (classes == 4 && colon == length && at == length) {
                colon = i;
            } else if (classes == 8) {
                at = i;
            }
        }
        int nameEnd = Math.min(colon, at);
        return new Parts(
                text,
                slash < 0 ? "docker.io" : text.substring(0, slash),
                text.substring(slash + 1, nameEnd),
                colon < at ? text.substring(colon + 1, at) : null,
                at < length ? text.substring(at + 1) : null);
    }
}
