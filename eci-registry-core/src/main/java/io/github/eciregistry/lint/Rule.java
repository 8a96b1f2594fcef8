package io.github.eciregistry.lint;

import io.github.eciregistry.Severity;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What the linter looks for. The codes are stable: {@code ECI0xx} documents, {@code 1xx} where the annotations are,
 * {@code 2xx} their values, {@code 3xx} values against images, {@code 4xx} against a policy, {@code 5xx} limits of ECI,
 * {@code 6xx} ImageCaches.
 *
 * <p>The rules follow the documentation of ECI (<a
 * href="https://www.alibabacloud.com/help/en/eci/user-guide/use-self-managed-image-repositories-1">Use self-managed image
 * repositories</a>, read 2026-11-23).
 *
 * @since 0.1.0
 */
public enum Rule {
    /** {@code ECI001}: a document is neither YAML nor JSON. */
    UNREADABLE_DOCUMENT("ECI001", Severity.ERROR, "The document cannot be read", "Correct the syntax."),
    /** {@code ECI002}: a document is a template that is not rendered yet. */
    TEMPLATE_BRACES(
            "ECI002", Severity.ERROR, "The document is an unrendered template", "Render it, then lint the result."),
    /** {@code ECI003}: a mapping has a duplicate key. */
    DUPLICATE_KEY("ECI003", Severity.ERROR, "Duplicate key", "Remove one of the two."),
    /** {@code ECI004}: a character is a line break in YAML 1.1 only. */
    AMBIGUOUS_LINE_BREAK(
            "ECI004",
            Severity.ERROR,
            "A character is a line break in YAML 1.1 but not in YAML 1.2",
            "Write it as an escape in double quotes."),
    /** {@code ECI005}: a field is of a type it cannot have. */
    WRONG_TYPE("ECI005", Severity.ERROR, "A field is of the wrong type", "Write a value of the expected type."),
    /** {@code ECI006}: aliases repeat too many values. */
    TOO_MANY_ALIASES("ECI006", Severity.ERROR, "Aliases repeat too many values", "Write the values out."),
    /** {@code ECI007}: an object with containers has no kind that Kubernetes knows. */
    UNIDENTIFIED_OBJECT(
            "ECI007",
            Severity.ERROR,
            "An object with containers has a missing or misspelled apiVersion or kind",
            "Write apiVersion and kind as Kubernetes documents them."),
    /** {@code ECI008}: a pod is not in the table of kinds; found without a policy. */
    UNKNOWN_KIND(
            "ECI008",
            Severity.HINT,
            "The kind of the pod is unknown, so nothing annotates it",
            "Describe the kind in a file for --kinds, or annotate it by hand."),

    /** {@code ECI101}: an annotation is on the controller instead of its pod template. */
    ANNOTATION_ON_CONTROLLER(
            "ECI101",
            Severity.ERROR,
            "A registry annotation outside the pod template has no effect",
            "Move it to the metadata of the pod template.",
            true),
    /** {@code ECI102}: an annotation is on a Namespace. */
    ANNOTATION_ON_NAMESPACE(
            "ECI102",
            Severity.ERROR,
            "A registry annotation on a Namespace has no effect",
            "Write it to the pod templates in the namespace, or inject it by an eci-profile."),
    /** {@code ECI103}: an annotation is on an object that does not describe pods. */
    ANNOTATION_WITHOUT_PODS(
            "ECI103",
            Severity.WARNING,
            "A registry annotation is on an object that is not known to create pods",
            "Write it to the pod template that pulls the images."),
    /** {@code ECI104}: the key of an annotation is misspelled. */
    MISSPELT_KEY(
            "ECI104",
            Severity.ERROR,
            "The key is a misspelled registry annotation",
            "Write the key exactly as documented.",
            true),
    /** {@code ECI105}: the key is that of another product. */
    KEY_OF_ANOTHER_PRODUCT(
            "ECI105",
            Severity.WARNING,
            "The key is another product's registry annotation",
            "Use the key of the product that runs the pod, or add it.",
            true),
    /** {@code ECI106}: the key is used as a label. */
    ANNOTATION_AMONG_LABELS(
            "ECI106",
            Severity.ERROR,
            "A registry annotation set as a label has no effect",
            "Move it to the annotations."),
    /** {@code ECI107}: nothing sends the pod to ECI. */
    NO_ECI_MARKER(
            "ECI107",
            Severity.HINT,
            "The pod has registry annotations, but nothing sends it to ECI",
            "Label the pod alibabacloud.com/eci: \"true\" unless its namespace, a profile or the cluster does it."),
    /** {@code ECI108}: a marker for ECI has no effect any more. */
    DISCONTINUED_MARKER(
            "ECI108",
            Severity.WARNING,
            "The annotation that bursts to ECI has no effect in Kubernetes 1.24 and newer",
            "Label the pod alibabacloud.com/eci: \"true\" instead."),

