package io.github.eciregistry.cli;

import io.github.eciregistry.policy.Transport;

/** What a transport is called in options. */
final class TransportNames {

    private TransportNames() {}

    /** Returns the name that options take and tables show, such as {@code plain-http}. */
    static String option(Transport transport) {
        return switch (transport) {
            case PLAIN_HTTP -> "plain-http";
            case SKIP_VERIFY -> "skip-verify";
            case HTTPS -> "https";
        };
    }
}
