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
 * <p>Every review has a {@link Share}, which is charged for the bytes that have arrived, not for a length that is only
 * announced. A share is {@value #FACTOR} times the size of the body, so that a body can be read only if there is room to
 * decide about it. Small bodies, which nearly all reviews have, use a part of their own, so that large ones cannot keep
 * them out. A large body gets its whole share as soon as it is large, so that it is either refused at once or finished.
 *
 * <p>If there is no room, the share that has been waiting longest for its client gives way. If no client is slow, the
 * newcomer is refused.
 */
final class ReviewMemory {

    /** The largest body that counts as small, in bytes. Reviews of ordinary pods have about 10 KiB. */
    static final int SMALL_BODY = 64 * 1024;

    /** What a review needs for each byte of its body: the body and what reading and deciding about it take. */
    static final int FACTOR = 4;

    /** How long a client may bring nothing before its share can be given to another. */
    private static final long SMALL_PATIENCE_NANOS = 50_000_000L;

    private static final long LARGE_PATIENCE_NANOS = 1_000_000_000L;

    /** The rate at which a large body has to arrive after its first second: 1 MiB a second. */
    private static final long NANOS_PER_LARGE_BYTE = 1_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Pool small;
    private final Pool large;

    /**
     * Creates a memory of two parts.
     *
     * @param small for small bodies, in bytes
     * @param large for the others, in bytes
     */
    ReviewMemory(long small, long large) {
        this.small = new Pool(small);
        this.large = new Pool(large);
    }

    /** Returns the memory that suits a heap: a sixteenth for small bodies, a quarter for others, or room for one. */
    static ReviewMemory of(long heap, int largestBody) {
        return new ReviewMemory(heap / 16, Math.max(heap / 4, (long) FACTOR * largestBody));
    }

    /** Returns a share that has nothing yet. When it has to give way, {@code giveWay} is called once, from any thread. */
    Share share(Runnable giveWay) {
        return new Share(giveWay);
    }

    /** Returns how many bytes are charged, for tests and metrics. */
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

        /** Finds shares that can give way to a charge; empty if they are too few. */
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

    /** What one review uses. */
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

        /** Returns whether this share was given to another review. */
        boolean gaveWay() {
            return gaveWay;
        }

        /** Charges for a buffer of this size, instead of the one before; false if there is no room for it. */
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

        /** Notes that the whole body is there. From now on this share does not give way. */
        void complete() {
            lock.lock();
            try {
                pool.waiting.remove(this);
            } finally {
                lock.unlock();
            }
        }

        /** Charges for the answer instead of the body; the client may take its time to read it, until others need room. */
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

        /** Gives back everything. Does nothing if that is done. */
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
