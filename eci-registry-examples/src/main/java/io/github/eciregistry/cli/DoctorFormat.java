package io.github.eciregistry.cli;

/** How the doctor prints what it found. */
enum DoctorFormat {
    /** A table for people. */
    TEXT,
    /** One JSON document for programs. */
    JSON,
    /** For an issue or a chat. */
    MARKDOWN,
    /** The policy that was given with what the messages prove, to be reviewed. */
    POLICY,
    /** A kubectl patch line for each owner that can be patched. */
    PATCH
}
