package io.github.eciregistry.export;

import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.policy.Transport;
import java.util.Locale;

/**
 * A rule of a policy, taken apart.
 *
 * @param rule the rule
 * @param text its pattern without a wildcard's star and without the port, in lower case: {@code harbor.pre.com}, {@code
 *     .corp.example}, {@code 192.168.0.0/16}
 * @param port the port, or empty
 */
record ExportedRule(RegistryPolicy.Rule rule, String text, String port) {

    static ExportedRule of(RegistryPolicy.Rule rule) {
        String pattern = rule.pattern().toString().toLowerCase(Locale.ROOT);
        int slash = pattern.indexOf('/');
        int colon = slash < 0 ? portColon(pattern) : pattern.indexOf(':', slash);
        String withoutPort = colon < 0 ? pattern : pattern.substring(0, colon);
        String port = colon < 0 ? "" : Integer.toString(Integer.parseInt(pattern.substring(colon + 1)));
        return new ExportedRule(rule, withoutPort.startsWith("*") ? withoutPort.substring(1) : withoutPort, port);
    }

    /** The colon before the port, which is not one of those in brackets. */
    private static int portColon(String pattern) {
        int colon = pattern.lastIndexOf(':');
        return colon > pattern.lastIndexOf(']') ? colon : -1;
    }

    boolean isBlock() {
        return text.indexOf('/') >= 0;
    }

    boolean isWildcard() {
        return text.startsWith(".");
    }

    boolean isHost() {
        return !isBlock() && !isWildcard();
    }

    /** The host or the domain with the port, if there is one. */
    String withPort() {
        return port.isEmpty() ? text : text + ":" + port;
    }

    /** Whether registries that the pattern matches have to be listed in an annotation. */
    boolean isAnnotated() {
        return rule.transport() != Transport.HTTPS;
    }

    /** The word for the transport in what is exported. */
    String transport() {
        return word(rule.transport());
    }

    static String word(Transport transport) {
        return switch (transport) {
            case HTTPS -> "https";
            case SELF_SIGNED_HTTPS -> "self-signed";
            case PLAIN_HTTP -> "plain-http";
        };
    }
}
