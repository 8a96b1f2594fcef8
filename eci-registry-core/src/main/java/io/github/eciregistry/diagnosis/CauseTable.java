package io.github.eciregistry.diagnosis;

import java.util.List;
import java.util.stream.Stream;

/**
 * The signs of each cause, in the order in which they decide: a message wraps one failure in others, and what failed
 * innermost stands for the cause. So the connection comes before the registry's answer, and that before what the
 * kubelet made of it.
 *
 * <p>The wordings are those of Go's {@code net}, {@code net/http}, {@code crypto/tls} and {@code crypto/x509}, of
 * containerd 1.2 to 2.2, containers/image (CRI-O, podman), docker, the kubelet and the common registries, and of ECI's
 * own events (Alibaba Cloud, "Custom events of Elastic Container Instance"); read on 2026-11-23.
 */
final class CauseTable {

    /** A sign and the cause it shows. */
    record Rule(PullCause cause, Sign sign) {}

    /**
     * What was found in a message.
     *
     * @param cause the cause
     * @param index where its sign stands
     * @param rule which rule found it: the less, the more the sign says
     */
    record Match(PullCause cause, int index, int rule) {}

    private static final List<Rule> RULES = Stream.of(
                    EventRules.standalone(),
                    ConnectionRules.node(),
                    ConnectionRules.tls(),
                    ConnectionRules.network(),
                    AnswerRules.content(),
                    AnswerRules.answers(),
                    EventRules.wrappers())
            .flatMap(List::stream)
            .toList();

    private CauseTable() {}

    /** Finds the cause of a message; {@link PullCause#UNKNOWN} at its end if no sign is there. */
    static Match match(Message message) {
        for (int i = 0; i < RULES.size(); i++) {
            int index = RULES.get(i).sign().find(message);
            if (index >= 0) {
                return new Match(RULES.get(i).cause(), index, i);
            }
        }
        return new Match(PullCause.UNKNOWN, message.text().length(), RULES.size());
    }
}
