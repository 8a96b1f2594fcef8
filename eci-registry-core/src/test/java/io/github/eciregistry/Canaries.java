package io.github.eciregistry;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Values that contain credentials. */
public final class Canaries {

    /** The secret that each value contains. */
    public static final String SECRET = "cAnArY7";

    private static final String DIGEST = "sha256:" + "0a".repeat(32);

    private Canaries() {}

    /** Returns every spelling of credentials that is known to have been shown once, and more of the kind. */
    public static Arbitrary<String> values() {
        Arbitrary<String> password = Combinators.combine(
                        Arbitraries.of(
                                "", "x/", "y,", "z ", "a@", "b.c/", "%41", "\"", "'", "5000/", "q:", "//", "\u00e9",
                                "\n"),
                        Arbitraries.of("", "/x", ",y", " z", "@a", "/b.c", "%41", "\"", "'", ":5000", "é", "\t"))
                .as((before, after) -> before + SECRET + after);
        Arbitrary<String> form = Arbitraries.of(
                "user:%s@harbor.corp/app",
                "user:%s@shanghai.corp:5000/app:1",
                "user:%s@SHA.corp",
                "user:%s@sha256:5000/app",
                "%s@harbor.corp/app",
                "%s:x-oauth-basic@harbor.corp/app",
                "https://user:%s@harbor.corp/app",
                "docker://%s@harbor.corp/app",
                "user:%s@@shanghai.corp/app",
                "user:%s@192.168.1.10:5000/app@" + DIGEST,
                "user:%s\uFF20harbor.corp/app",
                "user%%3A%s%%40harbor.corp/app",
                "user%%253A%s%%2540harbor.corp",
                "a.corp,user:%s@b.corp",
                "a.corp, user:%s@b.corp/x,c.corp",
                "user:%s@*.corp",
                "user:%s@10.0.0.0/8");
        Arbitrary<String> query = Arbitraries.of(
                        "harbor.corp/app?token=%s", "https://harbor.corp/app?password=%s", "docker://u@h.corp/a?k=%s")
                .map(text -> text.formatted(SECRET));
        return Arbitraries.frequencyOf(
                Tuple.of(6, Combinators.combine(form, password).as(String::formatted)), Tuple.of(1, query));
    }
}
