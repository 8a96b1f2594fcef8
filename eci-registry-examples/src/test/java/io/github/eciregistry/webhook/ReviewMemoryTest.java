package io.github.eciregistry.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.webhook.ReviewMemory.Share;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReviewMemoryTest {

    private static final int KIB = 1024;
    private static final int SMALL = ReviewMemory.SMALL_BODY;
    private static final int LARGE = 1024 * KIB;

    /** Room for two small bodies and two large ones. */
    private final ReviewMemory memory =
            new ReviewMemory(2L * ReviewMemory.FACTOR * SMALL, 2L * ReviewMemory.FACTOR * LARGE);

    private final AtomicInteger gaveWay = new AtomicInteger();

    private Share share() {
        return memory.share(gaveWay::incrementAndGet);
    }

    private Share reading(int capacity) {
        Share share = share();
        assertThat(share.reserve(capacity)).isTrue();
        share.received(1);
        return share;
    }

    @Test
    void chargesNothingForWhatIsOnlyAnnounced() {
        share();
        assertThat(memory.used()).isZero();
    }

    @Test
    void chargesForTheBodyAndForDecidingAboutIt() {
        Share share = share();
        assertThat(share.reserve(KIB)).isTrue();
        assertThat(memory.used()).isEqualTo(ReviewMemory.FACTOR * KIB);
        assertThat(share.reserve(2 * KIB)).isTrue();
        assertThat(memory.used()).isEqualTo(ReviewMemory.FACTOR * 2 * KIB);
        share.release();
        share.release();
        assertThat(memory.used()).isZero();
    }

    @Test
    void refusesANewcomerWhileOthersMakeProgress() {
        reading(LARGE);
        reading(LARGE);
        assertThat(share().reserve(LARGE)).isFalse();
        assertThat(gaveWay).hasValue(0);
    }

    @Test
    void keepsRoomForSmallBodiesBesideLargeOnes() {
        reading(LARGE);
        reading(LARGE);
        assertThat(share().reserve(SMALL)).isTrue();
    }

    @Test
    void movesAShareThatGrowsLarge() {
        Share share = reading(SMALL);
        assertThat(share.reserve(LARGE)).isTrue();
        reading(SMALL);
        reading(SMALL);
        assertThat(memory.used()).isEqualTo((long) ReviewMemory.FACTOR * (LARGE + 2 * SMALL));
    }

    @Test
    void takesFromTheClientThatBringsNothing() throws Exception {
        Share slow = reading(SMALL);
        Thread.sleep(100);
        Share fast = reading(SMALL);
        assertThat(share().reserve(SMALL)).isTrue();
        assertThat(slow.gaveWay()).isTrue();
        assertThat(fast.gaveWay()).isFalse();
        assertThat(gaveWay).hasValue(1);
        assertThat(slow.reserve(SMALL)).isFalse();
    }

    @Test
    void takesFromALargeBodyThatComesDropByDrop() throws Exception {
        Share slow = reading(LARGE);
        reading(LARGE).complete();
        Thread.sleep(600);
        slow.received(1);
        Thread.sleep(600);
        slow.received(1);
        assertThat(share().reserve(LARGE)).isTrue();
        assertThat(slow.gaveWay()).isTrue();
    }

    @Test
    void takesNothingFromADecisionThatIsUnderWay() throws Exception {
        reading(SMALL).complete();
        reading(SMALL).complete();
        Thread.sleep(100);
        assertThat(share().reserve(SMALL)).isFalse();
        assertThat(gaveWay).hasValue(0);
    }

    @Test
    void takesFromAClientThatDoesNotReadItsAnswer() throws Exception {
        Share unread = reading(SMALL);
        unread.complete();
        unread.answering(ReviewMemory.FACTOR * SMALL);
        Thread.sleep(100);
        reading(SMALL).complete();
        assertThat(share().reserve(SMALL)).isTrue();
        assertThat(unread.gaveWay()).isTrue();
    }

    @Test
    void hasRoomForTheLargestBodyInASmallHeap() {
        ReviewMemory small = ReviewMemory.of(62L * 1024 * KIB, 4 * 1024 * KIB);
        assertThat(small.share(gaveWay::incrementAndGet).reserve(4 * 1024 * KIB))
                .isTrue();
        assertThat(small.share(gaveWay::incrementAndGet).reserve(4 * 1024 * KIB))
                .isFalse();
    }

    @Test
    void leavesRoomBesideConnections() {
        assertThat(HttpServer.connectionsFor(154L * 1024 * KIB)).isEqualTo(4096);
        assertThat(HttpServer.connectionsFor(62L * 1024 * KIB)).isBetween(500, 1500);
        assertThat(HttpServer.connectionsFor(0)).isPositive();
    }
}
