package io.github.eciregistry.fabric8;

import static io.github.eciregistry.fabric8.Workloads.POLICY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.builder.BaseFluent;
import io.fabric8.kubernetes.api.builder.VisitableBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionBuilder;
import io.fabric8.kubernetes.client.dsl.base.CustomResourceDefinitionContext;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.fabric8.imagecache.ImageCache;
import io.github.eciregistry.kind.WorkloadKind;
import io.github.eciregistry.kind.WorkloadKinds;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Annotated objects of every kind on an API server, see {@link ClusterUnderTest}. No pod gets as far as a node. */
class AnnotatorClusterTest {

    private static final Set<String> BUILT_IN = Set.of("", "apps", "batch", "eci.alibabacloud.com");

    private final RegistryAnnotator annotator = RegistryAnnotator.using(POLICY);
    private final ClusterUnderTest cluster = ClusterUnderTest.open();

    @AfterEach
    void close() {
        cluster.close();
    }

    static Stream<HasMetadata> everyKind() {
        return Workloads.all().stream();
    }

    static Stream<WorkloadKind> everyOtherKind() {
        return WorkloadKinds.standard().all().stream()
                .filter(kind -> !BUILT_IN.contains(GenericWorkloads.groupOf(kind)));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void objectsWithAClassAreReadBackWithTheirAnnotations(HasMetadata object) {
        HasMetadata prepared = prepared(object);
        assumeTrue(cluster.serves(prepared), "the server has no " + object.getApiVersion() + " " + object.getKind());
        AnnotationReport<HasMetadata> before = annotator.report(prepared);
        HasMetadata created = cluster.create(before.object());

        HasMetadata read = cluster.client().resource(created).get();

        assertThat(read.getMetadata().getUid()).isNotEmpty();
        AnnotationReport<HasMetadata> report = annotator.report(read);
        assertThat(report.object()).isSameAs(read);
        assertThat(report.problems()).isEmpty();
        assertThat(report.entries()).hasSameSizeAs(before.added()).isEqualTo(report.kept());
    }

    @ParameterizedTest
    @MethodSource("everyOtherKind")
    void genericObjectsAreReadBackAsTheyWereAnnotated(WorkloadKind kind) {
        CustomResourceDefinition definition = definition(kind);
        assumeTrue(cluster.install(definition), "the server has a definition of its own, with rules of its own");
        ResourceDefinitionContext context = CustomResourceDefinitionContext.fromCrd(definition);
        GenericKubernetesResource object = GenericWorkloads.of(kind);
        object.setMetadata(new ObjectMetaBuilder()
                .withName("web")
                .withNamespace(cluster.namespace("kinds"))
                .build());
        GenericKubernetesResource annotated = annotator.annotate(object);

        cluster.client().genericKubernetesResources(context).resource(annotated).create();

        GenericKubernetesResource read = cluster.client()
                .genericKubernetesResources(context)
                .resource(annotated)
                .get();
        assertThat(read.getAdditionalProperties()).isEqualTo(annotated.getAdditionalProperties());
        assertThat(read.getMetadata().getAnnotations())
                .isEqualTo(annotated.getMetadata().getAnnotations());
        assertThat(annotator.annotate(read)).isSameAs(read);
    }

    @Test
    void listsThePodsAndImageCachesThatDrift() {
        Pod good = (Pod) prepared(Workloads.all().get(0));
        Pod bad = new PodBuilder(good)
                .editMetadata()
                .withName("bad")
                .endMetadata()
                .build();
        ImageCache cache = (ImageCache) prepared(Workloads.all().get(9));
        cluster.create(annotator.annotate(good));
        cluster.create(bad);
        cluster.create(cache);

        Drift drift = Drift.of(
                POLICY,
                cluster.client()
                        .pods()
                        .inNamespace(good.getMetadata().getNamespace())
                        .list()
                        .getItems(),
                List.of(cluster.client().resource(cache).get()));

        assertThat(drift.findings())
                .extracting(Drift.Finding::name)
                .containsExactly("bad", cache.getMetadata().getName());
        assertThat(drift.findings())
                .flatExtracting(Drift.Finding::problems)
                .extracting(Problem::code)
                .containsOnly(ProblemCode.ALREADY_CREATED);
    }

    /** The object in a namespace of its own, without what servers do not take, and for no node. */
    private HasMetadata prepared(HasMetadata object) {
        VisitableBuilder<HasMetadata, ?> builder = BaseFluent.builderOf(object);
        builder.accept(
                PodSpecBuilder.class,
                spec -> spec.withEphemeralContainers(List.of())
                        .withVolumes(List.of())
                        .addToNodeSelector("eci-registry.example/never", "true"));
        HasMetadata prepared = builder.build();
        if (prepared instanceof ImageCache) {
            cluster.install("/crd/imagecache-newer.yaml");
            prepared.getMetadata().setName(cluster.name("web"));
        } else {
            prepared.getMetadata().setNamespace(cluster.namespace("kinds"));
        }
        return prepared;
    }

    private static CustomResourceDefinition definition(WorkloadKind kind) {
        String group = GenericWorkloads.groupOf(kind);
        String plural = kind.kind().toLowerCase(Locale.ROOT) + "s";
        return new CustomResourceDefinitionBuilder()
                .withNewMetadata()
                .withName(plural + "." + group)
                .addToAnnotations("api-approved.kubernetes.io", "unapproved, a test")
                .endMetadata()
                .withNewSpec()
                .withGroup(group)
                .withScope("Namespaced")
                .withNewNames()
                .withKind(kind.kind())
                .withPlural(plural)
                .endNames()
                .addNewVersion()
                .withName("v1")
                .withServed(true)
                .withStorage(true)
                .withNewSchema()
                .withNewOpenAPIV3Schema()
                .withType("object")
                .withXKubernetesPreserveUnknownFields(true)
                .endOpenAPIV3Schema()
                .endSchema()
                .endVersion()
                .endSpec()
                .build();
    }
}
