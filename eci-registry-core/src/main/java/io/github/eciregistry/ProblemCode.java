package io.github.eciregistry;

/**
 * The kind of a {@link Problem}. Names are stable: programs may compare them, and a released name never changes its
 * meaning.
 *
 * @since 0.1.0
 */
public enum ProblemCode {
    // Image references

    /** The reference consists of 64 hexadecimal digits, which container runtimes interpret as an image ID. */
    IDENTIFIER_64_HEX(Severity.ERROR),
    /** The repository of a reference contains an upper-case letter. */
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
    /** A registry is followed by a path. */
    REGISTRY_HAS_PATH(Severity.ERROR),
    /** A registry has no dot and no port, so in a reference it would be a repository on Docker Hub. */
    REGISTRY_NOT_QUALIFIED(Severity.ERROR),
    /** A registry does not follow the grammar for another reason. */
    INVALID_REGISTRY_FORMAT(Severity.ERROR),

    // Registry patterns and policies

    /** A pattern has a wildcard that is not its first label, or that is not followed by a domain. */
    MISPLACED_WILDCARD(Severity.ERROR),
    /** A pattern is not an address and a prefix length that fits it. */
    INVALID_CIDR(Severity.ERROR),
    /** Docker Hub is listed, which has no effect: it always uses verified HTTPS. */
    DOCKER_HUB(Severity.ERROR),
    /** Two patterns of a policy match the same registries and differ in transport. */
    CONFLICTING_RULES(Severity.ERROR),
    /** A policy has more patterns than 200,000, or patterns of more than 16 Mi characters together. */
    POLICY_TOO_LARGE(Severity.ERROR),

    // Files

    /** The file is not valid in its format, or not UTF-8. */
    MALFORMED_FILE(Severity.ERROR),
    /** The file exceeds the size limit for its format. */
    FILE_TOO_LARGE(Severity.ERROR),
    /** The file has no content, as after a write that was cut short. */
    EMPTY_FILE(Severity.ERROR),
    /** The file contains more than one document. */
    SEVERAL_DOCUMENTS(Severity.ERROR),
    /** The file format does not define this key. */
    UNKNOWN_KEY(Severity.ERROR),
    /** A mapping contains a duplicate key. */
    DUPLICATE_KEY(Severity.ERROR),
    /** A value has the wrong type, such as a number instead of a string. */
    WRONG_TYPE(Severity.ERROR),
    /** A value is a YAML alias. */
    ALIAS_NOT_ALLOWED(Severity.ERROR),

    // Imports

    /** The file is of no format that is imported. */
    UNKNOWN_FORMAT(Severity.ERROR),
    /** A setting is missing that the file's system requires. */
    MISSING_SETTING(Severity.ERROR),
    /** A setting has a value that the file's system rejects. */
    INVALID_SETTING(Severity.ERROR),
    /** Two settings contradict each other, or must not be used together. */
    CONFLICTING_SETTINGS(Severity.ERROR),
    /** A policy was requested although the source leaves the transport of a registry undecided. */
    UNDECIDED_TRANSPORT(Severity.ERROR),
    /** An optional library is missing that reads the file's format, or its version does not fit the other libraries. */
    LIBRARY_MISSING(Severity.ERROR),

    // Annotations

    /** A string is not a valid Kubernetes annotation key. */
    INVALID_ANNOTATION_KEY(Severity.ERROR),
    /** The annotations of the object together exceed the Kubernetes size limit. */
    ANNOTATIONS_TOO_LARGE(Severity.ERROR),
    /** A registry is listed in both annotations, the one for plain HTTP and the one for skip-verify. */
    REGISTRY_IN_BOTH(Severity.ERROR),
    /** A registry to be added to one annotation is already listed in the other. */
    CONFLICTING_REGISTRY(Severity.ERROR),
    /** A registry in an annotation value is a wildcard, which only policies support. */
    REGISTRY_HAS_WILDCARD(Severity.ERROR),
    /** An annotation value contains a CIDR block, which only policies support. */
    REGISTRY_IS_CIDR(Severity.ERROR),
    /** A registry in an annotation value is a placeholder of the documentation, {@code ***} or {@code XX}. */
    REGISTRY_IS_PLACEHOLDER(Severity.ERROR),
    /** An annotation value has a full-width character, such as a full-width comma between registries. */
    FULL_WIDTH_CHARACTER(Severity.ERROR),
    /** An element of an annotation value contains whitespace. */
    BLANK_IN_REGISTRY(Severity.ERROR),
    /** An element of an annotation value is surrounded by whitespace. */
    BLANK_AROUND_REGISTRY(Severity.WARNING),
    /** An annotation value has an extra comma: one at its start or end, or two in a row. */
    EMPTY_ELEMENT(Severity.WARNING),
    /** An annotation value is empty or blank. */
    EMPTY_VALUE(Severity.WARNING),
    /** An annotation value lists a registry more than once. */
    DUPLICATE_REGISTRY(Severity.WARNING),

