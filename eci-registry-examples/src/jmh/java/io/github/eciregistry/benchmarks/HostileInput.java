package io.github.eciregistry.benchmarks;

import java.util.function.IntFunction;

/** Texts that take some parsers long, or overflow their stack. */
enum HostileInput {
    LETTERS("a…", n -> "a".repeat(n)),
    DASHES("a-a-…", n -> "a-".repeat(n / 2)),
    SLASHES("a/a/…", n -> "a/".repeat(n / 2)),
    UNDERSCORES("a__a__…", n -> "a__".repeat(n / 3)),
    UPPER_CASE("host.io/A…", n -> "host.io/" + "A".repeat(n)),
    EXCLAMATION("a…!", n -> "a".repeat(n) + "!"),
    BAD_TAG("host.io/a…:1+2", n -> "host.io/" + "a".repeat(n) + ":1+2"),
    LABELS("a.a.…x/y", n -> "a.".repeat(n / 2) + "x/y"),
    INNER_DASHES("a---…b", n -> "a" + "-".repeat(n) + "b"),
    TAG("nginx:t…", n -> "nginx:" + "t".repeat(n)),
    DIGEST("nginx@sha256:a…", n -> "nginx@sha256:" + "a".repeat(n)),
    COLONS(":::…", n -> ":".repeat(n)),
    BLANKS("a   …x/y", n -> "a" + " ".repeat(n) + "x/y"),
    /** A plain typo, of one length only. */
    TYPO("one wrong letter", n -> "harbor.pre.com/platform/customer-identity-verification-serviceX:1.0");

    private static final int[] LENGTHS = {1_000, 10_000, 100_000, 1_000_000};

    private final String title;
    private final IntFunction<String> text;

    HostileInput(String title, IntFunction<String> text) {
        this.title = title;
        this.text = text;
    }

    String title() {
        return title;
    }

    /** Returns about how many characters its texts have. */
    int[] lengths() {
        return this == TYPO ? new int[] {67} : LENGTHS.clone();
    }

    String text(int length) {
        return text.apply(length);
    }
}
