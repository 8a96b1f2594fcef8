package io.github.eciregistry.fabric8;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplate;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.ReplicationController;
import io.fabric8.kubernetes.api.model.ReplicationControllerSpec;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetSpec;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobTemplateSpec;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the classes of fabric8 that have a pod template, or are a pod, hold it. What {@code io.github.eciregistry.kind} says
 * about the same kinds is what tests hold this to.
 *
 * @param <T> the class
 * @param base the path of the template, with a dot at its end, or empty
 * @param pod returns the template, null where there is none
 * @param withPod returns a copy with another template that shares all else, for an object that has one
 */
record TypedKind<T>(
        String base, Function<T, @Nullable PodTemplateSpec> pod, BiFunction<T, PodTemplateSpec, T> withPod) {

    private static final Map<Class<?>, TypedKind<?>> BY_CLASS = all();

    /** Returns how an object holds its pod; null if its class is none of these. Subclasses have fields of their own. */
    @SuppressWarnings("unchecked") // The key is the class the value is made for.
    static <T extends HasMetadata> @Nullable TypedKind<T> of(T object) {
        return (TypedKind<T>) BY_CLASS.get(object.getClass());
    }

    private static Map<Class<?>, TypedKind<?>> all() {
        Map<Class<?>, TypedKind<?>> all = new HashMap<>();
        all.put(Pod.class, new TypedKind<Pod>("", TypedKind::asTemplate, TypedKind::with));
        all.put(PodTemplate.class, new TypedKind<PodTemplate>("template.", PodTemplate::getTemplate, TypedKind::with));
        all.put(
                ReplicationController.class,
                spec(ReplicationController::getSpec, ReplicationControllerSpec::getTemplate, TypedKind::with));
        all.put(Deployment.class, spec(Deployment::getSpec, DeploymentSpec::getTemplate, TypedKind::with));
        all.put(StatefulSet.class, spec(StatefulSet::getSpec, StatefulSetSpec::getTemplate, TypedKind::with));
        all.put(DaemonSet.class, spec(DaemonSet::getSpec, DaemonSetSpec::getTemplate, TypedKind::with));
        all.put(ReplicaSet.class, spec(ReplicaSet::getSpec, ReplicaSetSpec::getTemplate, TypedKind::with));
        all.put(Job.class, spec(Job::getSpec, JobSpec::getTemplate, TypedKind::with));
        all.put(
                CronJob.class,
                new TypedKind<CronJob>("spec.jobTemplate.spec.template.", TypedKind::templateOf, TypedKind::with));
        return Map.copyOf(all);
    }

    private static <T, S> TypedKind<T> spec(
            Function<T, @Nullable S> spec,
            Function<S, @Nullable PodTemplateSpec> template,
            BiFunction<T, PodTemplateSpec, T> withPod) {
        return new TypedKind<>(
                "spec.template.",
                object -> {
                    S found = spec.apply(object);
                    return found == null ? null : template.apply(found);
                },
                withPod);
    }

    private static PodTemplateSpec asTemplate(Pod pod) {
        return new PodTemplateSpec(pod.getMetadata(), pod.getSpec());
    }

    private static Pod with(Pod object, PodTemplateSpec pod) {
        Pod copy = ShallowCopies.of(object);
        copy.setMetadata(pod.getMetadata());
        return copy;
    }

    private static PodTemplate with(PodTemplate object, PodTemplateSpec pod) {
        PodTemplate copy = ShallowCopies.of(object);
        copy.setTemplate(pod);
        return copy;
    }

    private static ReplicationController with(ReplicationController object, PodTemplateSpec pod) {
        ReplicationControllerSpec spec = ShallowCopies.of(object.getSpec());
        spec.setTemplate(pod);
        ReplicationController copy = ShallowCopies.of(object);
        copy.setSpec(spec);
        return copy;
    }

    private static Deployment with(Deployment object, PodTemplateSpec pod) {
        DeploymentSpec spec = ShallowCopies.of(object.getSpec());
        spec.setTemplate(pod);
        Deployment copy = ShallowCopies.of(object);
        copy.setSpec(spec);
        return copy;
    }

    private static StatefulSet with(StatefulSet object, PodTemplateSpec pod) {
        StatefulSetSpec spec = ShallowCopies.of(object.getSpec());
        spec.setTemplate(pod);
        StatefulSet copy = ShallowCopies.of(object);
        copy.setSpec(spec);
        return copy;
    }

    private static DaemonSet with(DaemonSet object, PodTemplateSpec pod) {
        DaemonSetSpec spec = ShallowCopies.of(object.getSpec());
        spec.setTemplate(pod);
        DaemonSet copy = ShallowCopies.of(object);
        copy.setSpec(spec);
        return copy;
    }

    private static ReplicaSet with(ReplicaSet object, PodTemplateSpec pod) {
        ReplicaSetSpec spec = ShallowCopies.of(object.getSpec());
        spec.setTemplate(pod);
        ReplicaSet copy = ShallowCopies.of(object);
        copy.setSpec(spec);
        return copy;
    }

    private static Job with(Job object, PodTemplateSpec pod) {
        JobSpec spec = ShallowCopies.of(object.getSpec());
        spec.setTemplate(pod);
        Job copy = ShallowCopies.of(object);
        copy.setSpec(spec);
        return copy;
    }

    private static @Nullable PodTemplateSpec templateOf(CronJob object) {
        JobTemplateSpec job = object.getSpec() == null ? null : object.getSpec().getJobTemplate();
        return job == null || job.getSpec() == null ? null : job.getSpec().getTemplate();
    }

    private static CronJob with(CronJob object, PodTemplateSpec pod) {
        JobSpec job = ShallowCopies.of(object.getSpec().getJobTemplate().getSpec());
        job.setTemplate(pod);
        JobTemplateSpec jobTemplate = ShallowCopies.of(object.getSpec().getJobTemplate());
        jobTemplate.setSpec(job);
        CronJobSpec spec = ShallowCopies.of(object.getSpec());
        spec.setJobTemplate(jobTemplate);
        CronJob copy = ShallowCopies.of(object);
        copy.setSpec(spec);
        return copy;
    }
}
