package io.github.eciregistry.webhook;

import io.github.eciregistry.webhook.WebhookMetrics.Refusal;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a request as it arrives, and occupies no thread while it does not. It ends with the body, or with
 * the reason for which there is none: larger than the limit, slower than the deadline, cut off, or no memory left.
 */
final class ReviewBody implements Runnable {

    /** What becomes of a body; one of the two is called, once. */
    interface Receiver {
        void received(byte[] body);

        void refused(Refusal refusal);
    }

    /** As much as is set aside for a length that is only announced. */
    private static final int MAX_INITIAL_SIZE = 64 * 1024;

    private final Request request;
    private final int limit;
    private final BodyBudget budget;
    private final Receiver receiver;
    private final Scheduler.Task deadline;

    private byte[] bytes;
    private int size;

    private ReviewBody(Request request, int limit, Duration timeout, BodyBudget budget, Receiver receiver) {
        this.request = request;
        this.limit = limit;
        this.budget = budget;
        this.receiver = receiver;
        this.bytes = new byte[(int) Math.min(Math.max(request.getLength(), 0), MAX_INITIAL_SIZE)];
        this.deadline = request.getComponents()
                .getScheduler()
                .schedule(
                        () -> request.fail(new TimeoutException("the body takes too long")),
                        timeout.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    static void read(Request request, int limit, Duration timeout, BodyBudget budget, Receiver receiver) {
        if (request.getLength() > limit) {
            receiver.refused(Refusal.TOO_LARGE);
        } else {
            new ReviewBody(request, limit, timeout, budget, receiver).run();
        }
    }

    /** Reads what has arrived. Jetty calls this again when there is more. */
    @Override
    public void run() {
        while (true) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            Refusal refusal = take(chunk);
            boolean last = chunk.isLast();
            chunk.release();
            if (refusal != null || last) {
                end(refusal);
                return;
            }
        }
    }

    private @Nullable Refusal take(Content.Chunk chunk) {
        if (Content.Chunk.isFailure(chunk)) {
            return chunk.getFailure() instanceof TimeoutException ? Refusal.TIMEOUT : Refusal.ABORTED;
        }
        ByteBuffer part = chunk.getByteBuffer();
        int length = part.remaining();
        if (length > limit - size) {
            return Refusal.TOO_LARGE;
        }
        if (!budget.take(length)) {
            return Refusal.OVERLOADED;
        }
        if (length > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(size + length, 2 * bytes.length));
        }
        part.get(bytes, size, length);
        size += length;
        return null;
    }

    private void end(@Nullable Refusal refusal) {
        deadline.cancel();
        try {
            if (refusal == null) {
                receiver.received(size == bytes.length ? bytes : Arrays.copyOf(bytes, size));
            } else {
                receiver.refused(refusal);
            }
        } finally {
            budget.giveBack(size);
        }
    }
}
