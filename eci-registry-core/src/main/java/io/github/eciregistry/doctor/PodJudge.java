package io.github.eciregistry.doctor;

import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.diagnosis.PullCause;
import io.github.eciregistry.diagnosis.PullDiagnosis;
import io.github.eciregistry.diagnosis.Remedy;
import io.github.eciregistry.diagnosis.RemedyKind;
import io.github.eciregistry.internal.text.Redaction;
import io.github.eciregistry.policy.PublicRegistries;
import io.github.eciregistry.policy.Transport;
import io.github.eciregistry.reference.Registry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Decides why one pod does not get an image: the message says what the registry needs, the objects why it is lacking. */
final class PodJudge {

    /** A controller's own first writes to a pod come within this time of its creation. */
    private static final Duration AT_CREATION = Duration.ofSeconds(5);

    private final Cluster cluster;
    private final LearnedPolicy policy;
    private final Profiles profiles;
    private final Webhooks webhooks;
    private final PullSecrets secrets;
    private final Templates templates;
    private final boolean isServerless;

    PodJudge(Cluster cluster, LearnedPolicy policy, Templates templates, boolean isServerless) {
        this.cluster = cluster;
        this.policy = policy;
        this.profiles = new Profiles(cluster);
        this.webhooks = new Webhooks(cluster);
        this.secrets = new PullSecrets(cluster);
        this.templates = templates;
        this.isServerless = isServerless;
    }

    /** A registry that needs an annotation. */
    private record Need(Registry registry, Transport transport) {}

    Judgement judge(PullFailure failure, PullFailure.Victim victim) {
        PullDiagnosis diagnosis = failure.diagnosis();
        Remedy remedy = diagnosis.remedy();
        Optional<Need> need = need(failure, diagnosis);
        if (need.isPresent()) {
            Registry registry = need.get().registry();
            return policy.isContradictory(registry)
                    ? new Judgement(
                            PullVerdict.PROBE_FIRST,
                            "messages of different pods contradict each other about " + registry)
                    : annotation(failure, victim, need.get());
        }
        if (remedy.kind() == RemedyKind.UNSET_PLAIN_HTTP) {
            return new Judgement(PullVerdict.WRONG_LIST, "the registry uses HTTPS and is asked over plain HTTP");
        }
        if (remedy.kind() == RemedyKind.PROBE) {
            return new Judgement(PullVerdict.PROBE_FIRST, remedy.advice());
        }
        if (remedy.kind() == RemedyKind.CREDENTIALS && failure.registry().isPresent()) {
            Optional<Judgement> secret =
                    secrets.problem(victim.object(), failure.registry().get());
            if (secret.isPresent()) {
                return secret.get();
            }
        }
        if (isWithoutCause(diagnosis.cause())) {
            return diagnosis.cause() == PullCause.UNKNOWN
                            && !diagnosis.evidence().isEmpty()
                    ? new Judgement(PullVerdict.CAUSE_UNKNOWN, "the message is not known")
                    : new Judgement(
                            PullVerdict.EVIDENCE_GONE,
                            "neither the waiting message nor an event has the error; events are kept for an hour");
        }
        PullVerdict verdict =
                victim.object().kind().equals("ImageCache") ? PullVerdict.IMAGE_CACHE_FAILED : PullVerdict.OTHER_CAUSE;
        return new Judgement(verdict, "the cause is " + diagnosis.cause());
    }

    private static boolean isWithoutCause(PullCause cause) {
        return switch (cause) {
            case UNKNOWN,
                    WRAPPER_NO_CAUSE,
                    WRAPPER_WITH_CAUSE,
                    IMAGE_CACHE_MISSED,
                    IMAGE_CACHE_HIT,
                    IMAGE_CACHE_AUTO_CREATE_STARTED -> true;
            default -> false;
        };
    }

    /** Returns what the message proves, or if the evidence is gone, what the policy says about the image's registry. */
    private Optional<Need> need(PullFailure failure, PullDiagnosis diagnosis) {
        Remedy remedy = diagnosis.remedy();
        if (!remedy.annotations().isEmpty()
                && remedy.registry().isPresent()
                && remedy.transport().isPresent()) {
            return Optional.of(
                    new Need(remedy.registry().get(), remedy.transport().get()));
        }
        if (isWithoutCause(diagnosis.cause()) && failure.registry().isPresent()) {
            Registry registry = failure.registry().get();
            Transport transport = policy.merged().transportFor(registry);
            return transport == Transport.HTTPS || PublicRegistries.contains(registry)
                    ? Optional.empty()
                    : Optional.of(new Need(registry, transport));
        }
        return Optional.empty();
    }

    private Judgement annotation(PullFailure failure, PullFailure.Victim victim, Need need) {
        ClusterObject pod = victim.object();
        Placement placement = Placement.of(pod, cluster, isServerless);
        if (placement == Placement.NODE) {
            String node = pod.text("spec", "nodeName");
            return new Judgement(
                    PullVerdict.NOT_ON_ECI,
                    "it runs on node " + Redaction.ofValue(node)
                            + ", where neither annotation is read; configure the node's container"
                            + " runtime, or send the pod to ECI");
        }
        AnnotationKeys keys = placement.keys();
        Map<String, String> annotations = pod.annotations();
        Listing listing = Listing.of(annotations, keys, need.registry(), need.transport());
        if (listing.form() == Listing.Form.RIGHT) {
            return listed(pod);
        }
        AnnotationKeys other = keys.equals(AnnotationKeys.ECI) ? AnnotationKeys.ACS : AnnotationKeys.ECI;
        if (lists(annotations, other, need)) {
            String product = placement == Placement.ACS ? "ACS" : "ECI";
            return new Judgement(
                    PullVerdict.KEYS_OF_OTHER_PRODUCT,
                    "the pod runs on " + product + ", which reads " + key(keys, need) + ", and has "
                            + key(other, need));
        }
        Optional<Judgement> injected = injected(failure, pod, keys, need);
        if (injected.isPresent()) {
            return injected.get();
        }
        PullVerdict verdict = verdictOf(listing.form());
        if (verdict != PullVerdict.ANNOTATION_MISSING) {
            boolean isTemplateRight = templates.lists(failure.top(), keys, need.registry(), need.transport());
            return isTemplateRight
                    ? olderThanTemplate(failure, need)
                    : new Judgement(verdict, listing.detail() + ", and the image is in " + need.registry());
        }
        return missing(failure, victim, keys, need);
    }

