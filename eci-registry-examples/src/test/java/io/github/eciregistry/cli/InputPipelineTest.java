package io.github.eciregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InputPipelineTest {

    private static List<Input> inputs(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Input.of(Path.of("/none/" + i + ".yaml")))
                .toList();
    }

    @Test
    void reportsInOrderOnTheThreadOfTheCaller() throws Exception {
        List<Input> inputs = inputs(1_000);
        List<String> reported = new ArrayList<>();
        AtomicInteger ahead = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Thread caller = Thread.currentThread();

        InputPipeline.run(
                inputs,
                true,
                input -> {
                    most.accumulateAndGet(ahead.incrementAndGet(), Math::max);
                    return () -> {
                        assertThat(Thread.currentThread()).isSameAs(caller);
                        ahead.decrementAndGet();
                        reported.add(input.shownName());
                    };
                },
                () -> true);

        assertThat(reported)
                .containsExactlyElementsOf(inputs.stream().map(Input::shownName).toList());
        assertThat(most.get()).isLessThanOrEqualTo(32 * Runtime.getRuntime().availableProcessors());
    }

    @Test
    void worksOnOneThreadIfItHasTo() throws Exception {
        ConcurrentHashMap.KeySetView<Thread, Boolean> threads = ConcurrentHashMap.newKeySet();

        InputPipeline.run(
                inputs(100),
                false,
                input -> {
                    threads.add(Thread.currentThread());
                    return () -> {};
                },
                () -> true);

        assertThat(threads).containsExactly(Thread.currentThread());
    }

    @Test
    void endsWhenNobodyWantsMore() throws Exception {
        AtomicInteger reported = new AtomicInteger();

        InputPipeline.run(inputs(1_000), true, input -> reported::incrementAndGet, () -> reported.get() < 10);

        assertThat(reported).hasValue(10);
    }

    @Test
    void throwsWhatTheWorkThrows() {
        assertThatThrownBy(() -> InputPipeline.run(
                        inputs(100),
                        true,
                        input -> {
                            throw new OutOfMemoryError("of a test");
                        },
                        () -> true))
                .isInstanceOf(OutOfMemoryError.class);
    }
}
