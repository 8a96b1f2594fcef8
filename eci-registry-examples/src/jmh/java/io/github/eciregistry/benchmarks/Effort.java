package io.github.eciregistry.benchmarks;

import java.time.Duration;
import org.openjdk.jmh.runner.options.TimeValue;

/** How long to measure. */
enum Effort {
    /** Only to see that all of it runs: the figures mean nothing. */
    TRY(0, 0, 1, 10, 10, Duration.ofSeconds(1), 1),
    QUICK(1, 4, 5, 300, 1_000, Duration.ofSeconds(2), 15),
    FULL(3, 5, 5, 1_000, 3_000, Duration.ofSeconds(10), 41);

    private final int forks;
    private final int warmUps;
    private final int iterations;
    private final int millis;
    private final int slowMillis;
    private final Duration limit;
    private final int starts;

    Effort(int forks, int warmUps, int iterations, int millis, int slowMillis, Duration limit, int starts) {
        this.forks = forks;
        this.warmUps = warmUps;
        this.iterations = iterations;
        this.millis = millis;
        this.slowMillis = slowMillis;
        this.limit = limit;
        this.starts = starts;
    }

    int forks() {
        return forks;
    }

    int warmUps() {
        return warmUps;
    }

    int iterations() {
        return iterations;
    }

    /** How long an iteration takes. */
    TimeValue iteration(boolean isSlow) {
        return TimeValue.milliseconds(isSlow ? slowMillis : millis);
    }

    /** After how long a hostile input counts as one that hangs. */
    Duration limit() {
        return limit;
    }

    /** How often the command line is started. */
    int starts() {
        return starts;
    }

    @Override
    public String toString() {
        return "%d JVM, in each %d + %d iterations of %d ms, for files of %d ms"
                .formatted(forks, warmUps, iterations, millis, slowMillis);
    }
}
