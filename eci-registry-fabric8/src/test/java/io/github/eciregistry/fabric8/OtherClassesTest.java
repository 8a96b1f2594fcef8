package io.github.eciregistry.fabric8;

import static io.github.eciregistry.fabric8.Workloads.PLAIN_HTTP;
import static io.github.eciregistry.fabric8.Workloads.POLICY;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Version;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.kind.PodLocation;
import io.github.eciregistry.kind.UnknownKinds;
import io.github.eciregistry.kind.WorkloadKind;
import io.github.eciregistry.kind.WorkloadKinds;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Custom resources as users and other libraries write them. */
@SuppressWarnings("serial") // Nobody serializes them in the way of Java.
class OtherClassesTest {

    private final RegistryAnnotator annotator = RegistryAnnotator.using(POLICY)
            .withKinds(WorkloadKinds.standard()
                    .with(WorkloadKind.of("jobs.example", "Train", PodLocation.podTemplate("spec.template"))));

    @Test
    void areAnnotatedWhereTheTableOfKindsSays() {
        Train train = train(new Train());

        Train annotated = annotator.annotate(train);

        assertThat(requireNonNull(annotated.getSpec().template).getMetadata().getAnnotations())
                .isEqualTo(Workloads.needed());
        assertThat(annotated.getSpec().workers).isEqualTo(3L);
        assertThat(annotated.getMetadata()).isEqualTo(train.getMetadata());
        assertThat(train.getSpec().template).isEqualTo(Workloads.template());
        assertThat(annotator.annotate(annotated)).isSameAs(annotated);
    }

    @Test
    void areLeftAloneWhereTheTableDoesNotHaveThem() {
        Train train = train(new Train());

        assertThat(RegistryAnnotator.using(POLICY).annotate(train)).isSameAs(train);
    }

    @Test
    void areReportedByTheirShape() {
        RegistryAnnotator standard = RegistryAnnotator.using(POLICY);
        Train train = train(new Train());

        assertThat(standard.report(train).problems())
                .isNotEmpty()
                .extracting(Problem::code)
                .containsOnly(ProblemCode.UNKNOWN_KIND);
        assertThat(requireNonNull(standard.withUnknownKinds(UnknownKinds.ANNOTATE)
                                .annotate(train)
                                .getSpec()
                                .template)
                        .getMetadata()
                        .getAnnotations())
                .isEqualTo(Workloads.needed());
        assertThat(standard.withUnknownKinds(UnknownKinds.IGNORE).report(train).problems())
                .isEmpty();
    }

    @Test
    void areReportedLikeOthers() {
        Train train = train(new Train());
        train.getMetadata().setAnnotations(Map.of(PLAIN_HTTP, "a.example"));
        requireNonNull(train.getSpec().template)
                .getSpec()
                .getContainers()
                .get(1)
                .setImage("a b");

        AnnotationReport<Train> report = annotator.report(train);

        assertThat(report.added()).hasSize(3);
        assertThat(report.problems())
                .extracting(Problem::code, problem -> problem.path().orElseThrow())
                .containsExactly(
                        tuple(ProblemCode.MISPLACED_ANNOTATION, "metadata.annotations[" + PLAIN_HTTP + "]"),
                        tuple(ProblemCode.INVALID_REFERENCE_FORMAT, "spec.template.spec.containers[1].image"));
    }

    @Test
    void areReportedIfTheyDoNotKeepTheirJsonForm() {
        Forgetful train = train(new Forgetful());

        AnnotationReport<Forgetful> report = annotator.report(train);

        assertThat(report.object()).isSameAs(train);
        assertThat(report.entries()).isEmpty();
        assertThat(report.problems())
                .extracting(Problem::code, Problem::message)
                .containsExactly(tuple(
                        ProblemCode.UNSUPPORTED_OBJECT,
                        "expected a class that can be converted to JSON and back, or a GenericKubernetesResource, found "
                                + Forgetful.class.getName() + ": it does not keep all of its JSON form"));
    }

    @Test
    void areReportedIfTheyCannotBeMade() {
        Train train = train(new Unmakable(1));

        AnnotationReport<Train> report = annotator.report(train);

        assertThat(report.object()).isSameAs(train);
        assertThat(report.problems()).extracting(Problem::code).containsExactly(ProblemCode.UNSUPPORTED_OBJECT);
    }

    private static <T extends CustomResource<TrainSpec, Void>> T train(T train) {
        train.setMetadata(
                new ObjectMetaBuilder().withName("t").withResourceVersion("7").build());
        TrainSpec spec = new TrainSpec();
        spec.workers = 3L;
        spec.template = Workloads.template();
        train.setSpec(spec);
        return train;
    }

    /** A resource of a user. */
    @Group("jobs.example")
    @Version("v1")
    @Kind("Train")
    public static class Train extends CustomResource<TrainSpec, Void> {}

    /** Its spec. */
    public static class TrainSpec {
        public @Nullable Long workers;
        public @Nullable PodTemplateSpec template;
    }

    /** One that does not read what it writes. */
    @Group("jobs.example")
    @Version("v1")
    @Kind("Train")
    @JsonIgnoreProperties(value = "spec", allowGetters = true)
    public static class Forgetful extends CustomResource<TrainSpec, Void> {}

    /** One that only its author can make. */
    @Group("jobs.example")
    @Version("v1")
    @Kind("Train")
    public static class Unmakable extends Train {
        Unmakable(int number) {
            getMetadata().setGeneration((long) number);
        }
    }
}
