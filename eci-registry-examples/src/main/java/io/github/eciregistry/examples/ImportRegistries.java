package io.github.eciregistry.examples;

import io.github.eciregistry.importing.ConfigFormat;
import io.github.eciregistry.importing.RegistryImport;
import io.github.eciregistry.policy.PolicyFile;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.policy.Transport;
import java.io.IOException;
import java.nio.file.Path;

/** Makes a policy of Docker's configuration. */
public final class ImportRegistries {

    private ImportRegistries() {}

    /**
     * Prints the policy.
     *
     * @param arguments a daemon.json
     * @throws IOException if the file cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        System.out.print(PolicyFile.toYaml(policyOf(Path.of(arguments[0]))));
    }

    static RegistryPolicy policyOf(Path daemonJson) throws IOException {
        // @start region="import"
        RegistryImport imported = ConfigFormat.DOCKER_DAEMON.read(daemonJson);
        imported.notes().forEach(System.err::println); // what the file says and a policy cannot
        imported.undecided().forEach(System.out::println); // plain HTTP or skip-verify: the file leaves it open
        RegistryPolicy policy = imported.settle(Transport.PLAIN_HTTP).toPolicy();
        // @end
        return policy;
    }
}
