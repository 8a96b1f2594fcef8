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
 * Reads the body of a request as it arrives. Does not block a thread while waiting, and uses memory only for received
 * data. The result is the body, or the reason for rejecting it: too large, too slow, incomplete, or not enough memory.
 */
final class ReviewBody implements Runnable {

    /** Receives the result; exactly one method is called, once. */
    interface Receiver {

        /** Takes the whole body. The share is still charged for it, and the receiver releases it. */
        void received(byte[] body, ReviewMemory.Share share);

        /** Called if the body is rejected. */
        void refused(Refusal refusal);
    }

    private static final byte[] NOTHING = {};

    private final Request request;
    private final int limit;
    private final Receiver receiver;
    private final ReviewMemory.Share share;
    private final Scheduler.Task deadline;

    private byte[] bytes = NOTHING;
    private int size;

    private ReviewBody(Request request, int limit, Duration timeout, ReviewMemory memory, Receiver receiver) {
        this.request = request;
        this.limit = limit;
        this.receiver = receiver;
        this.share = memory.share(this::giveWay);
        this.deadline = request.getComponents()
                .getScheduler()
                .schedule(
                        () -> request.fail(new TimeoutException("the body takes too long")),
                        timeout.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    static void read(Request request, int limit, Duration timeout, ReviewMemory memory, Receiver receiver) {
        if (request.getLength() > limit) {
            receiver.refused(Refusal.TOO_LARGE);
        } else {
            new ReviewBody(request, limit, timeout, memory, receiver).run();
        }
    }

    /** Stops reading or, if the body is complete, closes the connection of a client that does not read its answer. */
    private void giveWay() {
        TimeoutException reason = new TimeoutException("others need the memory");
        request.fail(reason);
        if (!deadline.cancel()) {
            request.getConnectionMetaData().getConnection().getEndPoint().close(reason);
        }
    }

    /** Reads the available data. Jetty calls this again when there is more. */
    @Override
    public void run() {
        try {
            readAvailable();
        } catch (Throwable e) {
            share.release();
            FatalErrors.endIfFatal(e);
            throw e;
        }
    }

    private void readAvailable() {
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
        if (share.gaveWay()) {
            return Refusal.OVERLOADED;
        }
        if (Content.Chunk.isFailure(chunk)) {
            return chunk.getFailure() instanceof TimeoutException ? Refusal.TIMEOUT : Refusal.ABORTED;
        }
        ByteBuffer part = chunk.getByteBuffer();
        int length = part.remaining();
        if (length > limit - size) {
            return Refusal.TOO_LARGE;
        }
        if (size + length > bytes.length) {
            int capacity = capacityFor(size + length);
            if (!share.reserve(capacity)) {
                return Refusal.OVERLOADED;
            }
            bytes = Arrays.copyOf(bytes, capacity);
        }
        part.get(bytes, size, length);
        size += length;
        share.received(length);
        return null;
    }

    /** Doubles a small buffer. A large one grows to the announced length, or is doubled without one. */
    private int capacityFor(int needed) {
        long announced = request.getLength();
        int doubled = Math.max(needed, 2 * bytes.length);
        if (needed <= ReviewMemory.SMALL_BODY) {
            int most = announced < 0 ? ReviewMemory.SMALL_BODY : (int) Math.min(announced, ReviewMemory.SMALL_BODY);
            return Math.max(needed, Math.min(doubled, most));
        }
        return announced < 0 ? Math.min(doubled, limit) : (int) announced;
    }

    private void end(@Nullable Refusal refusal) {
        deadline.cancel();
        if (refusal == null) {
            share.complete();
            receiver.received(size == bytes.length ? bytes : Arrays.copyOf(bytes, size), share);
        } else {
            bytes = NOTHING;
            share.release();
            receiver.refused(refusal);
        }
    }
}
