package io.github.eciregistry.policy;

import static io.github.eciregistry.FuzzInput.same;

import io.github.eciregistry.FuzzInput;
import io.github.eciregistry.InvalidInputException;

/** Fuzz target: a policy file is a policy that is written and read again, or problems with places. */
public final class PolicyFileFuzz {

    private PolicyFileFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        String text = FuzzInput.text(bytes);
        RegistryPolicy policy;
        try {
            policy = PolicyFile.parse(text);
        } catch (InvalidInputException e) {
            FuzzInput.placed(e.problems(), text);
            return;
        }
        same(PolicyFile.parse(PolicyFile.toYaml(policy)), policy, "policy written as YAML");
        same(PolicyFile.parse(PolicyFile.toJson(policy)), policy, "policy written as JSON");
    }
}
