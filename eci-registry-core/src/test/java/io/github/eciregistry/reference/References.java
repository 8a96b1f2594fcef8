package io.github.eciregistry.reference;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generates valid references by the grammar, each with the parts it was made of. */
final class References {

    /** A reference and what its parts have to be. */
    record Made(String text, String registry, String repository, Optional<String> tag, Optional<String> digest) {}

    private static final String HEX = "0123456789abcdef";

    private References() {}

    static Arbitrary<Made> made() {
        return Combinators.combine(
                        registries().optional(0.7),
                        repositories(),
                        tags().optional(),
                        digests().optional(0.3))
                .as(References::make)
                .filter(made -> made.repository().length() <= 255)
                .filter(made -> !made.text().matches("[0-9a-f]{64}"))
                .withoutEdgeCases();
    }

    private static Made make(
            Optional<String> registry, String repository, Optional<String> tag, Optional<String> digest) {
        String written = registry.isPresent() ? repository : withoutRegistryInFront(repository);
        boolean isHub = registry.isEmpty() || registry.get().equals("docker.io");
        String text = registry.map(host -> host + "/").orElse("")
                + written
                + tag.map(value -> ":" + value).orElse("")
                + digest.map(value -> "@" + value).orElse("");
        String normalized = isHub && written.indexOf('/') < 0 ? "library/" + written : written;
        return new Made(text, registry.orElse("docker.io"), normalized, tag, digest);
    }

    /** A first component that looks like a host would be one. */
    private static String withoutRegistryInFront(String repository) {
        int slash = repository.indexOf('/');
        return slash < 0 ? repository : repository.substring(0, slash).replace('.', '-') + repository.substring(slash);
    }

    static Arbitrary<String> registries() {
        Arbitrary<String> label = label();
        Arbitrary<String> name = label.list().ofMinSize(2).ofMaxSize(4).map(labels -> String.join(".", labels));
        Arbitrary<String> ipv4 = Arbitraries.integers()
                .between(0, 255)
                .list()
                .ofSize(4)
                .map(parts -> parts.get(0) + "." + parts.get(1) + "." + parts.get(2) + "." + parts.get(3));
        Arbitrary<String> ipv6 = Arbitraries.strings()
                .withChars(HEX + "ABCDEF:")
                .ofMinLength(1)
                .ofMaxLength(20)
                .map(digits -> "[:" + digits + "]");
        Arbitrary<String> host = Arbitraries.oneOf(name, ipv4, ipv6);
        Arbitrary<String> port = Arbitraries.integers().between(1, 65535).map(number -> ":" + number);
        Arbitrary<String> withPort =
                Combinators.combine(Arbitraries.oneOf(host, label), port).as(String::concat);
        return Arbitraries.oneOf(host, withPort, Arbitraries.of("localhost", "docker.io", "harbor.pre.com"))
                .filter(text -> !text.equals("index.docker.io"))
                .withoutEdgeCases();
    }

    private static Arbitrary<String> label() {
        Arbitrary<String> edge = Arbitraries.strings().alpha().numeric().ofLength(1);
        Arbitrary<String> inside =
                Arbitraries.strings().alpha().numeric().withChars('-').ofMaxLength(6);
        return Combinators.combine(edge, inside, edge).as((first, middle, last) -> first + middle + last);
    }

    private static Arbitrary<String> repositories() {
        Arbitrary<String> alphanumeric = Arbitraries.strings()
                .withCharRange('a', 'z')
                .numeric()
                .ofMinLength(1)
                .ofMaxLength(6);
        Arbitrary<String> separator = Arbitraries.of(".", "_", "__", "-", "--", "---");
        Arbitrary<String> component = Combinators.combine(
                        alphanumeric,
                        Combinators.combine(separator, alphanumeric)
                                .as(String::concat)
                                .list()
                                .ofMaxSize(3))
                .as((first, others) -> first + String.join("", others));
        return component.list().ofMinSize(1).ofMaxSize(4).map(components -> String.join("/", components));
    }

    private static Arbitrary<String> tags() {
        Arbitrary<String> first =
                Arbitraries.strings().alpha().numeric().withChars('_').ofLength(1);
        Arbitrary<String> rest =
                Arbitraries.strings().alpha().numeric().withChars("_.-").ofMaxLength(127);
        return Combinators.combine(first, rest).as(String::concat);
    }

    static Arbitrary<String> digests() {
        return Arbitraries.of("sha256", "sha384", "sha512").flatMap(algorithm -> {
            int digits = Integer.parseInt(algorithm.substring(3)) / 4;
            return Arbitraries.strings().withChars(HEX).ofLength(digits).map(hex -> algorithm + ":" + hex);
        });
    }

    /** Valid references with a few characters replaced, removed, doubled or put in. */
    static Arbitrary<String> mutated() {
        Arbitrary<String> piece = Arbitraries.of(
                "",
                " ",
                "\n",
                ":",
                "/",
                "@",
                ".",
                "_",
                "-",
                "[",
                "]",
                "A",
                "a",
                "0",
                "*",
                "***",
                "XX",
                "//",
                "http://",
                "：",
                "　",
                "。",
                "é",
                "\u0130",
                "\u212a",
                "\ud83d\ude00",
                "\ud800",
                "\u200b",
                "\u0000",
                "sha256:",
                "%",
                "$");
        Arbitrary<String> text = made().map(Made::text);
        Arbitrary<Integer> place = Arbitraries.integers().between(0, 1_000);
        Arbitrary<Integer> removed = Arbitraries.integers().between(0, 3);
        return Combinators.combine(text, place, removed, piece, place, piece)
                .as((valid, first, cut, one, second, other) -> edited(edited(valid, first, cut, one), second, 0, other))
                .withoutEdgeCases();
    }

    private static String edited(String text, int place, int cut, String piece) {
        int start = place % (text.length() + 1);
        int end = Math.min(text.length(), start + cut);
        return text.substring(0, start) + piece + text.substring(end);
    }
}
