package io.github.eciregistry.export;

import io.github.eciregistry.policy.RegistryPattern;
import io.github.eciregistry.policy.RegistryPattern.Form;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.policy.Transport;

/**
 * A policy rule and its exported form.
 *
 * @param rule the rule
 */
record ExportedRule(RegistryPolicy.Rule rule) {

    RegistryPattern pattern() {
        return rule.pattern();
    }

    boolean isBlock() {
        return pattern().form() == Form.ADDRESS_BLOCK;
    }

    boolean isWildcard() {
        return pattern().form() == Form.WILDCARD;
    }

    boolean isHost() {
        return pattern().form() == Form.HOST;
    }

    /** The host, or for a wildcard the ending of the hosts that it matches. */
    String ending() {
        return isWildcard() ? "." + pattern().host() : pattern().host();
    }

    /** The port, or empty. */
    String port() {
        return pattern().port().isPresent() ? Integer.toString(pattern().port().getAsInt()) : "";
    }

    /** Returns the host or domain, with the port if there is one. */
    String withPort() {
        return port().isEmpty() ? ending() : ending() + ":" + port();
    }

    /** Checks whether registries that the pattern matches must be listed in an annotation. */
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
            case SKIP_VERIFY -> "skip-verify";
            case PLAIN_HTTP -> "plain-http";
        };
    }
}
