package io.github.eciregistry.webhook;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Reads and discards the rest of a rejected request, for four seconds at most, before the answer is written. Many
 * clients read the answer only after sending everything, and closing a connection with unread bytes resets it, which
 * loses the answer.
 */
final class Leftovers implements Runnable {

    private static final long PATIENCE_MILLIS = 4000;

    private final Request request;
    private final Runnable answer;
    private final Scheduler.Task deadline;

    private Leftovers(Request request, Runnable answer) {
        this.request = request;
        this.answer = answer;
        this.deadline = request.getComponents()
                .getScheduler()
                .schedule(
                        () -> request.fail(new TimeoutException("the refused body takes too long")),
                        PATIENCE_MILLIS,
                        TimeUnit.MILLISECONDS);
    }

    /** Answers when the rest of the body is read, or immediately if the client waits for permission to send it. */
    static void dropThen(Request request, Runnable answer) {
        if (request.getHeaders().contains(HttpHeader.EXPECT)) {
            answer.run();
        } else {
            new Leftovers(request, answer).run();
        }
    }

    @Override
    public void run() {
        while (true) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            boolean isLast = chunk.isLast() || Content.Chunk.isFailure(chunk);
            chunk.release();
            if (isLast) {
                deadline.cancel();
                answer.run();
                return;
            }
        }
    }
}
