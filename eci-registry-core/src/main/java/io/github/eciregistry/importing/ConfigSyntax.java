package io.github.eciregistry.importing;

/** The language of a configuration file. */
enum ConfigSyntax {
    JSON,
    /** JSON with comments and commas that Go's parser refuses, and with anything behind it. */
    LENIENT_JSON,
    YAML,
    TOML;

    /** How deep mappings and lists may nest; no file of these formats goes beyond 8. */
    static final int MAX_DEPTH = 100;

    /** The name for people. */
    String words() {
        return this == LENIENT_JSON ? JSON.name() : name();
    }
}