    /** {@code ECI201}: a registry has a scheme. */
    REGISTRY_WITH_SCHEME("ECI201", Severity.ERROR, "A listed registry has a scheme", "Write host or host:port.", true),
    /** {@code ECI202}: a registry has a path. */
    REGISTRY_WITH_PATH("ECI202", Severity.ERROR, "A listed registry has a path", "Write host or host:port.", true),
    /** {@code ECI203}: the list contains whitespace. */
    BLANK_IN_VALUE(
            "ECI203", Severity.WARNING, "The list contains whitespace", "Separate registries with commas only.", true),
    /** {@code ECI204}: an element of the list is empty. */
    EMPTY_ELEMENT("ECI204", Severity.WARNING, "The list has an empty element", "Remove the extra comma.", true),
    /** {@code ECI205}: the value is empty. */
    EMPTY_VALUE("ECI205", Severity.WARNING, "The list is empty", "List a registry, or remove the annotation.", true),
    /** {@code ECI206}: a registry is listed twice. */
    DUPLICATE_REGISTRY("ECI206", Severity.WARNING, "A registry is listed twice", "Remove the second one.", true),
    /** {@code ECI207}: there is a full-width character in the list. */
    FULL_WIDTH_CHARACTER(
            "ECI207", Severity.ERROR, "The list contains a full-width character", "Use the ASCII character.", true),
    /** {@code ECI208}: a listed registry is a wildcard. */
    WILDCARD(
            "ECI208",
            Severity.ERROR,
            "The list contains a wildcard",
            "List each registry: ECI does not expand wildcards."),
    /** {@code ECI209}: a listed registry is a CIDR block. */
    ADDRESS_BLOCK(
            "ECI209",
            Severity.ERROR,
            "The list contains a CIDR block",
            "List each registry: ECI does not match CIDR blocks."),
    /** {@code ECI210}: a listed registry is a placeholder from the documentation. */
    PLACEHOLDER(
            "ECI210",
            Severity.ERROR,
            "The list contains a placeholder from the documentation",
            "List the registry that the images use."),
    /** {@code ECI211}: an element of the list is not a registry. */
    NOT_A_REGISTRY("ECI211", Severity.ERROR, "An element of the list is not a registry", "Write host or host:port."),
    /** {@code ECI212}: the value is not a string. */
    VALUE_NOT_TEXT(
            "ECI212",
            Severity.ERROR,
            "The value is not a string, as annotations must be",
            "Write it in double quotes.",
            true),
    /** {@code ECI213}: YAML 1.1 parsers read the value as a number. */
    NUMBER_IN_YAML_1_1(
            "ECI213", Severity.WARNING, "YAML 1.1 parsers read the value as a number", "Quote the value.", true),
    /** {@code ECI214}: a registry is in both annotations. */
    REGISTRY_IN_BOTH("ECI214", Severity.ERROR, "A registry is in both annotations", "Keep it in the one it needs."),
    /** {@code ECI215}: Docker Hub is listed. */
    DOCKER_HUB_LISTED("ECI215", Severity.WARNING, "Docker Hub is listed, but its certificate is trusted", "Remove it."),
    /** {@code ECI216}: a loopback address is listed. */
    LOOPBACK_LISTED(
            "ECI216",
            Severity.WARNING,
            "A loopback address is listed, which is the ECI instance itself",
            "List the address at which the instance reaches the registry."),
    /** {@code ECI217}: the annotations are larger than Kubernetes allows. */
    ANNOTATIONS_TOO_LARGE(
            "ECI217", Severity.ERROR, "The annotations are larger than Kubernetes allows", "Shorten them to 256 KiB."),
    /** {@code ECI218}: Flink does not read an annotation in its configuration as it is meant. */
    UNQUOTED_FLINK_SETTING(
            "ECI218",
            Severity.ERROR,
            "Flink misreads a registry annotation in its configuration, for lack of quotes",
            "Quote it as eci-registry export --to flink-conf does.",
            true),

