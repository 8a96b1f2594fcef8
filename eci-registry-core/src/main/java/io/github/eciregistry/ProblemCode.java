package io.github.eciregistry;

/**
 * What kind of problem it is. Names are stable: programs may compare them, and a name once released keeps its meaning.
 *
 * @since 0.1.0
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

    // Registry patterns and policies

    /** A pattern has a wildcard that is not its first label, or that has no domain behind it. */
    MISPLACED_WILDCARD(Severity.ERROR),
    /** A pattern is not an address and a prefix length that fits it. */
    INVALID_CIDR(Severity.ERROR),
    /** Docker Hub is named where it can have no effect: it is always reached over verified HTTPS. */
    DOCKER_HUB(Severity.ERROR),
    /** Two patterns of a policy match the same registries and differ in transport. */
    CONFLICTING_RULES(Severity.ERROR),
    /** A policy has more patterns than 200,000, or patterns of more than 16 Mi characters together. */
    POLICY_TOO_LARGE(Severity.ERROR),

    // Files

    /** The file is not valid in the format it is to be in, or not UTF-8. */
    MALFORMED_FILE(Severity.ERROR),
    /** The file is larger than any file of its kind has reason to be. */
    FILE_TOO_LARGE(Severity.ERROR),
    /** The file has no content, as after a write that was cut short. */
    EMPTY_FILE(Severity.ERROR),
    /** The file holds more than one document. */
    SEVERAL_DOCUMENTS(Severity.ERROR),
    /** A key is none of those the file may have. */
    UNKNOWN_KEY(Severity.ERROR),
    /** A key stands in the same mapping twice. */
    DUPLICATE_KEY(Severity.ERROR),
    /** A value is of another type than its place needs, such as a number for a text. */
    WRONG_TYPE(Severity.ERROR),
    /** A YAML alias stands for a value. */
    ALIAS_NOT_ALLOWED(Severity.ERROR),

    // Imports

    /** The file is of no format that is imported. */
    UNKNOWN_FORMAT(Severity.ERROR),
    /** A setting is missing that the file's own system does not do without. */
    MISSING_SETTING(Severity.ERROR),
    /** A setting has a value that the file's own system refuses. */
    INVALID_SETTING(Severity.ERROR),
    /** Two settings contradict each other, or must not stand in one file. */
    CONFLICTING_SETTINGS(Severity.ERROR),
    /** A policy is asked for while the source leaves the transport of a registry undecided. */
    UNDECIDED_TRANSPORT(Severity.ERROR),
    /** An optional library is missing that reads the file's format, or its version does not fit the other libraries. */
    LIBRARY_MISSING(Severity.ERROR),

    // Annotations

    /** A text is not an annotation key as Kubernetes takes it. */
    INVALID_ANNOTATION_KEY(Severity.ERROR),
    /** All annotations of the object together are longer than Kubernetes takes. */
    ANNOTATIONS_TOO_LARGE(Severity.ERROR),
    /** A registry stands in the annotation for plain HTTP and in that for self-signed certificates. */
    REGISTRY_IN_BOTH(Severity.ERROR),
    /** A registry to be added to one annotation is listed in the other already. */
    CONFLICTING_REGISTRY(Severity.ERROR),
    /** A registry in an annotation value is a wildcard, which only policies know. */
    REGISTRY_HAS_WILDCARD(Severity.ERROR),
    /** A registry in an annotation value is a block of addresses, which only policies know. */
    REGISTRY_IS_CIDR(Severity.ERROR),
    /** A registry in an annotation value is a placeholder of the documentation, {@code ***} or {@code XX}. */
    REGISTRY_IS_PLACEHOLDER(Severity.ERROR),
    /** An annotation value has a full-width character, such as a full-width comma between registries. */
    FULL_WIDTH_CHARACTER(Severity.ERROR),
    /** An element of an annotation value has a blank inside. */
    BLANK_IN_REGISTRY(Severity.ERROR),
    /** An element of an annotation value has blanks around it. */
    BLANK_AROUND_REGISTRY(Severity.WARNING),
    /** An annotation value has nothing between two commas, before the first or behind the last. */
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
    /** A document holds the braces of a template, such as a Helm chart's, that is not rendered yet. */
    TEMPLATE_BRACES(Severity.ERROR),
    /** The place to edit is reached through an alias or a merge key, or an alias repeats it elsewhere. */
    SHARED_BY_ALIAS(Severity.ERROR),
    /** A document holds a character that is a line break in YAML 1.1 and none in YAML 1.2. */
    AMBIGUOUS_LINE_BREAK(Severity.ERROR),
    /** A place is written in a way that cannot be edited, such as an empty value with a tag. */
    UNEDITABLE_PLACE(Severity.ERROR),
    /** An object with containers lacks its apiVersion or kind, or has one that Kubernetes does not know. */
    UNIDENTIFIED_OBJECT(Severity.ERROR),
    /** An image needs an annotation, and its pod is not in the table of kinds but was found by its shape. */
    UNKNOWN_KIND(Severity.WARNING),
    /** Something of ECI that a migration to ACS leaves as it is. */
    NOT_MIGRATED(Severity.WARNING),
    /** An image is filled in later, by parameters such as {@code $(params.image)}. */
    IMAGE_NOT_RENDERED(Severity.WARNING),

    // Exports

    /** The target of an export cannot express a pattern or an option. */
    NOT_EXPRESSIBLE(Severity.ERROR),
    /** A policy without a registry that needs an annotation is to be exported. */
    NOTHING_TO_EXPORT(Severity.ERROR),
    /** A policy is larger than the target of an export takes. */
    EXPORT_TOO_LARGE(Severity.ERROR),
    /** The name of an object or a namespace is not as Kubernetes takes it. */
    INVALID_OBJECT_NAME(Severity.ERROR),
    /** The key or the value of a label is not as Kubernetes takes it. */
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
    /** An ImageCache lists an image or a pull secret twice. */
    IMAGE_CACHE_DUPLICATE(Severity.WARNING),
    /** An ImageCache lists more images or pull secrets than ECI takes elsewhere. */
    IMAGE_CACHE_MANY_ENTRIES(Severity.WARNING),

    // Objects

    /** A registry annotation stands on an object or at a level where ECI does not read it. */
    MISPLACED_ANNOTATION(Severity.WARNING),
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
     * Returns how much a problem of this kind matters.
     *
     * @return the severity, the same for every problem of the code
     */
    public Severity severity() {
        return severity;
    }
}
