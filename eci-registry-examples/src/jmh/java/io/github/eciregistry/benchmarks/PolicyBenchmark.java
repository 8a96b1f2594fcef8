package io.github.eciregistry.benchmarks;

import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.policy.Transport;
import io.github.eciregistry.reference.Registry;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The time to look up how one registry is reached, a mean over ten, of which about half are named by a pattern. A third of
 * the patterns are hosts, a third domains and a third blocks of addresses.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PolicyBenchmark {

    private static final int REGISTRIES = 10;

    /** How many patterns the policy has. */
    @Param({"1", "100", "10000"})
    int patterns;

    private RegistryPolicy policy = RegistryPolicy.empty();
    private final Registry[] registries = new Registry[REGISTRIES];

    /** Builds the policy. */
    @Setup
    public void build() {
        policy = policy(patterns);
        for (int i = 0; i < REGISTRIES; i++) {
            int pattern = i * patterns / REGISTRIES / 3 * 3 + i % 5;
            String text = switch (i % 5) {
                case 0 -> "harbor-" + pattern + ".pre.com:5000";
                case 1 -> "registry.team-" + pattern + ".corp.example";
                case 2 -> "10." + pattern / 256 % 256 + "." + pattern % 256 + ".7:5000";
                case 3 -> "docker.io";
                default -> "registry.cn-beijing.aliyuncs.com";
            };
            registries[i] = Registry.parse(text);
        }
    }

    private static RegistryPolicy policy(int patterns) {
        RegistryPolicy.Builder builder = RegistryPolicy.builder();
        for (int i = 0; i < patterns; i++) {
            switch (i % 3) {
                case 0 -> builder.plainHttp("harbor-" + i + ".pre.com:5000");
                case 1 -> builder.skipVerify("*.team-" + i + ".corp.example");
                default -> builder.plainHttp("10." + i / 256 % 256 + "." + i % 256 + ".0/24");
            }
        }
        return builder.build();
    }

    /** {@link RegistryPolicy#transportFor}. */
    @Benchmark
    @OperationsPerInvocation(REGISTRIES)
    public void lookUp(Blackhole blackhole) {
        for (Registry registry : registries) {
            Transport transport = policy.transportFor(registry);
            blackhole.consume(transport);
        }
    }
}
