package io.github.eciregistry.fabric8;

import static io.github.eciregistry.fabric8.Workloads.PLAIN_HTTP;
import static io.github.eciregistry.fabric8.Workloads.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.fabric8.imagecache.ImageCache;
import io.github.eciregistry.fabric8.imagecache.ImageCacheBuilder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriftTest {

    @Test
    void isEmptyWhereAllHaveWhatTheyNeed() {
        Pod pod = RegistryAnnotator.using(POLICY)
                .annotate(new PodBuilder().withSpec(Workloads.podSpec()).build());

        Drift drift = Drift.of(POLICY, List.of(pod), List.of());

        assertThat(drift.isEmpty()).isTrue();
        assertThat(drift.toString()).isEmpty();
    }

    @Test
    void listsThePodsThatLackARegistry() {
        Pod pod = live(new PodBuilder().withSpec(Workloads.podSpec()).build());

        Drift drift = Drift.of(POLICY, List.of(pod), List.of());

        Drift.Finding finding = drift.findings().get(0);
        assertThat(drift.lacking()).containsExactly(finding);
        assertThat(drift.withUseless()).isEmpty();
        assertThat(finding.kind()).isEqualTo("Pod");
        assertThat(finding.namespace()).contains("shop");
        assertThat(finding.name()).isEqualTo("web-x2x4p");
        assertThat(finding.controller()).contains("ReplicaSet web");
        assertThat(finding.problems()).extracting(Problem::code).containsExactly(ProblemCode.ALREADY_CREATED);
        assertThat(drift)
                .hasToString("Pod shop/web-x2x4p: lacks [192.168.1.10:5000, reg.test.com:80, harbor.pre.com],"
                        + " lists unused [], made by ReplicaSet web");
    }

    @Test
    void listsTheImageCachesWhoseEntriesNoImageUses() {
        ImageCache cache = new ImageCacheBuilder()
                .withNewMetadata()
                .withName("web")
                .withUid("4711")
                .addToAnnotations(PLAIN_HTTP, "192.168.1.10:5000,old.corp.example")
                .endMetadata()
                .withNewSpec()
                .withImages("192.168.1.10:5000/test/nginx:1.25")
                .endSpec()
                .build();

        Drift drift = Drift.of(POLICY, List.of(), List.of(cache));

        assertThat(drift.lacking()).isEmpty();
        assertThat(drift.withUseless()).isEqualTo(drift.findings()).hasSize(1);
        assertThat(drift.findings().get(0).namespace()).isEmpty();
        assertThat(drift.findings().get(0).controller()).isEmpty();
        assertThat(drift).hasToString("ImageCache web: lacks [], lists unused [old.corp.example]");
    }

    @Test
    void countsARegistryInTheOtherAnnotationAsLacking() {
        Pod pod = live(new PodBuilder()
                .withNewMetadata()
                .addToAnnotations(PLAIN_HTTP, "harbor.pre.com")
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withImage("harbor.pre.com/a")
                .endContainer()
                .endSpec()
                .build());

        Drift drift = Drift.of(POLICY, List.of(pod), List.of());

        assertThat(drift.lacking()).hasSize(1);
        assertThat(drift.findings().get(0).problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.CONFLICTING_REGISTRY);
    }

    @Test
    void saysInItsLineWhatElseIsWrong() {
        Pod pod = new PodBuilder()
                .withNewSpec()
                .addNewContainer()
                .withImage("harbor.pre.com/App")
                .endContainer()
                .endSpec()
                .build();

        assertThat(Drift.of(POLICY, List.of(pod), List.of()))
                .hasToString("Pod without a name: lacks [], lists unused []; spec.containers[0].image: invalid image"
                        + " reference \"harbor.pre.com/App\" at 15: expected a lower-case letter or digit, found 'A'");
    }

    @Test
    void looksAtTheKeysOfTheAnnotator() {
        RegistryAnnotator acs = RegistryAnnotator.using(POLICY).withKeys(AnnotationKeys.ACS);
        Pod pod = RegistryAnnotator.using(POLICY)
                .annotate(new PodBuilder().withSpec(Workloads.podSpec()).build());

        assertThat(Drift.of(acs, List.of(pod), List.of()).lacking()).hasSize(1);
    }

    @Test
    void passesOverPodsThatWillNotBeCreatedAgain() {
        Pod pod = new PodBuilder().withSpec(Workloads.podSpec()).build();
        Pod done = new PodBuilder(pod)
                .withNewStatus()
                .withPhase("Succeeded")
                .endStatus()
                .build();
        Pod failed = new PodBuilder(pod)
                .withNewStatus()
                .withPhase("Failed")
                .endStatus()
                .build();
        Pod deleted = new PodBuilder(pod)
                .editOrNewMetadata()
                .withDeletionTimestamp("2026-11-23T00:00:00Z")
                .endMetadata()
                .build();

        assertThat(Drift.of(POLICY, Arrays.asList(done, failed, deleted, null), List.of())
                        .findings())
                .isEmpty();
    }

    @Test
    void looksAtPodsWithNothingInThem() {
        assertThat(Drift.of(POLICY, List.of(new Pod()), List.of(new ImageCache()))
                        .findings())
                .isEmpty();
    }

    private static Pod live(Pod pod) {
        return new PodBuilder(pod)
                .editOrNewMetadata()
                .withName("web-x2x4p")
                .withNamespace("shop")
                .withUid("4711")
                .addNewOwnerReference()
                .withKind("ConfigMap")
                .withName("other")
                .endOwnerReference()
                .addNewOwnerReference()
                .withKind("ReplicaSet")
                .withName("web")
                .withController(true)
                .endOwnerReference()
                .endMetadata()
                .build();
    }
}
