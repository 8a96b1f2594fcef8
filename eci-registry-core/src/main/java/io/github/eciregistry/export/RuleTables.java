package io.github.eciregistry.export;

import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.policy.Transport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules of a policy as CEL literals, one line each. A lookup that uses the first match of each table, in this
 * order, gives the same result as {@link RegistryPolicy}.
 */
final class RuleTables {

    /** Hosts that no rule decides on; only a wildcard of the domain {@code io} could mean them. */
    private static final List<String> DOCKER_HUB = List.of("docker.io", "index.docker.io", "registry-1.docker.io");

    private static final Comparator<ExportedRule> WITH_PORT_FIRST =
            Comparator.comparing(rule -> rule.port().isEmpty());

    private final List<ExportedRule> hosts;
    private final List<ExportedRule> wildcards;
    private final List<ExportedRule> blocks;

    RuleTables(RegistryPolicy policy) {
        List<ExportedRule> rules =
                policy.rules().stream().map(ExportedRule::new).toList();
        hosts = rules.stream().filter(ExportedRule::isHost).toList();
        wildcards = rules.stream()
                .filter(ExportedRule::isWildcard)
                .sorted(Comparator.comparingInt(
                                (ExportedRule rule) -> -rule.ending().length())
                        .thenComparing(WITH_PORT_FIRST))
                .toList();
        blocks = rules.stream()
                .filter(ExportedRule::isBlock)
                .sorted(Comparator.comparingInt(RuleTables::negatedPrefix).thenComparing(WITH_PORT_FIRST))
                .toList();
    }

    /** The narrower of two blocks of one family is the lesser. */
    private static int negatedPrefix(ExportedRule block) {
        return -block.pattern().prefixLength().orElseThrow();
    }

    boolean hasHosts() {
        return !hosts.isEmpty() || namesDockerHub();
    }

    boolean hasWildcards() {
        return !wildcards.isEmpty();
    }

    boolean hasBlocks() {
        return !blocks.isEmpty();
    }

    /** A map of hosts, and of hosts with ports, to transports. */
    String hosts() {
        Stream<String> dockerHub = (namesDockerHub() ? DOCKER_HUB : List.<String>of())
                .stream().map(host -> entry(host, ExportedRule.word(Transport.HTTPS)));
        Stream<String> entries = hosts.stream().map(rule -> entry(rule.withPort(), rule.transport()));
        return Stream.concat(dockerHub, entries).collect(Collectors.joining(",\n  ", "{\n  ", "\n}"));
    }

    /** A list of {@code [ending of the host, and port, transport]}. */
    String wildcards() {
        return wildcards.stream()
                .map(rule -> "[" + quoted(rule.withPort()) + ", " + quoted(rule.transport()) + "]")
                .collect(Collectors.joining(",\n  ", "[\n  ", "\n]"));
    }

    /** A list of {@code [first address, last address, port, transport]}. */
    String blocks() {
        List<String> rows = new ArrayList<>();
        for (ExportedRule rule : blocks) {
            String comment = "// " + rule.rule().pattern() + "\n  ";
            for (AddressRange range : AddressRange.ofBlock(rule.pattern())) {
                rows.add(comment + "[" + quoted(range.first()) + ", " + quoted(range.last()) + ", "
                        + quoted(rule.port()) + ", " + quoted(rule.transport()) + "]");
                comment = "";
            }
        }
        return rows.stream().collect(Collectors.joining(",\n  ", "[\n  ", "\n]"));
    }

    private boolean namesDockerHub() {
        return wildcards.stream().anyMatch(rule -> DOCKER_HUB.get(0).endsWith(rule.ending()));
    }

    private static String entry(String key, String value) {
        return quoted(key) + ": " + quoted(value);
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
