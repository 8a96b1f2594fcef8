package io.github.eciregistry.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/**
 * Works on inputs on all processors, and reports in their order. What is finished but cannot be reported yet is bounded by
 * number and size, so that a tree of any size needs little memory; a large file is worked on alone.
 */
final class InputPipeline {

    /** Fewer inputs are not worth the threads. */
    private static final int MIN_INPUTS = 8;

    private static final int INPUTS_PER_THREAD = 32;
    private static final long MAX_BYTES = 8L * 1024 * 1024;

    private final int threads;
    private final Work work;
    private final BooleanSupplier isWanted;
    private final Deque<Started> started = new ArrayDeque<>();
    private long bytes;

    /** Works on an input, on any thread, and returns what is to be reported of it, on one. */
    interface Work {
        Runnable of(Input input) throws InterruptedException;
    }

    private record Started(Future<Runnable> report, long bytes) {}

    private InputPipeline(int threads, Work work, BooleanSupplier isWanted) {
        this.threads = threads;
        this.work = work;
        this.isWanted = isWanted;
    }

    /**
     * Works on all inputs.
     *
     * @param isParallel whether the work can be done by several threads
     * @param isWanted whether the rest is wanted; asked after each report
     */
    static void run(Collection<Input> inputs, boolean isParallel, Work work, BooleanSupplier isWanted)
            throws InterruptedException {
        int threads =
                isParallel && inputs.size() >= MIN_INPUTS ? Runtime.getRuntime().availableProcessors() : 1;
        InputPipeline pipeline = new InputPipeline(threads, work, isWanted);
        if (threads == 1) {
            pipeline.runHere(inputs);
        } else {
            pipeline.runInParallel(inputs);
        }
    }

    private void runHere(Collection<Input> inputs) throws InterruptedException {
        for (Input input : inputs) {
            work.of(input).run();
            if (!isWanted.getAsBoolean()) {
                return;
            }
        }
    }

    private void runInParallel(Collection<Input> inputs) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads, InputPipeline::daemon);
        try {
            for (Input input : inputs) {
                long size = sizeOf(input);
                while (!started.isEmpty()
                        && (started.size() >= threads * INPUTS_PER_THREAD || bytes + size > MAX_BYTES)) {
                    if (!finishFirst()) {
                        return;
                    }
                }
                started.add(new Started(pool.submit(() -> work.of(input)), size));
                bytes += size;
            }
            while (!started.isEmpty() && finishFirst()) {
                // Until all are reported, or nobody wants more.
            }
        } finally {
            pool.shutdown();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "input");
        thread.setDaemon(true);
        return thread;
    }

    private static long sizeOf(Input input) {
        try {
            return input.file().isPresent() ? Files.size(input.file().get()) : 0;
        } catch (IOException e) {
            return 0; // The work finds out again, and reports it.
        }
    }

    /** Waits for the first input that is not reported, reports it, and returns whether the rest is wanted. */
    private boolean finishFirst() throws InterruptedException {
        Started first = started.remove();
        bytes -= first.bytes();
        try {
            first.report().get().run();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("a fault in this program", e.getCause());
        }
        return isWanted.getAsBoolean();
    }
}
