package io.github.eciregistry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;

/** Searches everything that comes out of an entry point for a secret that was put into it. */
public final class Outputs {

    private static final AtomicLong SEARCHED = new AtomicLong();

    private final String secret;
    private final String input;

    /**
     * Starts a search.
     *
     * @param secret what must not come out
     * @param input what was put in, for the message of a failure
     */
    public Outputs(String secret, String input) {
        this.secret = secret;
        this.input = input;
    }

    /** Returns how many outputs were searched by all searches. */
    public static long searched() {
        return SEARCHED.get();
    }

    /** Searches what an entry point returns, or throws if it refuses its input. */
    public void of(Callable<?> entryPoint) {
        try {
            search("the result", String.valueOf(entryPoint.call()));
        } catch (InvalidInputException e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace, true));
            search("an exception", trace.toString());
            e.problems().forEach(this::of);
        } catch (Exception e) {
            throw new IllegalStateException("no other exception is expected for " + input, e);
        }
    }

    /** Searches every part of a problem. */
    public void of(Problem problem) {
        search("message", problem.message());
        search("input", problem.input());
        search("path", problem.path().orElse(""));
        search("hint", problem.hint().orElse(""));
        search("problem", problem.toString());
    }

    /** Searches a text. */
    public void search(String name, String output) {
        SEARCHED.incrementAndGet();
        assertThat(output).as(name + " for " + input).doesNotContainIgnoringCase(secret);
    }
}
