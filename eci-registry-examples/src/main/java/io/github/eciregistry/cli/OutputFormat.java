package io.github.eciregistry.cli;

/** How a command prints what it found. */
enum OutputFormat {
    /** For people. */
    TEXT,
    /** For programs: one JSON document. */
    JSON
}
