package io.github.eciregistry.policy;

import io.github.eciregistry.policy.RegistryPolicy.Rule;
import io.github.eciregistry.reference.Registry;
import java.net.InetAddress;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the most specific rule for a registry without looking at the others. */
final class RuleIndex {

    private final Map<String, PortRules> hosts = new HashMap<>();
    private final DomainIndex domains = new DomainIndex();
    private final BlockIndex ipv4;
    private final BlockIndex ipv6;

    RuleIndex(Collection<Rule> rules) {
        Map<AddressBlock, PortRules> ipv4Blocks = new HashMap<>();
        Map<AddressBlock, PortRules> ipv6Blocks = new HashMap<>();
        for (Rule rule : rules) {
            RegistryPattern pattern = rule.pattern();
            AddressBlock block = pattern.block();
            if (block != null) {
                Map<AddressBlock, PortRules> blocks = block.ipv6() ? ipv6Blocks : ipv4Blocks;
                blocks.computeIfAbsent(block, key -> new PortRules()).add(rule);
            } else if (pattern.form() == RegistryPattern.Form.WILDCARD) {
                domains.add(pattern.host(), rule);
            } else {
                hosts.computeIfAbsent(pattern.host(), key -> new PortRules()).add(rule);
            }
        }
        ipv4 = new BlockIndex(ipv4Blocks);
        ipv6 = new BlockIndex(ipv6Blocks);
    }

    @Nullable
    Rule find(Registry registry) {
        String host = RegistryPattern.withoutCase(registry.host());
        if (RegistryPattern.isDockerHub(host)) {
            return null;
        }
        int port = registry.port().orElse(RegistryPattern.ANY_PORT);
        PortRules exact = hosts.get(host);
        Rule rule = exact == null ? null : exact.find(port);
        if (rule == null) {
            rule = domains.find(host, port);
        }
        return rule == null && mayLieInBlock(host) ? findBlock(registry, port) : rule;
    }

    /** Rules out most names before parsing them as addresses. */
    private boolean mayLieInBlock(String host) {
        char last = host.charAt(host.length() - 1);
        return last == ']' ? !ipv6.isEmpty() || !ipv4.isEmpty() : last >= '0' && last <= '9' && !ipv4.isEmpty();
    }

    private @Nullable Rule findBlock(Registry registry, int port) {
        Optional<InetAddress> address = registry.address();
        if (address.isEmpty()) {
            return null;
        }
        AddressBlock block = AddressBlock.of(address.get());
        return (block.ipv6() ? ipv6 : ipv4).find(block, port);
    }
}
