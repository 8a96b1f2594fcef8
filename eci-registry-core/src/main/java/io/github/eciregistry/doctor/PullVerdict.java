package io.github.eciregistry.doctor;

import io.github.eciregistry.Severity;

/**
 * What is wrong with the pull of an image, seen together with the objects of its cluster. Names and codes are stable:
 * programs may compare them, and one that is released keeps its meaning. {@code docs/doctor.md} has each with its fix.
 *
 * @since 0.1.0
 */
public enum PullVerdict {
    /** The registry needs an annotation, and neither the pod nor its owner lists it. */
    ANNOTATION_MISSING(701, Severity.ERROR, "the annotation is missing"),
    /** The annotation is in the metadata of the owner, where it has no effect, and not in its pod template. */
    ANNOTATION_ON_OWNER(702, Severity.ERROR, "the annotation is on the owner instead of its pod template"),
    /** The annotation is on the namespace, where it has no effect. */
    ANNOTATION_ON_NAMESPACE(703, Severity.ERROR, "the annotation is on the namespace"),
    /** The annotation lists the host without the port that the image has. */
    PORT_MISSING(704, Severity.ERROR, "the annotation lacks the port"),
    /** The annotation lists the host with a port, and the image has none. */
    PORT_SUPERFLUOUS(705, Severity.ERROR, "the annotation has a port that the image does not have"),
    /** The annotation lists the host with another port than the image. */
    PORT_DIFFERENT(706, Severity.ERROR, "the annotation has another port than the image"),
    /** The annotation lists the host in another case than the image. */
    CASE_DIFFERENT(707, Severity.ERROR, "the annotation writes the host in another case"),
    /** The annotation lists the registry in a form that ECI does not read: with a scheme, a path, a wildcard. */
    ELEMENT_MALFORMED(708, Severity.ERROR, "the annotation lists the registry in a form that is not read"),
    /** The registry is listed in the other of the two annotations, or in both. */
    WRONG_LIST(709, Severity.ERROR, "the registry is in the wrong annotation"),
    /** The template of the owner is right, and the pod was created before it was. */
    POD_OLDER_THAN_TEMPLATE(710, Severity.ERROR, "the pod is older than the annotation of its template"),
    /** The annotation was added to the pod after its creation, when it is not read any more. */
    ADDED_AFTER_CREATION(711, Severity.ERROR, "the annotation was added after the pod was created"),
    /** The pod lists the registry as it should, and the pull fails as if it did not. */
    LISTED_IN_VAIN(712, Severity.ERROR, "the annotation is right, and the pull still fails"),
    /** The pod has the keys of ECI and runs on ACS, or the other way round. */
    KEYS_OF_OTHER_PRODUCT(713, Severity.ERROR, "the annotation has the key of the other product"),
    /** An {@code eci-profile} lists the registry, and an annotation of the pod hides the profile's value. */
    PROFILE_HIDDEN(714, Severity.ERROR, "the pod's annotation hides the one of eci-profile"),
    /** A {@code Selector} of the self-managed eci-profile overwrote the value of the template. */
    PROFILE_OVERWRITES(715, Severity.ERROR, "a Selector of eci-profile overwrites the annotation"),
    /** A webhook changed the image, so that the registry is not the one in the template. */
    IMAGE_REWRITTEN(716, Severity.ERROR, "a webhook changed the image"),
    /** A webhook or policy that annotates pods is installed, and this pod was created without it. */
    WEBHOOK_MISSED(717, Severity.ERROR, "the pod bypassed the webhook that is installed"),
    /** The pod does not run on ECI or ACS, so no annotation is read. */
    NOT_ON_ECI(718, Severity.ERROR, "the pod does not run on ECI"),
    /** No pull secret is named, or the one that is named does not exist in the namespace. */
    PULL_SECRET_MISSING(730, Severity.ERROR, "the pull secret is missing"),
    /** The pull secret exists in another namespace only. */
    PULL_SECRET_ELSEWHERE(731, Severity.ERROR, "the pull secret is in another namespace"),
    /** The pull secrets of the pod are for other hosts. */
    PULL_SECRET_OTHER_HOST(732, Severity.ERROR, "the pull secret is for another host"),
    /** The image cache failed for a reason of its own. */
    IMAGE_CACHE_FAILED(740, Severity.ERROR, "the image cache failed"),
    /** An image cache and a pod of the same image list its registry differently. */
    IMAGE_CACHE_DISAGREES(741, Severity.WARNING, "the image cache and the pod disagree"),
    /** Whether the registry uses plain HTTP cannot be told from the messages. */
    PROBE_FIRST(750, Severity.ERROR, "probe the registry first"),
    /** The messages that had the cause are gone. */
    EVIDENCE_GONE(751, Severity.ERROR, "the cause is no longer in the events"),
    /** The message is not known. */
    CAUSE_UNKNOWN(752, Severity.ERROR, "the cause is unknown"),
    /** The pull fails for a reason that no annotation changes. */
    OTHER_CAUSE(753, Severity.ERROR, "not a case for annotations"),
    /** A running pod lacks an annotation that its image needs: it runs because the image was there already. */
    RUNS_FROM_CACHE(790, Severity.WARNING, "the next pull will fail"),
    /** A registry is listed that no image of the pod uses. */
    UNUSED_ENTRY(791, Severity.HINT, "a listed registry that no image uses");

    private final int number;
    private final Severity severity;
    private final String title;

    PullVerdict(int number, Severity severity, String title) {
        this.number = number;
        this.severity = severity;
        this.title = title;
    }

    /**
     * Returns the code.
     *
     * @return such as {@code ECI701}
     */
    public String code() {
        return "ECI" + number;
    }

    /**
     * Returns how bad it is: an error if an image is not pulled, a warning if the next pull will fail.
     *
     * @return the severity
     */
    public Severity severity() {
        return severity;
    }

    /**
     * Returns the verdict in a few words.
     *
     * @return such as {@code the annotation is missing}
     */
    public String title() {
        return title;
    }

    /**
     * Returns the address of the page that explains the verdict.
     *
     * @return a URL
     */
    public String page() {
        return "https://github.com/eci-registry/eci-registry/blob/main/docs/doctor.md#verdicts";
    }
}
