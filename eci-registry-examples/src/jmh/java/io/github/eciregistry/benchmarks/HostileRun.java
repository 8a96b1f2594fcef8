package io.github.eciregistry.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Hostile inputs for each parser, in processes of their own. One that takes too long is ended. */
final class HostileRun {

    /** How one parser took one input: an end of {@code none} is no end within the limit. */
    record Outcome(Peer peer, HostileInput input, int length, long nanos, String end) {

        boolean hangs() {
            return end.equals("none");
        }

        boolean fails() {
            return !hangs() && !end.equals("accepted") && !end.equals("refused");
        }
    }

    private static final String START_UP_END = "";
    private static final Duration START_UP = Duration.ofSeconds(60);

    private final Duration limit;
    private final List<Outcome> outcomes = new ArrayList<>();

    HostileRun(Duration limit) {
        this.limit = limit;
    }

    List<Outcome> run() throws IOException, InterruptedException {
        for (Peer peer : Peer.values()) {
            HostileInput next = HostileInput.values()[0];
            while (next != null) {
                next = run(peer, next);
            }
            System.out.println("# hostile inputs: " + peer.title());
        }
        return List.copyOf(outcomes);
    }

    /** Runs from an input on, and returns with which input to go on after one that was ended; null after the last. */
    private @Nullable HostileInput run(Peer peer, HostileInput first) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostileProcess.class.getName(),
                        peer.name(),
                        first.name())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            BlockingQueue<String> lines = linesOf(process);
            HostileInput[] inputs = HostileInput.values();
            for (int i = first.ordinal(); i < inputs.length; i++) {
                for (int length : inputs[i].lengths()) {
                    String start = lines.poll(START_UP.toSeconds(), TimeUnit.SECONDS);
                    if (!"start".equals(start)) {
                        throw new IllegalStateException(peer + " cannot be run: " + start);
                    }
                    String line = lines.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
                    if (line == null) {
                        addHang(peer, inputs[i], length);
                        return i + 1 < inputs.length ? inputs[i + 1] : null;
                    }
                    int blank = line.indexOf(' ');
                    if (blank < 0) {
                        throw new IllegalStateException(peer + " ended at " + inputs[i] + " " + length);
                    }
                    long nanos = Long.parseLong(line.substring(0, blank));
                    outcomes.add(new Outcome(peer, inputs[i], length, nanos, line.substring(blank + 1)));
                }
            }
            return null;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** Longer texts of the same kind are not tried. */
    private void addHang(Peer peer, HostileInput input, int from) {
        for (int length : input.lengths()) {
            if (length >= from) {
                outcomes.add(new Outcome(peer, input, length, limit.toNanos(), "none"));
            }
        }
    }

    private static BlockingQueue<String> linesOf(Process process) {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        Thread reader = new Thread(() -> {
            try (BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                out.lines().forEach(lines::add);
            } catch (IOException | UncheckedIOException e) {
                // The process was ended.
            }
            lines.add(START_UP_END);
        });
        reader.setDaemon(true);
        reader.start();
        return lines;
    }
}
