package io.github.eciregistry.fabric8;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplate;
import io.fabric8.kubernetes.api.model.PodTemplateBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.ReplicationController;
import io.fabric8.kubernetes.api.model.ReplicationControllerBuilder;
import io.fabric8.kubernetes.api.model.ReplicationControllerSpec;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetBuilder;
import io.fabric8.kubernetes.api.model.apps.DaemonSetSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetSpec;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobTemplateSpec;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Accesses the pod template of fabric8 classes that have one or are a pod. The table of kinds determines what to do
 * with it.
 *
 * @param <T> the class
 */
final class TypedKind<T extends HasMetadata> {

    private static final List<String> SPEC_TEMPLATE = List.of("spec", "template");

    private static final Map<Class<?>, TypedKind<?>> BY_CLASS = Map.of(
            Pod.class,
            new TypedKind<Pod>(
                    List.of(),
                    pod -> new PodTemplateSpec(pod.getMetadata(), pod.getSpec()),
                    pod -> new PodBuilder(pod).build()),
            PodTemplate.class,
            new TypedKind<PodTemplate>(
                    List.of("template"), PodTemplate::getTemplate, object -> new PodTemplateBuilder(object).build()),
            ReplicationController.class,
            TypedKind.<ReplicationController, ReplicationControllerSpec>inSpec(
                    ReplicationController::getSpec,
                    ReplicationControllerSpec::getTemplate,
                    object -> new ReplicationControllerBuilder(object).build()),
            Deployment.class,
            TypedKind.<Deployment, DeploymentSpec>inSpec(
                    Deployment::getSpec, DeploymentSpec::getTemplate, object -> new DeploymentBuilder(object).build()),
            StatefulSet.class,
            TypedKind.<StatefulSet, StatefulSetSpec>inSpec(
                    StatefulSet::getSpec,
                    StatefulSetSpec::getTemplate,
                    object -> new StatefulSetBuilder(object).build()),
            DaemonSet.class,
            TypedKind.<DaemonSet, DaemonSetSpec>inSpec(
                    DaemonSet::getSpec, DaemonSetSpec::getTemplate, object -> new DaemonSetBuilder(object).build()),
            ReplicaSet.class,
            TypedKind.<ReplicaSet, ReplicaSetSpec>inSpec(
                    ReplicaSet::getSpec, ReplicaSetSpec::getTemplate, object -> new ReplicaSetBuilder(object).build()),
            Job.class,
            TypedKind.<Job, JobSpec>inSpec(
                    Job::getSpec, JobSpec::getTemplate, object -> new JobBuilder(object).build()),
            CronJob.class,
            new TypedKind<CronJob>(
                    List.of("spec", "jobTemplate", "spec", "template"),
                    TypedKind::templateOf,
                    object -> new CronJobBuilder(object).build()));

    private final List<String> base;
    private final Function<T, @Nullable PodTemplateSpec> template;

    /** By the builder's constructor: the classes of fabric8 6.7 have no {@code edit()}. */
    private final UnaryOperator<T> copy;

    private TypedKind(List<String> base, Function<T, @Nullable PodTemplateSpec> template, UnaryOperator<T> copy) {
        this.base = base;
        this.template = template;
        this.copy = copy;
    }

    private static <T extends HasMetadata, S> TypedKind<T> inSpec(
            Function<T, @Nullable S> spec, Function<S, @Nullable PodTemplateSpec> template, UnaryOperator<T> copy) {
        Function<T, @Nullable PodTemplateSpec> inSpec = object -> {
            S found = spec.apply(object);
            return found == null ? null : template.apply(found);
        };
        return new TypedKind<>(SPEC_TEMPLATE, inSpec, copy);
    }

    private static @Nullable PodTemplateSpec templateOf(CronJob object) {
        JobTemplateSpec job = jobTemplate(object);
        return job == null || job.getSpec() == null ? null : job.getSpec().getTemplate();
    }

    static @Nullable JobTemplateSpec jobTemplate(CronJob object) {
        return object.getSpec() == null ? null : object.getSpec().getJobTemplate();
    }

    /**
     * Returns the typed kind of an object, or null if its class is not supported. Subclasses may have additional
     * fields.
     */
    @SuppressWarnings("unchecked") // The key is the class the value is made for.
    static <T extends HasMetadata> @Nullable TypedKind<T> of(T object) {
        return (TypedKind<T>) BY_CLASS.get(object.getClass());
    }

    /** Returns the fields on the path to the template; empty for a pod. */
    List<String> base() {
        return base;
    }

    /** Returns the template, or the pod as a template; null if the object has none. */
    @Nullable
    PodTemplateSpec template(T object) {
        return template.apply(object);
    }

    /** Returns a copy of an object, made by its builder, with other metadata on its pod. */
    T with(T object, ObjectMeta metadata) {
        T changed = copy.apply(object);
        PodTemplateSpec original = template.apply(object);
        PodTemplateSpec copied = template.apply(changed);
        if (original == null || copied == null) {
            return changed;
        }
        // The spec is that of the original, since the builder turns null items of its lists into empty ones.
        if (changed instanceof Pod pod) {
            pod.setMetadata(metadata);
            pod.setSpec(original.getSpec());
        } else {
            copied.setMetadata(metadata);
            copied.setSpec(original.getSpec());
        }
        return changed;
    }
}
