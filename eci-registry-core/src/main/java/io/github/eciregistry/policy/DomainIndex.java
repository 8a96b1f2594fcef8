package io.github.eciregistry.policy;

import io.github.eciregistry.policy.RegistryPolicy.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Indexes the wildcard rules by the hashes of their domains. The hash of each parent domain of a host extends that of
 * the next shorter one, so a lookup needs one pass over the host, and memory use depends on the number of domains, not
 * of labels.
 */
final class DomainIndex {

    /** The factor of {@link String#hashCode()}. */
    private static final int FACTOR = 31;

    private final Map<Integer, List<Domain>> byHash = new HashMap<>();

    private record Domain(String name, PortRules rules) {}

    void add(String domain, Rule rule) {
        List<Domain> domains = byHash.computeIfAbsent(domain.hashCode(), hash -> new ArrayList<>(1));
        for (Domain known : domains) {
            if (known.name.equals(domain)) {
                known.rules.add(rule);
                return;
            }
        }
        PortRules rules = new PortRules();
        rules.add(rule);
        domains.add(new Domain(domain, rules));
    }

    /** The rule of the longest domain that the host is in; a domain itself is not in it. */
    @Nullable
    Rule find(String host, int port) {
        Rule longest = null;
        int hash = 0;
        int power = 1;
        for (int i = byHash.isEmpty() ? 0 : host.length() - 1; i > 0; i--) {
            if (host.charAt(i) == '.') {
                Rule rule = find(host, i + 1, hash, port);
                longest = rule != null ? rule : longest;
            }
            hash += host.charAt(i) * power;
            power *= FACTOR;
        }
        return longest;
    }

    private @Nullable Rule find(String host, int start, int hash, int port) {
        for (Domain domain : byHash.getOrDefault(hash, List.of())) {
            if (domain.name.length() == host.length() - start && host.endsWith(domain.name)) {
                return domain.rules.find(port);
            }
        }
        return null;
    }
}
