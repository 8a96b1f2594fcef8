package io.github.eciregistry.probe;

import io.github.eciregistry.Problem;

/** Texts whose content a server chose. */
final class Untrusted {

    private Untrusted() {}

    /** Returns a text with control characters escaped and at most 120 characters of it, as it may stand in a message. */
    static String shown(String text) {
        String quoted = Problem.quote(text);
        return quoted.substring(1, quoted.length() - 1);
    }
}
