package io.github.eciregistry.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.InvalidInputException;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PolicyFilePropertiesTest {

    private static final List<Transport> TRANSPORTS = List.of(Transport.values());

    private static final String[] PIECES = {
        "plainHttp:",
        "plainHttp: ",
        "skipVerify",
        "https: ",
        "\n",
        "\n",
        "  ",
        "- ",
        "- ",
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        "'",
        "\"",
        "|",
        "> ",
        "&a ",
        "*a",
        "!!binary ",
        "!!str ",
        "! ",
        "? ",
        "#",
        "---",
        "...",
        "%YAML 1.1\n",
        "a.com",
        "10.0.0.0/8",
        "~",
        "1",
        "true",
        "\\",
        "\\u",
        "\t",
        "\uFEFF",
        "\u2028",
        "\uD83D\uDE00",
        "<<",
        "@",
        "`",
        "\r",
        "\"https\"",
        "{\"https\":[",
        "!<a>",
        "%",
        "\u0000"
    };

    @Property(tries = 200)
    void aWrittenPolicyReadsBackAsItself(@ForAll @From("policies") RegistryPolicy policy) {
        assertThat(PolicyFile.parse(PolicyFile.toYaml(policy))).isEqualTo(policy);
        assertThat(PolicyFile.parse(PolicyFile.toJson(policy))).isEqualTo(policy);
    }

    @Property(tries = 200)
    void writingIsStable(@ForAll @From("policies") RegistryPolicy policy) {
        String yaml = PolicyFile.toYaml(policy);
        assertThat(PolicyFile.toYaml(PolicyFile.parse(yaml))).isEqualTo(yaml);
    }

    @Property(tries = 3_000)
    void anyTextIsAPolicyOrRefusedWithAPlaceInIt(@ForAll @From("texts") String text) {
        try {
            PolicyFile.parse(text);
        } catch (InvalidInputException e) {
            int lines =
                    1 + (int) text.chars().filter(c -> c == '\n' || c == '\r').count();
            assertThat(e.problems()).isNotEmpty().allSatisfy(problem -> {
                assertThat(problem.position().orElseThrow().line()).isBetween(1, lines);
                assertThat(problem.position().orElseThrow().column()).isBetween(1, text.length() + 1);
                assertThat(problem.message()).doesNotContain("\n", "\r").isNotBlank();
            });
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(PIECES).list().ofMaxSize(14).map(list -> String.join("", list));
    }

    @Provide
    Arbitrary<RegistryPolicy> policies() {
        Arbitrary<Set<String>> hosts = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars('A', 'X')
                .numeric()
                .ofMinLength(1)
                .ofMaxLength(8)
                .set()
                .ofMaxSize(12);
        Arbitrary<List<Integer>> choices =
                Arbitraries.integers().between(0, 1_000).list().ofSize(12);
        return Combinators.combine(hosts, choices).as(PolicyFilePropertiesTest::policy);
    }

    /** Each pattern has a domain or a port of its own, so that none contradicts another. */
    private static RegistryPolicy policy(Set<String> labels, List<Integer> choices) {
        RegistryPolicy.Builder builder = RegistryPolicy.builder();
        int i = 0;
        for (String label : labels) {
            int choice = choices.get(i);
            String pattern = switch (choice % 5) {
                case 0 -> label + ".n" + i + ".com";
                case 1 -> "*." + label + i + ".com:" + (1 + choice);
                case 2 -> "10." + i + ".0.0/" + (16 + choice % 17);
                case 3 -> "[fd00:" + i + "::" + choice + "]/" + (32 + choice % 97) + ":80";
                default -> label + ".com:" + (2_000 + i);
            };
            builder.add(TRANSPORTS.get(choice % TRANSPORTS.size()), pattern);
            i++;
        }
        return builder.build();
    }
}
