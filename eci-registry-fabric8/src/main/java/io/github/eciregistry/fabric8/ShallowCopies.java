package io.github.eciregistry.fabric8;

import io.fabric8.kubernetes.api.builder.Builder;
import io.fabric8.kubernetes.api.builder.Editable;
import io.fabric8.kubernetes.api.model.ObjectMeta;
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
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Copies that share the values of their fields with the original. fabric8's own builders copy the whole tree below, which
 * costs fifty times as much and turns a null item of a list into an empty one.
 *
 * <p>The fields are those of fabric8 7.8.0. A later version may have more ({@code JobSpec.scheduling} of 8.0.0): a copy
 * that does not equal its original is replaced by one of the builder, which knows them all.
 */
final class ShallowCopies {

    private ShallowCopies() {}

    static ObjectMeta of(ObjectMeta from) {
        ObjectMeta copy = new ObjectMeta();
        copy.setAnnotations(from.getAnnotations());
        copy.setCreationTimestamp(from.getCreationTimestamp());
        copy.setDeletionGracePeriodSeconds(from.getDeletionGracePeriodSeconds());
        copy.setDeletionTimestamp(from.getDeletionTimestamp());
        copy.setFinalizers(from.getFinalizers());
        copy.setGenerateName(from.getGenerateName());
        copy.setGeneration(from.getGeneration());
        copy.setLabels(from.getLabels());
        copy.setManagedFields(from.getManagedFields());
        copy.setName(from.getName());
        copy.setNamespace(from.getNamespace());
        copy.setOwnerReferences(from.getOwnerReferences());
        copy.setResourceVersion(from.getResourceVersion());
        copy.setSelfLink(from.getSelfLink());
        copy.setUid(from.getUid());
        copy.setAdditionalProperties(own(from.getAdditionalProperties()));
        return faithful(copy, from);
    }

    static PodTemplateSpec of(PodTemplateSpec from) {
        PodTemplateSpec copy = new PodTemplateSpec();
        copy.setMetadata(from.getMetadata());
        copy.setSpec(from.getSpec());
        copy.setAdditionalProperties(own(from.getAdditionalProperties()));
        return faithful(copy, from);
    }

    static Pod of(Pod from) {
        Pod copy = new Pod();
        copy.setApiVersion(from.getApiVersion());
        copy.setKind(from.getKind());
        copy.setMetadata(from.getMetadata());
        copy.setSpec(from.getSpec());
        copy.setStatus(from.getStatus());
        copy.setAdditionalProperties(own(from.getAdditionalProperties()));
        return faithful(copy, from);
    }

    static PodTemplate of(PodTemplate from) {
        PodTemplate copy = new PodTemplate();
        copy.setApiVersion(from.getApiVersion());
        copy.setKind(from.getKind());
        copy.setMetadata(from.getMetadata());
        copy.setTemplate(from.getTemplate());
        copy.setAdditionalProperties(own(from.getAdditionalProperties()));
        return faithful(copy, from);
    }

    static ReplicationController of(ReplicationController from) {
        ReplicationController copy = new ReplicationController();
        copy.setApiVersion(from.getApiVersion());
        copy.setKind(from.getKind());
        copy.setMetadata(from.getMetadata());
        copy.setSpec(from.getSpec());
        copy.setStatus(from.getStatus());
        copy.setAdditionalProperties(own(from.getAdditionalProperties()));
        return faithful(copy, from);
    }

    static ReplicationControllerSpec of(ReplicationControllerSpec from) {
        ReplicationControllerSpec copy = new ReplicationControllerSpec();
        copy.setMinReadySeconds(from.getMinReadySeconds());
        copy.setReplicas(from.getReplicas());
        copy.setSelector(from.getSelector());
        copy.setTemplate(from.getTemplate());
        copy.setAdditionalProperties(own(from.getAdditionalProperties()));
        return faithful(copy, from);
    }

