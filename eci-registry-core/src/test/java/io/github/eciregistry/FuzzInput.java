package io.github.eciregistry;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the fuzz targets have in common: how bytes become a text, and what every problem has to be. */
public final class FuzzInput {

    private FuzzInput() {}

    /** Returns the bytes as UTF-8; where they are none, half a surrogate pair stands, which no UTF-8 can bring. */
    public static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).replace('\uFFFD', '\uD83D');
    }

    /** Fails unless a condition holds. */
    public static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }

    /** Fails unless two values are equal. */
    public static void same(Object actual, Object expected, String what) {
        if (!actual.equals(expected)) {
            throw new AssertionError(what + ": expected <" + expected + "> but was <" + actual + ">");
        }
    }

    /** Fails unless there is a problem, and each tells one line and a place within the text. */
    public static void placed(List<Problem> problems, String text) {
        check(!problems.isEmpty(), "no problem");
        for (Problem problem : problems) {
            check(problem.message().chars().noneMatch(c -> c < ' ' || c == 0x7F), "message of several lines");
            int offset = problem.offset().orElse(0);
            check(offset >= 0 && offset <= text.length(), "offset beyond the text: " + problem);
            problem.position().ifPresent(position -> check(position.line() <= lines(text), "line beyond: " + problem));
        }
    }

    private static int lines(String text) {
        int lines = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean half = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            lines += (c == '\n' || c == '\r') && !half ? 1 : 0;
        }
        return lines;
    }
}