    /** {@code ECI301}: a listed registry lacks the port the images have. */
    PORT_MISSING("ECI301", Severity.ERROR, "A listed registry lacks the port its images have", "Add the port.", true),
    /** {@code ECI302}: a listed registry has a port that the images do not have. */
    PORT_NOT_OF_IMAGE(
            "ECI302",
            Severity.ERROR,
            "A listed registry has a port its images do not have",
            "Write the port exactly as in the images.",
            true),
    /** {@code ECI303}: a listed registry differs from the images in letter case. */
    CASE_NOT_OF_IMAGE(
            "ECI303",
            Severity.WARNING,
            "A listed registry differs from its images in letter case",
            "Write it as in the images.",
            true),
    /** {@code ECI304}: no image uses a listed registry. */
    UNUSED_REGISTRY(
            "ECI304", Severity.WARNING, "No image of the pod uses a listed registry", "Remove the registry.", true),
    /** {@code ECI305}: an image is not a valid reference. */
    INVALID_IMAGE("ECI305", Severity.ERROR, "An image reference is invalid", "Correct the reference."),
    /** {@code ECI306}: an image is set later. */
    IMAGE_NOT_RENDERED(
            "ECI306",
            Severity.HINT,
            "An image is set later, so its registry is unknown",
            "Annotate the manifest once the image is set."),

    /** {@code ECI401}: a registry of an image needs an annotation that is missing. */
    MISSING_REGISTRY(
            "ECI401",
            Severity.ERROR,
            "The policy requires an annotation for an image's registry, and it is missing",
            "List the registry.",
            true),
    /** {@code ECI402}: the policy puts a registry into the other annotation. */
    OTHER_TRANSPORT(
            "ECI402",
            Severity.ERROR,
            "The policy puts a listed registry into the other annotation",
            "Correct the policy or move the registry."),
    /** {@code ECI403}: a registry is listed that uses verified HTTPS according to the policy. */
    NEEDLESS_BY_POLICY(
            "ECI403",
            Severity.WARNING,
            "A registry is listed, but the policy says it uses verified HTTPS",
            "Remove the registry."),
    /** {@code ECI404}: a registry of an image needs an annotation, and the pod is not in the table of kinds. */
    UNKNOWN_KIND_NEEDS_ANNOTATION(
            "ECI404",
            Severity.WARNING,
            "An image's registry needs an annotation, but the kind of its pod is unknown",
            "Annotate the pod by hand, or describe the kind in a file for --kinds."),

    /** {@code ECI501}: ECI does not run DaemonSets. */
    DAEMON_SET("ECI501", Severity.WARNING, "ECI does not run pods of a DaemonSet", "Run the agent as a sidecar."),
    /** {@code ECI502}: ECI does not support host paths. */
    HOST_PATH("ECI502", Severity.WARNING, "ECI does not support hostPath volumes", "Use emptyDir or a cloud disk."),
    /** {@code ECI503}: ECI does not support the host network. */
    HOST_NETWORK("ECI503", Severity.WARNING, "ECI does not support hostNetwork", "Remove hostNetwork."),
    /** {@code ECI504}: ECI does not run privileged containers. */
    PRIVILEGED("ECI504", Severity.WARNING, "ECI does not run privileged containers", "Add the capabilities it needs."),