    static Deployment of(Deployment from) {
        Deployment copy = new Deployment();
        copy.setApiVersion(from.getApiVersion());
        copy.setKind(from.getKind());
        copy.setMetadata(from.getMetadata());
        copy.setSpec(from.getSpec());
        copy.setStatus(from.getStatus());
        copy.setAdditionalProperties(own(from.getAdditionalProperties()));
        return faithful(copy, from);
    }

    static DeploymentSpec of(DeploymentSpec from) {
        DeploymentSpec copy = new DeploymentSpec();
        copy.setMinReadySeconds(from.getMinReadySeconds());
        copy.setPaused(from.getPaused());
        copy.setProgressDeadlineSeconds(from.getProgressDeadlineSeconds());
        copy.setReplicas(from.getReplicas());
        copy.setRevisionHistoryLimit(from.getRevisionHistoryLimit());
        copy.setSelector(from.getSelector());
        copy.setStrategy(from.getStrategy());
        copy.setTemplate(from.getTemplate());
        copy.setAdditionalProperties(own(from.getAdditionalProperties()));
        return faithful(copy, from);
    }

    static StatefulSet of(StatefulSet from) {
        StatefulSet copy = new StatefulSet();
        copy.setApiVersion(from.getApiVersion());
        copy.setKind(from.getKind());
        copy.setMetadata(from.getMetadata());
        copy.setSpec(from.getSpec());
        copy.setStatus(from.getStatus());
        copy.setAdditionalProperties(own(from.getAdditionalProperties()));
        return faithful(copy, from);
    }

    static StatefulSetSpec of(StatefulSetSpec from) {
        StatefulSetSpec copy = new StatefulSetSpec();
        copy.setMinReadySeconds(from.getMinReadySeconds());
        copy.setOrdinals(from.getOrdinals());
        copy.setPersistentVolumeClaimRetentionPolicy(from.getPersistentVolumeClaimRetentionPolicy());
        copy.setPodManagementPolicy(from.getPodManagementPolicy());
        copy.setReplicas(from.getReplicas());
        copy.setRevisionHistoryLimit(from.getRevisionHistoryLimit());
        copy.setSelector(from.getSelector());
        copy.setServiceName(from.getServiceName());
        copy.setTemplate(from.getTemplate());
        copy.setUpdateStrategy(from.getUpdateStrategy());
        copy.setVolumeClaimTemplates(from.getVolumeClaimTemplates());
        copy.setAdditionalProperties(own(from.getAdditionalProperties()));
        return faithful(copy, from);
    }

    static DaemonSet of(DaemonSet from) {
        DaemonSet copy = new DaemonSet();
        copy.setApiVersion(from.getApiVersion());
        copy.setKind(from.getKind());
        copy.setMetadata(from.getMetadata());
        copy.setSpec(from.getSpec());
        copy.setStatus(from.getStatus());
        copy.setAdditionalProperties(own(from.getAdditionalProperties()));
        return faithful(copy, from);
    }

    static DaemonSetSpec of(DaemonSetSpec from) {
        DaemonSetSpec copy = new DaemonSetSpec();
        copy.setMinReadySeconds(from.getMinReadySeconds());
        copy.setRevisionHistoryLimit(from.getRevisionHistoryLimit());
        copy.setSelector(from.getSelector());
        copy.setTemplate(from.getTemplate());
        copy.setUpdateStrategy(from.getUpdateStrategy());
        copy.setAdditionalProperties(own(from.getAdditionalProperties()));
        return faithful(copy, from);
    }

    static ReplicaSet of(ReplicaSet from) {
        ReplicaSet copy = new ReplicaSet();
        copy.setApiVersion(from.getApiVersion());
        copy.setKind(from.getKind());
        copy.setMetadata(from.getMetadata());
        copy.setSpec(from.getSpec());
        copy.setStatus(from.getStatus());
        copy.setAdditionalProperties(own(from.getAdditionalProperties()));
        return faithful(copy, from);
    }

