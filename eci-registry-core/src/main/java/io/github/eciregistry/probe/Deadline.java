package io.github.eciregistry.probe;

import java.net.SocketTimeoutException;
import java.time.Duration;

/** A point in time that all waiting is measured against, so that many short waits cannot add up to a long one. */
final class Deadline {

    private final long nanoTime;

    private Deadline(long nanoTime) {
        this.nanoTime = nanoTime;
    }

    static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /** Returns the deadline after a duration from now, or this one if it is earlier. */
    Deadline orIn(Duration duration) {
        Deadline other = in(duration);
        return other.nanoTime - nanoTime < 0 ? other : this;
    }

    long remainingNanos() {
        return Math.max(0, nanoTime - System.nanoTime());
    }

    boolean hasPassed() {
        return remainingNanos() == 0;
    }

    /** Returns the remaining time as a socket timeout, never 0, which would mean no timeout. */
    int socketTimeout() throws SocketTimeoutException {
        long left = remainingNanos();
        if (left == 0) {
            throw new SocketTimeoutException("no time left");
        }
        return (int) Math.min(Integer.MAX_VALUE, left / 1_000_000 + 1);
    }
}
