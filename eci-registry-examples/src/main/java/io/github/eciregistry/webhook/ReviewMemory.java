package io.github.eciregistry.webhook;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.util.NanoTime;

/**
 * The part of the heap that reviews may use, from a body's first byte to the last byte of the answer.
 *
 * <p>Every review has a {@link Share}, which is charged for received bytes, not for the announced length. A share is
 * {@value #FACTOR} times the size of the body, so that a body is read only if there is room to review it. Small bodies,
 * which nearly all reviews have, use a separate part, so that large ones cannot block them. A large body gets its whole
 * share as soon as it is large, so that it is either rejected immediately or completed.
 *
 * <p>If there is no room, the share that has been waiting longest for its client is released. If no client is slow, the
 * new body is rejected.
 */
final class ReviewMemory {

    /** The largest body that counts as small, in bytes. Reviews of ordinary pods have about 10 KiB. */
    static final int SMALL_BODY = 64 * 1024;

    /** The memory for each byte of a body, including reading and reviewing it. */
    static final int FACTOR = 4;

    /** How long a client may send nothing before its share can be reassigned. */
    private static final long SMALL_PATIENCE_NANOS = 50_000_000L;

    private static final long LARGE_PATIENCE_NANOS = 1_000_000_000L;

    /** The minimum rate of a large body after its first second: 1 MiB per second. */
    private static final long NANOS_PER_LARGE_BYTE = 1_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Pool small;
    private final Pool large;

    /**
     * Creates a memory budget of two parts.
     *
     * @param small for small bodies, in bytes
     * @param large for the others, in bytes
     */
    ReviewMemory(long small, long large) {
        this.small = new Pool(small);
        this.large = new Pool(large);
    }

    /**
     * Returns the budget for a heap: a sixteenth for small bodies, and a quarter, or enough for one body, for large
     * ones.
     */
    static ReviewMemory of(long heap, int largestBody) {
        return new ReviewMemory(heap / 16, Math.max(heap / 4, (long) FACTOR * largestBody));
    }

    /**
     * Returns an empty share. If it is revoked, {@code giveWay} is called once, from any thread.
     */
    Share share(Runnable giveWay) {
        return new Share(giveWay);
    }

    /** Returns the number of charged bytes, for tests and metrics. */
    long used() {
        lock.lock();
        try {
            return small.used + large.used;
        } finally {
            lock.unlock();
        }
    }

    /** One of the two parts. All access is under the lock. */
    private static final class Pool {

        private final long limit;
        private long used;

        /** The shares that wait for their client, the one that has waited longest first. */
        private final Set<Share> waiting = new LinkedHashSet<>();

        Pool(long limit) {
            this.limit = limit;
        }

        /** Finds shares that can be revoked for a charge; empty if they are not enough. */
        List<Share> victimsFor(long bytes, Share newcomer, boolean isLarge) {
            long missing = used + bytes - limit;
            List<Share> victims = new ArrayList<>();
            Iterator<Share> candidates = waiting.iterator();
            while (missing > 0 && candidates.hasNext()) {
                Share candidate = candidates.next();
                if (candidate != newcomer && candidate.isSlow(isLarge)) {
                    victims.add(candidate);
                    missing -= candidate.charged;
                }
            }
            return missing > 0 ? List.of() : victims;
        }
    }

    /** The memory of one review. */
    final class Share {

        private final Runnable giveWay;
        private Pool pool = small;
        private long charged;
        private long received;
        private long since = NanoTime.now();
        private long progress = since;
        private boolean isOver;
        private volatile boolean gaveWay;

        private Share(Runnable giveWay) {
            this.giveWay = giveWay;
        }

        /** Checks whether this share was revoked for another review. */
        boolean gaveWay() {
            return gaveWay;
        }

        /** Charges for a buffer of this size instead of the previous one; returns false if there is no room. */
        boolean reserve(int capacity) {
            Pool target = capacity > SMALL_BODY ? large : small;
            long wanted = (long) FACTOR * capacity;
            List<Share> victims;
            lock.lock();
            try {
                if (isOver) {
                    return false;
                }
                long more = target == pool ? wanted - charged : wanted;
                victims =
                        target.used + more > target.limit ? target.victimsFor(more, this, target == large) : List.of();
                victims.forEach(Share::drop);
                if (target.used + more > target.limit) {
                    return false;
                }
                if (target != pool) {
                    pool.used -= charged;
                    pool.waiting.remove(this);
                    pool = target;
                    since = NanoTime.now();
                }
                target.used += more;
                charged = wanted;
            } finally {
                lock.unlock();
            }
            victims.forEach(victim -> victim.giveWay.run());
            return true;
        }

        /** Notes that bytes have arrived, and that more are awaited. */
        void received(int bytes) {
            lock.lock();
            try {
                if (!isOver) {
                    received += bytes;
                    await();
                }
            } finally {
                lock.unlock();
            }
        }

        /** Records that the body is complete. From now on this share cannot be revoked. */
        void complete() {
            lock.lock();
            try {
                pool.waiting.remove(this);
            } finally {
                lock.unlock();
            }
        }

        /**
         * Charges for the answer instead of the body; the share can be revoked again if the client is slow to read it.
         */
        void answering(int bytes) {
            lock.lock();
            try {
                if (!isOver) {
                    long less = Math.min(charged, bytes);
                    pool.used -= charged - less;
                    charged = less;
                    since = NanoTime.now();
                    received = 0;
                    await();
                }
            } finally {
                lock.unlock();
            }
        }

        /** Releases the share. Does nothing if already released. */
        void release() {
            lock.lock();
            try {
                isOver = true;
                pool.used -= charged;
                charged = 0;
                pool.waiting.remove(this);
            } finally {
                lock.unlock();
            }
        }

        private void drop() {
            gaveWay = true;
            release();
        }

        private void await() {
            progress = NanoTime.now();
            pool.waiting.remove(this);
            pool.waiting.add(this);
        }

        private boolean isSlow(boolean isLarge) {
            return isLarge
                    ? NanoTime.since(since) > LARGE_PATIENCE_NANOS + received * NANOS_PER_LARGE_BYTE
                    : NanoTime.since(progress) > SMALL_PATIENCE_NANOS;
        }
    }
}
