package io.github.eciregistry.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.policy.RegistryPolicy.Rule;
import io.github.eciregistry.reference.Registry;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RegistryPolicyPropertiesTest {

    private static final List<Transport> TRANSPORTS = List.of(Transport.values());

    @Property(tries = 200)
    void aSmallPolicyDecidesAsAWalkOverItsRulesWould(@ForAll Random random) {
        decidesAsAWalk(random, 1 + random.nextInt(40), 3, 50);
    }

    @Property(tries = 2)
    void aPolicyOfTenThousandPatternsDecidesAsAWalkOverItsRulesWould(@ForAll Random random) {
        decidesAsAWalk(random, 10_000, 12, 200);
    }

    private static void decidesAsAWalk(Random random, int size, int labels, int lookups) {
        RandomRegistries registries = new RandomRegistries(random, labels);
        Map<RegistryPattern, Transport> transports = new HashMap<>();
        while (transports.size() < size) {
            Transport transport = TRANSPORTS.get(random.nextInt(TRANSPORTS.size()));
            transports.putIfAbsent(RegistryPattern.parse(registries.pattern()), transport);
        }
        RegistryPolicy.Builder builder = RegistryPolicy.builder();
        transports.forEach((pattern, transport) -> builder.add(transport, pattern));
        RegistryPolicy policy = builder.build();
        for (int i = 0; i < lookups; i++) {
            Registry registry = Registry.parse(registries.registry());
            Optional<Rule> expected = RuleWalk.mostSpecific(policy.rules(), registry);
            assertThat(policy.ruleFor(registry)).as("rule for %s", registry).isEqualTo(expected);
            assertThat(policy.transportFor(registry))
                    .isEqualTo(expected.map(Rule::transport).orElse(Transport.HTTPS));
        }
    }

    @Property
    void aBlockHoldsTheAddressesThatShareItsLeadingBits(
            @ForAll @Size(16) byte[] network, @ForAll @Size(16) byte[] other, @ForAll @IntRange(max = 128) int prefix) {
        // Share some of the bits, so that both outcomes are met.
        byte[] address = other.clone();
        System.arraycopy(network, 0, address, 0, prefix / 8);
        RegistryPattern pattern = RegistryPattern.parse(RandomRegistries.ipv6(network) + "/" + prefix);
        Registry registry = Registry.parse("[" + RandomRegistries.ipv6(address) + "]");
        Assume.that(!isMapped(network) && !isMapped(address));

        BigInteger networkBits = new BigInteger(1, network).shiftRight(128 - prefix);
        BigInteger addressBits = new BigInteger(1, address).shiftRight(128 - prefix);
        assertThat(pattern.matches(registry)).isEqualTo(networkBits.equals(addressBits));
    }

    private static boolean isMapped(byte[] address) {
        return new BigInteger(1, address).shiftRight(32).equals(BigInteger.valueOf(0xFFFF));
    }

    @Property
    void aPatternReadAgainIsEqual(@ForAll Random random) {
        RegistryPattern pattern = RegistryPattern.parse(new RandomRegistries(random, 5).pattern());
        RegistryPattern again = RegistryPattern.parse(pattern.toString());
        assertThat(again).isEqualTo(pattern).hasToString(pattern.toString());
    }

    @Property
    void aRegistryIsAPatternThatMatchesIt(@ForAll Random random) {
        String text = new RandomRegistries(random, 5).registry();
        assertThat(RegistryPattern.parse(text).matches(Registry.parse(text))).isTrue();
    }

    @Property(tries = 3_000)
    void anyTextIsAPatternOrRefusedWithAPlaceAndAHintThatParses(@ForAll @From("texts") String text) {
        try {
            assertThat(RegistryPattern.parse(text)).hasToString(text);
        } catch (InvalidInputException e) {
            assertThat(e.problems()).hasSize(1).allSatisfy(problem -> {
                assertThat(problem.input()).hasSameSizeAs(text);
                assertThat(problem.offset().orElse(-1)).isBetween(0, text.length());
                assertThat(problem.message()).startsWith("invalid registry pattern ");
                problem.hint()
                        .ifPresent(
                                hint -> assertThat(RegistryPattern.parse(hint)).hasToString(hint));
            });
        }
    }

    @Provide
    Arbitrary<String> texts() {
        List<String> pieces = new ArrayList<>(List.of(
                "*",
                "*.",
                ".",
                ":",
                "/",
                "[",
                "]",
                "::",
                "://",
                "http",
                "docker.io",
                "corp",
                "EXAMPLE",
                "10",
                "192.168",
                "0",
                "fd00",
                "8",
                "65536",
                " ",
                "_",
                "-",
                "@",
                "，",
                "ａ",
                "\n",
                "\uD83D\uDE00",
                "XX"));
        return Arbitraries.of(pieces).list().ofMaxSize(8).map(list -> String.join("", list));
    }
}
