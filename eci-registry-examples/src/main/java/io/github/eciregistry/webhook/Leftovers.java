package io.github.eciregistry.webhook;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Reads and drops what the client of a refused request still sends, for four seconds at most, and then lets the answer be
 * written. Many clients read nothing before they have sent everything, and when a connection is closed with unread bytes, it
 * is reset and the answer is lost.
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

    /** Answers when the rest of the body is read, or at once if the client waits to be told to send it. */
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
