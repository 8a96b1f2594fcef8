package io.github.eciregistry.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.reference.Registry;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A policy takes memory for its patterns, however many labels they have, and refuses more than it may have. */
class PolicyMemoryTest {

    private static final int PATTERNS = 60_000;

    /** Builds the policy; a process of its own runs it with little memory. */
    public static void main(String[] arguments) {
        RegistryPolicy.Builder builder = RegistryPolicy.builder();
        for (int i = 0; i < PATTERNS; i++) {
            builder.plainHttp("*." + domain(i));
        }
        RegistryPolicy policy = builder.build();
        boolean decides = policy.transportFor(Registry.parse("h." + domain(PATTERNS - 1))) == Transport.PLAIN_HTTP;
        System.exit(decides ? 0 : 1);
    }

    private static String domain(int number) {
        return "a.".repeat(99) + "d" + number;
    }

    @Test
    void holds60_000PatternsOf100LabelsIn128MiB() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PolicyMemoryTest.class.getName())
                .inheritIO()
                .start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void refusesMoreThan200_000Patterns() {
        RegistryPolicy.Builder builder = RegistryPolicy.builder();
        for (int i = 0; i <= 200_000; i++) {
            builder.plainHttp("h" + i);
        }

        assertThatThrownBy(builder::build)
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.problems())
                                .singleElement()
                                .satisfies(
                                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.POLICY_TOO_LARGE)))
                .hasMessageStartingWith("the policy is too large: it has 200001 patterns");
    }

    @Test
    void refusesMoreThan16MiCharacters() {
        String host = "a.".repeat(500_000);
        RegistryPolicy.Builder builder = RegistryPolicy.builder();
        for (int i = 0; i < 17; i++) {
            builder.plainHttp(host + "h" + i);
        }

        assertThatThrownBy(builder::build)
                .hasMessageContaining("17 patterns of 17000")
                .hasMessageContaining("at most 200000 of 16777216");
    }
}
