package io.github.eciregistry.fabric8;

import static io.github.eciregistry.fabric8.Workloads.POLICY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.github.eciregistry.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The ways into the adapter, used as somebody does who has read nothing. */
class AnnotatorEntryPointsTest {

    private final RegistryAnnotator annotator = RegistryAnnotator.using(POLICY);

    private static Pod pod(String image) {
        return Workloads.SERIALIZATION.unmarshal(
                "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: '" + image
                        + "'}]}\n",
                Pod.class);
    }

    @Test
    void anObjectWithoutPodsIsToldFromOneThatNeedsNothing() {
        assertThat(annotator.report(new ConfigMap()).pods()).isZero();
        assertThat(annotator.report(new ConfigMap())).hasToString("AnnotationReport[no pods]");
        assertThat(annotator.report(pod("nginx")).pods()).isOne();
        assertThat(annotator.report(pod("nginx")).isChanged()).isFalse();
    }

    @Test
    void severalObjectsAreAnnotatedInTheirOrder() {
        List<HasMetadata> objects =
                List.copyOf(Workloads.all().stream().limit(3).toList());

        assertThat(annotator.annotate(objects))
                .isEqualTo(objects.stream().map(annotator::annotate).toList());
    }

    @Test
    void errorsAreThrownOnRequest() {
        Pod valid = pod("nginx");

        assertThat(annotator.annotateOrThrow(valid)).isSameAs(valid);
        assertThatThrownBy(() -> annotator.annotateOrThrow(pod("reg.test/A")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("[REPOSITORY_NOT_LOWERCASE]");
    }

    @Test
    void driftNeedsNoImageCaches() {
        assertThat(Drift.of(POLICY, List.of(pod("nginx"))).isEmpty()).isTrue();
    }

    @Test
    @SuppressWarnings("NullAway") // What a caller without NullAway does.
    void nullIsRefusedByTheNameOfTheParameter() {
        assertThatNullPointerException()
                .isThrownBy(() -> annotator.annotate((Pod) null))
                .withMessage("object");
        assertThatNullPointerException()
                .isThrownBy(() -> annotator.report((Pod) null))
                .withMessage("object");
    }
}
