package io.github.eciregistry.policy;

import io.github.eciregistry.policy.RegistryPolicy.Rule;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The wildcard rules by the labels of their domains, last label first: {@code *.corp.example} stands at {@code example},
 * then {@code corp}. A lookup takes one step for each label of the host that some pattern has, however long the host.
 */
final class DomainTree {

    private final Map<String, DomainTree> children = new HashMap<>(4);
    private final PortRules rules = new PortRules();

    void add(String domain, Rule rule) {
        DomainTree node = this;
        int end = domain.length();
        while (end > 0) {
            int dot = domain.lastIndexOf('.', end - 1);
            node = node.children.computeIfAbsent(domain.substring(dot + 1, end), label -> new DomainTree());
            end = dot;
        }
        node.rules.add(rule);
    }

    /** The rule of the longest domain that the host lies in; a domain itself does not lie in it. */
    @Nullable
    Rule find(String host, int port) {
        Rule longest = null;
        DomainTree node = this;
        int end = host.length();
        for (int dot = host.lastIndexOf('.'); dot > 0; dot = host.lastIndexOf('.', end - 1)) {
            node = node.children.get(host.substring(dot + 1, end));
            if (node == null) {
                break;
            }
            Rule rule = node.rules.find(port);
            longest = rule != null ? rule : longest;
            end = dot;
        }
        return longest;
    }
}