    /** {@code ECI601}: an image of an ImageCache may change under its tag. */
    FLOATING_TAG(
            "ECI601",
            Severity.WARNING,
            "An image of an ImageCache has a mutable tag, so the cache can become outdated",
            "Use a version or a digest."),
    /** {@code ECI602}: the size of an ImageCache is out of range. */
    CACHE_SIZE("ECI602", Severity.ERROR, "imageCacheSize is not between 20 and 32768", "Give the size in GiB."),
    /** {@code ECI603}: the retention of an ImageCache is out of range. */
    RETENTION_DAYS("ECI603", Severity.ERROR, "retentionDays is not between 1 and 65536", "Give the number of days."),
    /** {@code ECI604}: a pull secret of an ImageCache is not {@code namespace:name}. */
    SECRET_WITHOUT_NAMESPACE(
            "ECI604",
            Severity.ERROR,
            "A pull secret of an ImageCache is not namespace:name",
            "Write the namespace, a colon and the name of the secret."),
    /** {@code ECI605}: fields of an ImageCache are next to {@code metadata} or {@code spec} instead of inside them. */
    CACHE_INDENTATION(
            "ECI605",
            Severity.ERROR,
            "Fields of the ImageCache are next to metadata or spec instead of inside them",
            "Indent them.",
            true),
    /** {@code ECI606}: an ImageCache has no images. */
    CACHE_WITHOUT_IMAGES("ECI606", Severity.ERROR, "The ImageCache has no images", "List them in spec.images."),
    /** {@code ECI607}: an ImageCache has no name. */
    CACHE_WITHOUT_NAME("ECI607", Severity.ERROR, "The ImageCache has no name", "Add metadata.name."),
    /** {@code ECI608}: an ImageCache lists an image or a pull secret twice. */
    REPEATED_CACHE_ENTRY(
            "ECI608", Severity.WARNING, "The ImageCache lists an image or a pull secret twice", "Remove one of them."),
    /** {@code ECI609}: an ImageCache has more entries than ECI's resource in ROS accepts. */
    MANY_CACHE_ENTRIES(
            "ECI609",
            Severity.WARNING,
            "The ImageCache has more than 20 images or 10 pull secrets",
            "Split it into several caches.");

    private static final String PAGE = "https://github.com/eci-registry/eci-registry/blob/main/docs/lint-rules.md";

    private final String code;
    private final Severity severity;
    private final String summary;
    private final String advice;
    private final boolean fixable;

    Rule(String code, Severity severity, String summary, String advice) {
        this(code, severity, summary, advice, false);
    }

    Rule(String code, Severity severity, String summary, String advice, boolean fixable) {
        this.code = code;
        this.severity = severity;
        this.summary = summary;
        this.advice = advice;
        this.fixable = fixable;
    }

    /**
     * Returns the rule with a code.
     *
     * @param code the code in any letter case, such as {@code ECI101}
     * @return the rule, or empty if no rule has the code
     */
    public static Optional<Rule> ofCode(String code) {
        Objects.requireNonNull(code, "code");
        String wanted = code.toUpperCase(Locale.ROOT);
        for (Rule rule : values()) {
            if (rule.code.equals(wanted)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the code, which stays the same between releases.
     *
     * @return the code, such as {@code ECI101}
     */
    public String code() {
        return code;
    }

    /**
     * Returns the severity of findings unless the linter is configured otherwise.
     *
     * @return the severity
     */
    public Severity severity() {
        return severity;
    }

    /**
     * Returns what the rule reports.
     *
     * @return one sentence without a full stop
     */
    public String summary() {
        return summary;
    }

    /**
     * Returns how to fix it.
     *
     * @return one sentence
     */
    public String advice() {
        return advice;
    }

    /**
     * Returns whether the rule knows a fix, which a single finding may still lack where it would not be safe.
     *
     * @return whether findings may have a fix
     */
    public boolean isFixable() {
        return fixable;
    }

    /**
     * Returns where the rule is described, with an example and its cure. Nothing is fetched from there.
     *
     * @return the address of a section of a web page
     */
    public URI helpUri() {
        return URI.create(PAGE + "#" + code.toLowerCase(Locale.ROOT));
    }
}
