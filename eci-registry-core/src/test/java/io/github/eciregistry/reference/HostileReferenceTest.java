package io.github.eciregistry.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.InvalidInputException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Texts that make other parsers of references overflow their stack or run for minutes. The stack is small, and the
 * texts are so long that quadratic time would run into the limit, which is generous: this is no measurement.
 */
class HostileReferenceTest {

    private static final int LENGTH = 1_000_000;
    private static final long SMALL_STACK = 256 * 1024;
    private static final long LIMIT_MILLIS = 60_000;

    static Stream<Arguments> patterns() {
        return Stream.of(
                pattern("a…", "a"::repeat),
                pattern("a-…", "a-"::repeat),
                pattern("a/…", "a/"::repeat),
                pattern("a__…", "a__"::repeat),
                pattern("host.io/A…", n -> "host.io/" + "A".repeat(n)),
                pattern("a…!", n -> "a".repeat(n) + "!"),
                pattern("host.io/a…:1+2", n -> "host.io/" + "a".repeat(n) + ":1+2"),
                pattern("a.…x/y", n -> "a.".repeat(n) + "x/y"),
                pattern("a-…b", n -> "a" + "-".repeat(n) + "b"),
                pattern("nginx:t…", n -> "nginx:" + "t".repeat(n)),
                pattern("nginx@sha256:a…", n -> "nginx@sha256:" + "a".repeat(n)),
                pattern(":…", ":"::repeat),
                pattern("a …x/y", n -> "a" + " ".repeat(n) + "x/y"),
                pattern("a,…", "a,"::repeat),
                pattern("a@…", "a@"::repeat),
                pattern("a:b@…", "a:b@"::repeat),
                pattern("//…", "//"::repeat),
                pattern("*…", "*"::repeat),
                pattern(" * …", " * "::repeat),
                pattern("：…", "："::repeat),
                pattern("[:…", n -> "[" + ":".repeat(n)),
                pattern("[1:…]/a", n -> "[" + "1:".repeat(n) + "]/a"),
                pattern("h.io:9…/a", n -> "h.io:" + "9".repeat(n) + "/a"),
                pattern("n@a+…", n -> "n@" + "a+".repeat(n)),
                pattern("\ud83d\ude00…", "\ud83d\ude00"::repeat),
                pattern("\u0130…", "\u0130"::repeat),
                pattern("x.…", "x."::repeat),
                pattern("1.2.3.1…:80/a", n -> "1.2.3." + "1".repeat(n) + ":80/a"));
    }

    private static Arguments pattern(String name, IntFunction<String> text) {
        return Arguments.of(name, text);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("patterns")
    void takesLinearTimeAndNoStack(String name, IntFunction<String> pattern) throws InterruptedException {
        for (int n = 100; n <= LENGTH; n *= 10) {
            String text = pattern.apply(n);
            onSmallStack(() -> {
                tryParse(() -> ImageReference.parse(text)).ifPresent(image -> {
                    String unused = image.canonical() + image.familiar() + image.pullReference() + image.tag();
                    askEverything(image.registry());
                });
                tryParse(() -> Registry.parse(text)).ifPresent(HostileReferenceTest::askEverything);
                tryParse(() -> Digest.parse(text));
            });
        }
    }

    private static void askEverything(Registry registry) {
        boolean unused = registry.isLoopback() || registry.isPrivateAddress() || registry.isIpv6();
    }

    private static <T> Optional<T> tryParse(Supplier<T> parser) {
        try {
            return Optional.of(parser.get());
        } catch (InvalidInputException e) {
            assertThat(e.problems()).hasSize(1);
            return Optional.empty();
        }
    }

    private static void onSmallStack(Runnable task) throws InterruptedException {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread thread = new Thread(null, task, "small stack", SMALL_STACK);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((ignored, e) -> thrown.set(e));
        thread.start();
        thread.join(LIMIT_MILLIS);
        assertThat(thread.isAlive()).as("still running").isFalse();
        assertThat(thrown.get()).isNull();
    }
}
