package io.github.eciregistry.examples;

import io.github.eciregistry.policy.PolicyFile;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.probe.ProbeResult;
import io.github.eciregistry.probe.RegistryProbe;
import io.github.eciregistry.reference.Registry;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Asks registries which protocol they use. */
public final class ProbeRegistries {

    private ProbeRegistries() {}

    /**
     * Prints a policy for registries.
     *
     * @param registries the registries, as images name them
     * @throws InterruptedException if the thread is interrupted while it waits for answers
     */
    public static void main(String[] registries) throws InterruptedException {
        System.out.print(PolicyFile.toYaml(
                policyFor(Stream.of(registries).map(Registry::parse).toList())));
    }

    static RegistryPolicy policyFor(List<Registry> registries) throws InterruptedException {
        // @start region="probe"
        RegistryProbe probe =
                RegistryProbe.builder().deadline(Duration.ofSeconds(10)).build();
        List<ProbeResult> results = probe.probeAll(registries);
        for (ProbeResult result : results) {
            System.out.println(result.registry() + " " + result.verdict() + ": " + result.advice());
        }
        RegistryPolicy policy = ProbeResult.toPolicy(results);
        // @end
        return policy;
    }
}
