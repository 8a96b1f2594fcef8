package io.github.eciregistry.importing;

/** The type of a value in a configuration file. */
enum ValueType {
    MAPPING("a mapping"),
    LIST("a list"),
    STRING("a string"),
    BOOLEAN("a boolean"),
    NUMBER("a number"),
    NULL("null");

    /** The type for people. */
    final String words;

    ValueType(String words) {
        this.words = words;
    }
}
