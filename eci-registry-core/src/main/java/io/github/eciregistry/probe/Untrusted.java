package io.github.eciregistry.probe;

import io.github.eciregistry.Problem;

/** Handles text from servers. */
final class Untrusted {

    private Untrusted() {}

    /** Returns at most 120 characters of a text, with control characters escaped, for use in a message. */
    static String shown(String text) {
        String quoted = Problem.quote(text);
        return quoted.substring(1, quoted.length() - 1);
    }
}
