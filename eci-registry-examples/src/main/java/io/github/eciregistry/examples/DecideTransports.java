package io.github.eciregistry.examples;

import io.github.eciregistry.policy.PolicyFile;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.policy.Transport;
import io.github.eciregistry.reference.Registry;
import java.io.IOException;
import java.nio.file.Path;

/** Shows how a policy decides, and from which rule. */
public final class DecideTransports {

    private DecideTransports() {}

    /**
     * Prints how registries are reached.
     *
     * @param arguments a policy file, and registries
     * @throws IOException if the file cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        for (int i = 1; i < arguments.length; i++) {
            System.out.println(arguments[i] + " " + decide(Path.of(arguments[0]), arguments[i]));
        }
    }

    static Transport decide(Path file, String text) throws IOException {
        // @start region="policy-file"
        RegistryPolicy policy = PolicyFile.read(file); // throws InvalidInputException with every problem and its place
        Registry registry = Registry.parse(text);
        Transport transport = policy.transportFor(registry);
        policy.ruleFor(registry).ifPresent(System.out::println); // why: the rule that decides
        // @end
        return transport;
    }
}