    private static PullVerdict verdictOf(Listing.Form form) {
        return switch (form) {
            case WRONG_LIST -> PullVerdict.WRONG_LIST;
            case PORT_MISSING -> PullVerdict.PORT_MISSING;
            case PORT_SUPERFLUOUS -> PullVerdict.PORT_SUPERFLUOUS;
            case PORT_DIFFERENT -> PullVerdict.PORT_DIFFERENT;
            case CASE_DIFFERENT -> PullVerdict.CASE_DIFFERENT;
            case MALFORMED -> PullVerdict.ELEMENT_MALFORMED;
            case ABSENT, RIGHT -> PullVerdict.ANNOTATION_MISSING;
        };
    }

    private static Judgement listed(ClusterObject pod) {
        Optional<Instant> written = pod.annotated();
        Optional<Instant> created = pod.created();
        if (written.isPresent()
                && created.isPresent()
                && written.get().isAfter(created.get().plus(AT_CREATION))) {
            return new Judgement(
                    PullVerdict.ADDED_AFTER_CREATION,
                    "the annotation was written at " + written.get() + ", and the pod was created at " + created.get());
        }
        return new Judgement(
                PullVerdict.LISTED_IN_VAIN,
                "the pod lists the registry as the image writes it; if the annotation was added later, it is not read");
    }

    private Optional<Judgement> injected(PullFailure failure, ClusterObject pod, AnnotationKeys keys, Need need) {
        Optional<String> selector = profiles.overwriting(pod, keys, need.registry(), need.transport());
        if (selector.isPresent() && templates.lists(failure.top(), keys, need.registry(), need.transport())) {
            return Optional.of(new Judgement(
                    PullVerdict.PROFILE_OVERWRITES,
                    selector.get() + " sets " + key(keys, need) + " to a value without " + need.registry()));
        }
        return profiles.hidden(pod, keys, need.registry(), need.transport())
                .map(name -> new Judgement(
                        PullVerdict.PROFILE_HIDDEN,
                        name + " lists " + need.registry() + ", and is not used because the pod has "
                                + key(keys, need)));
    }

    private Judgement missing(PullFailure failure, PullFailure.Victim victim, AnnotationKeys keys, Need need) {
        ClusterObject pod = victim.object();
        Optional<String> written = templates.imageInTemplate(pod, victim.container());
        boolean isRewritten = written.isPresent()
                && !Optional.ofNullable(PullFailure.registryOf(written.get())).equals(failure.registry());
        if (isRewritten) {
            return new Judgement(
                    PullVerdict.IMAGE_REWRITTEN,
                    "the template has the image " + Redaction.ofValue(written.get()) + ", and the pod another one");
        }
        if (templates.lists(failure.top(), keys, need.registry(), need.transport())) {
            return olderThanTemplate(failure, need);
        }
        ClusterObject owner = failure.top().object();
        if (owner != null && owner != pod && lists(owner.annotations(), keys, need)) {
            return new Judgement(
                    PullVerdict.ANNOTATION_ON_OWNER,
                    "it is in metadata.annotations of the "
                            + failure.top().owner().kind() + ", where no pod gets it");
        }
        if (lists(cluster.namespaceAnnotations(pod.namespace()), keys, need)) {
            return new Judgement(
                    PullVerdict.ANNOTATION_ON_NAMESPACE,
                    "it is on namespace " + Redaction.ofValue(pod.namespace()) + ", where no pod gets it");
        }
        if (webhooks.installed().isPresent() && !pod.kind().equals("ImageCache")) {
            return new Judgement(
                    PullVerdict.WEBHOOK_MISSED,
                    webhooks.installed().get() + " is installed, and the pod has no annotation: "
                            + (webhooks.isIgnoring()
                                    ? "its failurePolicy Ignore lets pods pass while it does not answer, or its policy"
                                            + " lacks the registry"
                                    : "the pod is older, or the policy lacks the registry"));
        }
        return new Judgement(
                PullVerdict.ANNOTATION_MISSING,
                key(keys, need) + " has to list " + need.registry() + " when the pod is created");
    }

    private static Judgement olderThanTemplate(PullFailure failure, Need need) {
        return new Judgement(
                PullVerdict.POD_OLDER_THAN_TEMPLATE,
                "the template of the " + failure.top().owner().kind() + " lists " + need.registry()
                        + ", and the pod was created without it");
    }

    private static boolean lists(Map<String, String> annotations, AnnotationKeys keys, Need need) {
        return Listing.of(annotations, keys, need.registry(), need.transport()).form() == Listing.Form.RIGHT;
    }

    private static String key(AnnotationKeys keys, Need need) {
        return need.transport() == Transport.PLAIN_HTTP ? keys.plainHttp() : keys.skipVerify();
    }
}
