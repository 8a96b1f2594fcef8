package io.github.eciregistry.diagnosis;

import java.util.List;
import java.util.stream.Stream;

/**
 * The signs of each cause, in order of precedence. Messages wrap one failure in others, and the innermost one is the
 * cause: connection failures take precedence over the registry's answer, and that over the kubelet's message.
 *
 * <p>The wordings are those of Go's {@code net}, {@code net/http}, {@code crypto/tls} and {@code crypto/x509}, of
 * containerd 1.2 to 2.2, containers/image (CRI-O, podman), docker, the kubelet and the common registries, of ECI's own
 * events (Alibaba Cloud, "Custom events of Elastic Container Instance"), and of clients built with Java, Python,
 * Node.js, Rust, .NET, curl, OpenSSL and GnuTLS; read on 2026-11-23.
 */
final class CauseTable {

    /** A sign, the cause it shows, and how far it proves that. */
    record Rule(PullCause cause, Sign sign, Certainty certainty) {

        Rule(PullCause cause, Sign sign) {
            this(cause, sign, Certainty.CERTAIN);
        }

        static Rule likely(PullCause cause, Sign sign) {
            return new Rule(cause, sign, Certainty.LIKELY);
        }

        static Rule guess(PullCause cause, Sign sign) {
            return new Rule(cause, sign, Certainty.GUESS);
        }
    }

    /**
     * The cause found in a message.
     *
     * @param cause the cause
     * @param certainty the certainty of the cause
     * @param index the offset of its sign
     * @param rule the number of the rule that found it: the lower, the more specific
     */
    record Match(PullCause cause, Certainty certainty, int index, int rule) {}

    private static final List<Rule> RULES = Stream.of(
                    EventRules.standalone(),
                    NodeRules.rules(),
                    TlsRules.rules(),
                    NetworkRules.rules(),
                    AnswerRules.content(),
                    AnswerRules.answers(),
                    EventRules.wrappers())
            .flatMap(List::stream)
            .toList();

    private CauseTable() {}

    /** Finds the cause of a message; {@link PullCause#UNKNOWN}, with the offset of the end, if there is no sign. */
    static Match match(Message message) {
        for (int i = 0; i < RULES.size(); i++) {
            Rule rule = RULES.get(i);
            int index = rule.sign().find(message);
            if (index >= 0) {
                return new Match(rule.cause(), rule.certainty(), index, i);
            }
        }
        return new Match(PullCause.UNKNOWN, Certainty.GUESS, message.text().length(), RULES.size());
    }
}