    // Manifests

    /** A field path is not field names joined by dots. */
    INVALID_FIELD_PATH(Severity.ERROR),
    /** A schema does not show whether an object describes a pod, or where the annotations of the pod are. */
    POD_NOT_DERIVED(Severity.WARNING),
    /** A document is neither YAML nor JSON, or nests too deep. */
    UNREADABLE_DOCUMENT(Severity.ERROR),
    /** A document contains template braces, such as those of a Helm chart that is not rendered yet. */
    TEMPLATE_BRACES(Severity.ERROR),
    /** The place to edit is reached through an alias or a merge key, or an alias repeats it elsewhere. */
    SHARED_BY_ALIAS(Severity.ERROR),
    /** A document contains a character that is a line break in YAML 1.1 but not in YAML 1.2. */
    AMBIGUOUS_LINE_BREAK(Severity.ERROR),
    /** The syntax at this position cannot be edited, such as an empty value with a tag. */
    UNEDITABLE_PLACE(Severity.ERROR),
    /** A text is given in place of a manifest that looks like the name of a file. */
    LOOKS_LIKE_PATH(Severity.WARNING),
    /** An object with containers lacks its apiVersion or kind, or has one that Kubernetes does not know. */
    UNIDENTIFIED_OBJECT(Severity.ERROR),
    /** An image needs an annotation, and its pod is not in the table of kinds but was found by its shape. */
    UNKNOWN_KIND(Severity.WARNING),
    /** Something of ECI that a migration to ACS leaves as it is. */
    NOT_MIGRATED(Severity.WARNING),
    /** An image is set later by parameters such as {@code $(params.image)}. */
    IMAGE_NOT_RENDERED(Severity.WARNING),

    // Exports

    /** The target of an export cannot express a pattern or an option. */
    NOT_EXPRESSIBLE(Severity.ERROR),
    /** A policy cannot be exported because none of its registries needs an annotation. */
    NOTHING_TO_EXPORT(Severity.ERROR),
    /** A policy exceeds the size limit of the export target. */
    EXPORT_TOO_LARGE(Severity.ERROR),
    /** The name of an object or a namespace is not valid in Kubernetes. */
    INVALID_OBJECT_NAME(Severity.ERROR),
    /** The key or the value of a label is not valid in Kubernetes. */
    INVALID_LABEL(Severity.ERROR),
    /** A version of Kubernetes is not written as {@code 1.34} or {@code v1.34.2}. */
    INVALID_KUBERNETES_VERSION(Severity.ERROR),

    // ImageCache resources

    /** An ImageCache has neither a name nor a generateName. */
    IMAGE_CACHE_WITHOUT_NAME(Severity.ERROR),
    /** An ImageCache lists no image. */
    IMAGE_CACHE_WITHOUT_IMAGES(Severity.ERROR),
    /** A pull secret of an ImageCache is not {@code namespace:name}. */
    IMAGE_CACHE_SECRET(Severity.ERROR),
    /** The size or the retention of an ImageCache is not within its range. */
    IMAGE_CACHE_VALUE_OUT_OF_RANGE(Severity.ERROR),
    /** An ImageCache lists an image whose tag moves, which the cache does not follow. */
    IMAGE_CACHE_FLOATING_TAG(Severity.WARNING),
    /** An ImageCache lists a duplicate image or pull secret. */
    IMAGE_CACHE_DUPLICATE(Severity.WARNING),
    /** An ImageCache lists more images or pull secrets than ECI accepts elsewhere. */
    IMAGE_CACHE_MANY_ENTRIES(Severity.WARNING),

    // Objects

    /** A registry annotation is on an object or at a level where ECI does not read it. */
    MISPLACED_ANNOTATION(Severity.WARNING),
    /** A key of a policy file has a former name, which is read until version 1.0. */
    FORMER_NAME(Severity.WARNING),
    /** The label that has pods run on ECI has another value than {@code true}. */
    CONFLICTING_LABEL(Severity.WARNING),
    /** An object exists already, and what it lacks has an effect only when it is created. */
    ALREADY_CREATED(Severity.ERROR),
    /** An object has a class that cannot be annotated. */
    UNSUPPORTED_OBJECT(Severity.ERROR);

    private final Severity severity;

    ProblemCode(Severity severity) {
        this.severity = severity;
    }

    /**
     * Returns the severity of problems of this kind.
     *
     * @return the severity, the same for every problem of the code
     */
    public Severity severity() {
        return severity;
    }
}
