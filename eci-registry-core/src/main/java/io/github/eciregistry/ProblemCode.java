package io.github.eciregistry;

/**
 * What kind of problem it is. Names are stable: programs may compare them, and a name once released keeps its meaning.
 */
public enum ProblemCode {
    // Image references

    /** The reference is 64 hexadecimal digits and nothing else, which runtimes take for an image id. */
    IDENTIFIER_64_HEX(Severity.ERROR),
    /** The repository of a reference holds an upper-case letter. */
    REPOSITORY_NOT_LOWERCASE(Severity.ERROR),
    /** The name part of a reference would be valid but for an upper-case letter. */
    NAME_CONTAINS_UPPERCASE(Severity.ERROR),
    /** The reference does not follow the grammar. */
    INVALID_REFERENCE_FORMAT(Severity.ERROR),
    /** The repository of a reference is longer than 255 characters. */
    NAME_TOO_LONG(Severity.ERROR),
    /** The digest names an algorithm other than sha256, sha384 and sha512. */
    DIGEST_UNSUPPORTED(Severity.ERROR),
    /** The digest has not the number of digits its algorithm needs. */
    DIGEST_INVALID_LENGTH(Severity.ERROR),
    /** The digest is not {@code algorithm:hex} in lower case. */
    DIGEST_INVALID_FORMAT(Severity.ERROR),
    /** The port of a registry is not within 1 to 65535. */
    PORT_OUT_OF_RANGE(Severity.ERROR),

    // Registries

    /** A registry starts with a scheme such as {@code http://}. */
    REGISTRY_HAS_SCHEME(Severity.ERROR),
    /** A registry goes on with a path. */
    REGISTRY_HAS_PATH(Severity.ERROR),
    /** A registry has no dot and no port, so that a reference would take it for a repository on Docker Hub. */
    REGISTRY_NOT_QUALIFIED(Severity.ERROR),
    /** A registry does not follow the grammar for another reason. */
    INVALID_REGISTRY_FORMAT(Severity.ERROR),

    // Manifests

    /** A field path is not field names joined by dots. */
    INVALID_FIELD_PATH(Severity.ERROR),
    /** A document is neither YAML nor JSON, or nests too deep. */
    UNREADABLE_DOCUMENT(Severity.ERROR);

    private final Severity severity;

    ProblemCode(Severity severity) {
        this.severity = severity;
    }

    /**
     * Returns how much a problem of this kind matters.
     *
     * @return the severity, the same for every problem of the code
     */
    public Severity severity() {
        return severity;
    }
}
