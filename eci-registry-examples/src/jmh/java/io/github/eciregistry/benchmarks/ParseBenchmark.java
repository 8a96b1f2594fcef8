package io.github.eciregistry.benchmarks;

import io.github.eciregistry.reference.ImageReference;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The time to parse an image reference, beside what cannot be avoided: a pass over its characters, and that pass with
 * an object that holds the parts. The figures are for one reference, a mean over 200 of 38 characters on average.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx512m")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ParseBenchmark {

    private static final int REFERENCES = 200;

    private static final byte[] CLASSES = new byte[256];

    static {
        for (int c = 0; c < CLASSES.length; c++) {
            CLASSES[c] = (byte) (Character.isLetterOrDigit(c) ? 1 : c == '/' ? 2 : c == ':' ? 4 : c == '@' ? 8 : 16);
        }
    }

    private final String[] references = references();

    private record Parts(
            String text,
            String registry,
            String repository,
            @Nullable String tag,
            @Nullable String digest) {}

    /** {@link ImageReference#parse}. */
    @Benchmark
    @OperationsPerInvocation(REFERENCES)
    public void parse(Blackhole blackhole) {
        for (String reference : references) {
            blackhole.consume(ImageReference.parse(reference));
        }
    }

    /** {@link ImageReference#parse} and every part asked for once. */
    @Benchmark
    @OperationsPerInvocation(REFERENCES)
    public void parseAndAskForEveryPart(Blackhole blackhole) {
        for (String reference : references) {
            ImageReference image = ImageReference.parse(reference);
            blackhole.consume(image.registry());
            blackhole.consume(image.repository());
            blackhole.consume(image.tag());
            blackhole.consume(image.digest());
        }
    }

    /** The floor without a result: the class of each character is looked up once. */
    @Benchmark
    @OperationsPerInvocation(REFERENCES)
    public void floorPass(Blackhole blackhole) {
        for (String reference : references) {
            int seen = 0;
            for (int i = 0; i < reference.length(); i++) {
                seen += CLASSES[reference.charAt(i) & 0xff];
            }
            blackhole.consume(seen);
        }
    }

    /** The floor with a result: the pass finds the delimiters, and an object holds what is between them. */
    @Benchmark
    @OperationsPerInvocation(REFERENCES)
    public void floorPassAndParts(Blackhole blackhole) {
        for (String reference : references) {
            blackhole.consume(split(reference));
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

    private static String[] references() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ParseBenchmark.class.getResourceAsStream("references.txt")),
                StandardCharsets.US_ASCII))) {
            return reader.lines().toArray(String[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
