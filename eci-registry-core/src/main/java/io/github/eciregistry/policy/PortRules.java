package io.github.eciregistry.policy;

import io.github.eciregistry.policy.RegistryPolicy.Rule;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules for one host, domain or block: at most one for each port, and at most one without a port. */
final class PortRules {

    private @Nullable Rule anyPort;
    private final Map<Integer, Rule> byPort = new HashMap<>(2);

    void add(Rule rule) {
        int port = rule.pattern().portOrAny();
        if (port == RegistryPattern.ANY_PORT) {
            anyPort = rule;
        } else {
            byPort.put(port, rule);
        }
    }

    /** Returns the rule for the port, otherwise the rule without a port. */
    @Nullable
    Rule find(int port) {
        Rule exact = byPort.get(port);
        return exact != null ? exact : anyPort;
    }
}
