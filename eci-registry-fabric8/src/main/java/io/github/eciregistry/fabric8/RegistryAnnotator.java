package io.github.eciregistry.fabric8;

import io.fabric8.kubernetes.api.builder.Visitor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesList;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.internal.pod.PodRules;
import io.github.eciregistry.kind.UnknownKinds;
import io.github.eciregistry.kind.WorkloadKinds;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * Adds to fabric8 objects the annotations that ECI needs to pull their images.
 *
 * {@snippet class="io.github.eciregistry.examples.AnnotateObjects" region="fabric8"}
 *
 * <h2>Supported objects</h2>
 *
 * <ul>
 *   <li>{@code Pod}, {@code PodTemplate}, {@code PodTemplateSpec}, {@code Deployment}, {@code StatefulSet}, {@code
 *       DaemonSet}, {@code ReplicaSet}, {@code ReplicationController}, {@code Job}, {@code CronJob} and {@code
 *       ImageCache};
 *   <li>{@code GenericKubernetesResource} of every kind in the table of {@linkplain WorkloadKinds#standard() standard
 *       kinds}, or in one given to {@link #withKinds};
 *   <li>objects of other classes, such as your own {@code CustomResource} or one of another library, whose kind is in
 *       that table. They are converted to JSON and back; if that would lose data, they are not changed and are reported
 *       as {@link io.github.eciregistry.ProblemCode#UNSUPPORTED_OBJECT};
 *   <li>{@code KubernetesList}, a generic {@code List} and an OpenShift {@code Template}: the objects in it.
 * </ul>
 *
 * <p>Objects of any other kind are returned unchanged. If they have the shape of a pod whose images need an annotation,
 * {@link #report} says so; see {@link #withUnknownKinds}.
 *
 * <h2>Changes</h2>
 *
 * <p>Each pod template gets the registries of its own images that the policy does not reach over verified HTTPS, merged
 * into its existing annotations; see {@link io.github.eciregistry.annotation.AnnotationMerge} for the rules. Null parts
 * are skipped. Annotating again changes nothing.
 *
 * <p>The argument is never changed. An object that needs no change is returned itself. Any other object is copied by
 * its builder, but the copy shares the pod's {@code spec} with the argument: edit either of them through a builder,
 * which copies.
 *
 * <p>A pod or an image cache that exists in a cluster, that is, one with a UID, is not changed: ECI reads the
 * annotations only when it creates them (<a
 * href="https://www.alibabacloud.com/help/en/eci/user-guide/use-self-managed-image-repositories-1">Use self-managed image
 * repositories</a>, read 2026-11-23). {@link #report} explains what to do instead, and {@link Drift} finds all such
 * objects.
 *
 * <p>Immutable and thread-safe. Does not call a server.
 *
 * @since 0.1.0
 */
public final class RegistryAnnotator {

    private final Settings settings;

    private RegistryAnnotator(Settings settings) {
        this.settings = settings;
    }

    /**
     * Returns an annotator for the {@linkplain WorkloadKinds#standard() standard kinds} that writes the annotations of
     * {@linkplain AnnotationKeys#ECI ECI}.
     *
     * @param policy how each registry is reached
     * @return the annotator
     */
    public static RegistryAnnotator using(RegistryPolicy policy) {
        return new RegistryAnnotator(new Settings(
                Objects.requireNonNull(policy, "policy"),
                WorkloadKinds.standard(),
                List.of(AnnotationKeys.ECI),
                false,
                UnknownKinds.WARN));
    }

    /**
     * Returns a copy of this annotator with another table of kinds, for objects without a fabric8 class.
     *
     * @param kinds the kinds to annotate
     * @return the copy
     */
    public RegistryAnnotator withKinds(WorkloadKinds kinds) {
        return new RegistryAnnotator(settings.withKinds(Objects.requireNonNull(kinds, "kinds")));
    }

    /**
     * Returns a copy of this annotator with other annotation keys.
     *
     * @param keys the keys to write, at least one pair; with several each pair gets the same registries
     * @return the copy
     * @throws IllegalArgumentException if there are no keys
     */
    public RegistryAnnotator withKeys(AnnotationKeys... keys) {
        Objects.requireNonNull(keys, "keys");
        return new RegistryAnnotator(settings.withKeys(PodRules.keys(keys)));
    }

    /**
     * Returns this annotator with another treatment of pods that the table of kinds does not have.
     *
     * @param unknownKinds what happens to them; {@link UnknownKinds#WARN} unless this is called
     * @return the copy
     */
    public RegistryAnnotator withUnknownKinds(UnknownKinds unknownKinds) {
        return new RegistryAnnotator(settings.withUnknownKinds(Objects.requireNonNull(unknownKinds, "unknownKinds")));
    }

    /**
     * Returns a copy of this annotator that also adds the label {@code alibabacloud.com/eci: "true"}, which schedules
     * pods on ECI, to every pod template. An existing label of that name is not changed.
     *
     * @return the copy
     */
    public RegistryAnnotator scheduleOnEci() {
        return new RegistryAnnotator(settings.scheduledOnEci());
    }

    /**
     * Annotates an object. Problems are ignored here; {@link #report(HasMetadata)} returns them.
     *
     * @param object any object, not changed
     * @param <T> its type
     * @return the object itself if it needs no change, otherwise a copy
     */
    public <T extends HasMetadata> T annotate(T object) {
        return ObjectAnnotator.annotate(Objects.requireNonNull(object, "object"), run());
    }

    /**
     * Annotates an object that must have no errors.
     *
     * @param object any object, not changed
     * @param <T> its type
     * @return the object itself if it needs no change, otherwise a copy
     * @throws io.github.eciregistry.InvalidInputException if there is a problem of severity {@link
     *     io.github.eciregistry.Severity#ERROR}, with all problems
     */
    public <T extends HasMetadata> T annotateOrThrow(T object) {
        return report(object).orElseThrow();
    }

    /**
     * Annotates several objects, such as the items that a client has loaded. Problems are ignored here; {@link
     * #report(HasMetadata)} returns them.
     *
     * @param objects any objects, not changed
     * @return the objects in their order, each itself if it needs no change, otherwise a copy; unmodifiable
     */
    public List<HasMetadata> annotate(Collection<? extends HasMetadata> objects) {
        Objects.requireNonNull(objects, "objects");
        List<HasMetadata> annotated = new ArrayList<>(objects.size());
        for (HasMetadata object : objects) {
            annotated.add(annotate(object));
        }
        return Collections.unmodifiableList(annotated);
    }

    /**
     * Annotates a pod template. Problems are ignored here; {@link #report(PodTemplateSpec)} returns them.
     *
     * @param template the template, not changed
     * @return the template itself if it needs no change, otherwise a copy
     */
    public PodTemplateSpec annotate(PodTemplateSpec template) {
        return ObjectAnnotator.annotate(Objects.requireNonNull(template, "template"), run());
    }

    /**
     * Annotates the objects of a list. Problems are ignored here; {@link #report(KubernetesList)} returns them.
     *
     * @param list the list, not changed
     * @return the list itself if no object needs a change, otherwise a copy
     */
    public KubernetesList annotate(KubernetesList list) {
        return ObjectAnnotator.annotate(Objects.requireNonNull(list, "list"), run());
    }

    /**
     * Annotates an object and reports the changes, registries and problems.
     *
     * @param object any object, not changed
     * @param <T> its type
     * @return the annotated object with the report
     */
    public <T extends HasMetadata> AnnotationReport<T> report(T object) {
        Objects.requireNonNull(object, "object");
        ObjectRun run = run();
        return run.report(object, ObjectAnnotator.annotate(object, run));
    }

    /**
     * Annotates a pod template and reports the changes, registries and problems.
     *
     * @param template the template, not changed
     * @return the annotated template with the report
     */
    public AnnotationReport<PodTemplateSpec> report(PodTemplateSpec template) {
        Objects.requireNonNull(template, "template");
        ObjectRun run = run();
        return run.report(template, ObjectAnnotator.annotate(template, run));
    }

    /**
     * Annotates the objects of a list and reports the changes, registries and problems. Paths begin with the
     * item, such as {@code items[0]}.
     *
     * @param list the list, not changed
     * @return the annotated list with the report
     */
    public AnnotationReport<KubernetesList> report(KubernetesList list) {
        Objects.requireNonNull(list, "list");
        ObjectRun run = run();
        return run.report(list, ObjectAnnotator.annotate(list, run));
    }

    /**
     * Returns a visitor that annotates the contents of a builder: pods, pod templates wherever they are nested,
     * image caches and generic resources, also as items of a list.
     *
     * <pre>{@code
     * Deployment built = new DeploymentBuilder(deployment).accept(annotator.visitor()).build();
     * }</pre>
     *
     * <p>It sees the state of the builder when {@code accept} is called. It does not report problems; call {@link
     * #report(HasMetadata)} with the built object.
     *
     * @return the visitor, thread-safe
     */
    public Visitor<Object> visitor() {
        return new AnnotatingVisitor(settings);
    }

    /** Looks at an object that exists in a cluster. */
    <T extends HasMetadata> AnnotationReport<T> reportLive(T object) {
        ObjectRun run = new ObjectRun(settings, true);
        return run.report(object, ObjectAnnotator.annotate(object, run));
    }

    private ObjectRun run() {
        return new ObjectRun(settings, false);
    }

    /** Returns the policy and the annotation keys. */
    @Override
    public String toString() {
        return "RegistryAnnotator[" + settings.policy() + ", " + settings.keys() + "]";
    }
}
