package io.github.eciregistry.webhook;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes of bodies may be in memory at once, over all requests. Without it the number of connections times the
 * limit of one body would be the bound, which is more than any heap has.
 */
final class BodyBudget {

    private final long limit;
    private final AtomicLong taken = new AtomicLong();

    BodyBudget(long limit) {
        this.limit = limit;
    }

    /** Returns a quarter of the heap: the rest is for connections, decisions and their answers. */
    static BodyBudget ofHeap() {
        return new BodyBudget(Runtime.getRuntime().maxMemory() / 4);
    }

    boolean take(int bytes) {
        if (taken.addAndGet(bytes) <= limit) {
            return true;
        }
        giveBack(bytes);
        return false;
    }

    void giveBack(long bytes) {
        taken.addAndGet(-bytes);
    }
}
