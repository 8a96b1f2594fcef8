package io.github.eciregistry.fabric8;

import static io.github.eciregistry.fabric8.Workloads.POLICY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.fabric8.imagecache.ImageCache;
import io.github.eciregistry.fabric8.imagecache.ImageCacheBuilder;
import org.junit.jupiter.api.Test;

/** Objects with a uid, which annotating cannot cure. */
class LiveObjectTest {

    private final RegistryAnnotator annotator = RegistryAnnotator.using(POLICY);

    @Test
    void saysThatAPodThatExistsHasToBeCreatedAgain() {
        Pod pod = new PodBuilder()
                .withNewMetadata()
                .withName("web-x2x4p")
                .withNamespace("shop")
                .withUid("4711")
                .addNewOwnerReference()
                .withKind("ReplicaSet")
                .withName("web")
                .withController(true)
                .endOwnerReference()
                .endMetadata()
                .withSpec(Workloads.podSpec())
                .build();

        AnnotationReport<Pod> report = annotator.scheduleOnEci().report(pod);

        assertThat(report.object()).isSameAs(pod);
        assertThat(report.missing()).hasSize(3).isEqualTo(report.entries());
        assertThat(report.problems())
                .extracting(Problem::code, problem -> problem.path().orElseThrow(), Problem::message)
                .containsExactly(
                        tuple(
                                ProblemCode.ALREADY_CREATED,
                                "metadata.annotations",
                                "Pod shop/web-x2x4p exists, and ECI reads its annotations only when it creates it: expected them to"
                                        + " list 192.168.1.10:5000, reg.test.com:80, harbor.pre.com; annotate the template of ReplicaSet web, then delete it"));
    }

    @Test
    void saysThatAnImageCacheThatExistsHasToBeCreatedAgain() {
        ImageCache cache = new ImageCacheBuilder()
                .withNewMetadata()
                .withName("web")
                .withUid("4711")
                .endMetadata()
                .withNewSpec()
                .withImages("harbor.pre.com/a")
                .endSpec()
                .build();

        AnnotationReport<ImageCache> report = annotator.report(cache);

        assertThat(report.object()).isSameAs(cache);
        assertThat(report.problems())
                .extracting(Problem::message)
                .containsExactly(
                        "ImageCache web exists, and ECI reads its annotations only when it creates it: expected"
                                + " them to list harbor.pre.com; delete it and create it again with the annotations");
        assertThat(annotator.report(Workloads.generic(cache)).problems()).isEqualTo(report.problems());
    }

    @Test
    void hasNothingToSayOfALivePodThatHasAll() {
        Pod pod = annotator.annotate(new PodBuilder()
                .withSpec(Workloads.podSpec())
                .withNewMetadata()
                .endMetadata()
                .build());
        Pod live =
                new PodBuilder(pod).editMetadata().withUid("4711").endMetadata().build();

        assertThat(annotator.report(live).problems()).isEmpty();
        assertThat(annotator.report(live).kept()).hasSize(3);
    }
}