    static ReplicaSetSpec of(ReplicaSetSpec from) {
        ReplicaSetSpec copy = new ReplicaSetSpec();
        copy.setMinReadySeconds(from.getMinReadySeconds());
        copy.setReplicas(from.getReplicas());
        copy.setSelector(from.getSelector());
        copy.setTemplate(from.getTemplate());
        copy.setAdditionalProperties(own(from.getAdditionalProperties()));
        return faithful(copy, from);
    }

    static Job of(Job from) {
        Job copy = new Job();
        copy.setApiVersion(from.getApiVersion());
        copy.setKind(from.getKind());
        copy.setMetadata(from.getMetadata());
        copy.setSpec(from.getSpec());
        copy.setStatus(from.getStatus());
        copy.setAdditionalProperties(own(from.getAdditionalProperties()));
        return faithful(copy, from);
    }

    static JobSpec of(JobSpec from) {
        JobSpec copy = new JobSpec();
        copy.setActiveDeadlineSeconds(from.getActiveDeadlineSeconds());
        copy.setBackoffLimit(from.getBackoffLimit());
        copy.setBackoffLimitPerIndex(from.getBackoffLimitPerIndex());
        copy.setCompletionMode(from.getCompletionMode());
        copy.setCompletions(from.getCompletions());
        copy.setManagedBy(from.getManagedBy());
        copy.setManualSelector(from.getManualSelector());
        copy.setMaxFailedIndexes(from.getMaxFailedIndexes());
        copy.setParallelism(from.getParallelism());
        copy.setPodFailurePolicy(from.getPodFailurePolicy());
        copy.setPodReplacementPolicy(from.getPodReplacementPolicy());
        copy.setSelector(from.getSelector());
        copy.setSuccessPolicy(from.getSuccessPolicy());
        copy.setSuspend(from.getSuspend());
        copy.setTemplate(from.getTemplate());
        copy.setTtlSecondsAfterFinished(from.getTtlSecondsAfterFinished());
        copy.setAdditionalProperties(own(from.getAdditionalProperties()));
        return faithful(copy, from);
    }

    static JobTemplateSpec of(JobTemplateSpec from) {
        JobTemplateSpec copy = new JobTemplateSpec();
        copy.setMetadata(from.getMetadata());
        copy.setSpec(from.getSpec());
        copy.setAdditionalProperties(own(from.getAdditionalProperties()));
        return faithful(copy, from);
    }

    static CronJob of(CronJob from) {
        CronJob copy = new CronJob();
        copy.setApiVersion(from.getApiVersion());
        copy.setKind(from.getKind());
        copy.setMetadata(from.getMetadata());
        copy.setSpec(from.getSpec());
        copy.setStatus(from.getStatus());
        copy.setAdditionalProperties(own(from.getAdditionalProperties()));
        return faithful(copy, from);
    }

    static CronJobSpec of(CronJobSpec from) {
        CronJobSpec copy = new CronJobSpec();
        copy.setConcurrencyPolicy(from.getConcurrencyPolicy());
        copy.setFailedJobsHistoryLimit(from.getFailedJobsHistoryLimit());
        copy.setJobTemplate(from.getJobTemplate());
        copy.setSchedule(from.getSchedule());
        copy.setStartingDeadlineSeconds(from.getStartingDeadlineSeconds());
        copy.setSuccessfulJobsHistoryLimit(from.getSuccessfulJobsHistoryLimit());
        copy.setSuspend(from.getSuspend());
        copy.setTimeZone(from.getTimeZone());
        copy.setAdditionalProperties(own(from.getAdditionalProperties()));
        return faithful(copy, from);
    }

    /** The properties that a class has no field for: a map of its own, since objects write into it directly. */
    private static @Nullable Map<String, Object> own(@Nullable Map<String, Object> properties) {
        return properties == null ? null : new LinkedHashMap<>(properties);
    }

    /** Lets the builder copy where the fields that are known here do not make up the original. */
    private static <T extends Editable<? extends Builder<T>>> T faithful(T copy, T original) {
        return copy.equals(original) ? copy : original.edit().build();
    }
}
