package io.github.eciregistry.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.Severity;
import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.kind.UnknownKinds;
import io.github.eciregistry.kind.WorkloadKinds;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pods that the table of kinds does not have: found by their shape, reported, and annotated on request. */
class UnknownKindsTest {

    private static final RegistryPolicy POLICY =
            RegistryPolicy.builder().plainHttp("a.corp").skipVerify("b.corp").build();
    private static final ManifestAnnotator ANNOTATOR = ManifestAnnotator.using(POLICY);

    private static final String WIDGET = """
            apiVersion: shop.example/v1
            kind: Widget
            metadata:
              name: w
            spec:
              template:
                spec:
                  initContainers:
                  - name: i
                    image: b.corp/i:1
                  containers:
                  - name: c
                    image: a.corp/c:1
                  - name: d
                    image: a.corp/d:1
            """;

    private static List<String> problems(String text) {
        return ANNOTATOR.annotate(text).problems().stream()
                .map(problem -> problem.code() + " " + problem)
                .toList();
    }

    /** Returns where problems are, and the path at which they want the annotation. */
    private static List<String> places(String text) {
        return ANNOTATOR.annotate(text).problems().stream()
                .filter(problem -> problem.code() == ProblemCode.UNKNOWN_KIND)
                .map(problem -> problem.path().orElse("") + " -> "
                        + problem.message().replaceFirst(".* needs \\S+ (at|on) ([^,:]*).*", "$2"))
                .toList();
    }

    private static String widget(String spec) {
        return "apiVersion: shop.example/v1\nkind: Widget\nspec: {" + spec + "}\n";
    }

    @Test
    void reportsEachRegistryAtItsFirstImage() {
        ManifestEdit edit = ANNOTATOR.annotate(WIDGET);

        assertThat(edit.isChanged()).isFalse();
        assertThat(problems(WIDGET))
                .containsExactly(
                        "UNKNOWN_KIND 10:16: spec.template.spec.initContainers[0].image: registry \"b.corp\" needs"
                                + " k8s.aliyun.com/insecure-registry at spec.template.metadata.annotations, and the kind"
                                + " \"shop.example/v1 Widget\" is not known: add it there, or describe the kind",
                        "UNKNOWN_KIND 13:16: spec.template.spec.containers[0].image: registry \"a.corp\" needs"
                                + " k8s.aliyun.com/plain-http-registry at spec.template.metadata.annotations, and the kind"
                                + " \"shop.example/v1 Widget\" is not known: add it there, or describe the kind");
        assertThat(edit.problems())
                .extracting(Problem::code)
                .extracting(ProblemCode::severity)
                .containsOnly(Severity.WARNING);
    }

    @Test
    void annotatesOnRequestAndIsSilentThen() {
        ManifestEdit edit = ANNOTATOR.withUnknownKinds(UnknownKinds.ANNOTATE).annotate(WIDGET);

        assertThat(edit.text()).isEqualTo(WIDGET.replace("  template:\n", """
                  template:
                    metadata:
                      annotations:
                        k8s.aliyun.com/plain-http-registry: "a.corp"
                        k8s.aliyun.com/insecure-registry: "b.corp"
                """.indent(0)));
        assertThat(edit.problems()).isEmpty();
        assertThat(ANNOTATOR.annotate(edit.text()).problems()).isEmpty();
        assertThat(ANNOTATOR
                        .withUnknownKinds(UnknownKinds.ANNOTATE)
                        .annotate(edit.text())
                        .isChanged())
                .isFalse();
    }

    @Test
    void ignoresOnRequest() {
        assertThat(ANNOTATOR
                        .withUnknownKinds(UnknownKinds.IGNORE)
                        .annotate(WIDGET)
                        .problems())
                .isEmpty();
    }

    @Test
    void reportsNothingThatThePolicyDoesNotCover() {
        assertThat(problems(WIDGET.replace(".corp", ".example"))).isEmpty();
    }

    @Test
    void keepsEverySetting() {
        ManifestAnnotator annotator = ANNOTATOR.withUnknownKinds(UnknownKinds.IGNORE);
        assertThat(annotator
                        .withKinds(WorkloadKinds.none())
                        .withKeys(AnnotationKeys.ACS)
                        .annotate(WIDGET)
                        .problems())
                .isEmpty();
    }

    /** IMAGES stands for containers with the image a.corp/x. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            IMAGES                                          | spec.containers[0].image -> metadata.annotations
            a: {spec: {IMAGES}}                             | spec.a.spec.containers[0].image -> spec.a.metadata.annotations
            a: [{b: {c.d: {spec: {IMAGES}}}}]               | spec.a[0].b[c.d].spec.containers[0].image -> spec.a[0].b[c.d].metadata.annotations
            a: {podMetadata: {}, IMAGES}                    | spec.a.containers[0].image -> spec.a.podMetadata.annotations
            a: {podAnnotations: {x: y}, IMAGES}             | spec.a.containers[0].image -> spec.a.podAnnotations
            a: {metadata: {name: x}, IMAGES}                | spec.a.containers[0].image -> spec.a.metadata.annotations
            a: {annotations: {x: y}, IMAGES}                | spec.a.containers[0].image -> spec.a.annotations
            podSpec: {IMAGES}                               | spec.podSpec.containers[0].image -> its pod
            a: {spec: {image: a.corp/own, containers: [{image: x}]}} | spec.a.spec.image -> spec.a.metadata.annotations
            a: {spec: {containers: [{image: x}], volumes: [{image: {reference: a.corp/v}}]}} | spec.a.spec.volumes[0].image.reference -> spec.a.metadata.annotations
            a: {spec: {containers: [{image: "a.corp/x:{{tag}}"}]}} | spec.a.spec.containers[0].image -> spec.a.metadata.annotations
            o: [{apiVersion: batch/v1, kind: CronJob, spec: {jobTemplate: {spec: {template: {spec: {IMAGES}}}}}}] | spec.o[0].spec.jobTemplate.spec.template.spec.containers[0].image -> spec.o[0].spec.jobTemplate.spec.template.metadata.annotations
            o: {apiVersion: sparkoperator.k8s.io/v1beta2, kind: SparkApplication, spec: {image: a.corp/x, driver: {}}} | spec.o.spec.image -> spec.o.spec.driver.annotations
            """)
    void saysWhereTheAnnotationGoes(String spec, String expected) {
        String text = widget(spec.replace("IMAGES", "containers: [{name: c, image: a.corp/x}]"));
        assertThat(places(text)).containsExactly(expected);
    }

    @Test
    void reportsAPodInAPod() {
        String text =
                widget("containers: [{image: a.corp/x}], side: {template: {spec: {containers: [{image: b.corp/x}]}}}");
        assertThat(places(text))
                .containsExactlyInAnyOrder(
                        "spec.containers[0].image -> metadata.annotations",
                        "spec.side.template.spec.containers[0].image -> spec.side.template.metadata.annotations");
    }

    @Test
    void reportsPodsThatAKnownKindHasElsewhere() {
        String text = """
                apiVersion: ray.io/v1
                kind: RayCluster
                spec:
                  headGroupSpec: {template: {spec: {containers: [{image: a.corp/x}]}}}
                  newGroupSpec: {template: {spec: {containers: [{image: a.corp/y}]}}}
                """;
        assertThat(places(text))
                .containsExactly(
                        "spec.newGroupSpec.template.spec.containers[0].image -> spec.newGroupSpec.template.metadata.annotations");
        assertThat(ANNOTATOR.annotate(text).isChanged()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            apps.kruise.io/v1alpha1 SidecarSet | containers: [{name: c, image: a.corp/x}]
            tekton.dev/v1beta1 StepAction | image: a.corp/x
            opentelemetry.io/v1alpha1 Instrumentation | java: {image: a.corp/x}
            postgresql.cnpg.io/v1 ImageCatalog | images: [{major: 17, image: a.corp/x}]
            trainer.kubeflow.org/v1alpha1 TrainJob | trainer: {image: a.corp/x}
            kyverno.io/v1 ClusterPolicy | rules: [{mutate: {patchStrategicMerge: {spec: {containers: [{image: a.corp/x}]}}}}]
            """)
    void saysThatOtherPodsPullTheImage(String kind, String spec) {
        String[] type = kind.split(" ", -1);
        String text = "apiVersion: %s\nkind: %s\nspec: {%s}\n".formatted(type[0], type[1], spec);
        ManifestEdit edit = ANNOTATOR.withUnknownKinds(UnknownKinds.ANNOTATE).annotate(text);
        assertThat(edit.isChanged()).isFalse();
        assertThat(edit.problems())
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .endsWith(" needs k8s.aliyun.com/plain-http-registry on every pod that \"" + kind
                        + "\" adds this image to: annotate those pods");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // a schema with an example
                "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec: {versions: [{schema:"
                        + " {openAPIV3Schema: {example: {spec: {containers: [{image: a.corp/x}]}}}}}]}",
                "apiVersion: apiextensions.crossplane.io/v1\nkind: CompositeResourceDefinition\nspec: {versions: [{schema:"
                        + " {openAPIV3Schema: {default: {spec: {containers: [{image: a.corp/x}]}}}}}]}",
                // values of charts
                "image: a.corp/x\nsidecar: {containers: [{image: a.corp/x}]}",
                "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec: {values: {extra: {spec: {containers:"
                        + " [{image: a.corp/x}]}}}}",
                "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec: {source: {helm: {valuesObject: {spec:"
                        + " {containers: [{image: a.corp/x}]}}}}}",
                // text
                "apiVersion: v1\nkind: ConfigMap\ndata:\n  pod.yaml: |\n    apiVersion: v1\n    kind: Pod\n    spec:\n"
                        + "      containers: [{image: a.corp/x}]",
                // history and status
                "apiVersion: apps/v1\nkind: ControllerRevision\ndata: {spec: {template: {spec: {containers: [{image:"
                        + " a.corp/x}]}}}}",
                "apiVersion: shop.example/v1\nkind: Widget\nstatus: {spec: {containers: [{image: a.corp/x}]}}",
                // no images
                "apiVersion: shop.example/v1\nkind: Widget\nspec: {containers: [a.corp/x, {name: x}], a: {containers:"
                        + " {image: a.corp/x}}}",
                "apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nspec: {validate: {spec: {containers: [{image: 'a.corp/*'}]}}}"
            })
    void reportsNothingThatCannotBeAPod(String text) {
        assertThat(problems(text)).isEmpty();
    }

    @Test
    void readsTheObjectInTheTextOfAnArgoTemplate() {
        String text = """
                apiVersion: argoproj.io/v1alpha1
                kind: Workflow
                spec:
                  templates:
                  - name: t
                    resource:
                      manifest: |
                        apiVersion: batch/v1
                        kind: Job
                        metadata: {generateName: "{{workflow.name}}-"}
                        spec: {template: {spec: {containers: [{image: "a.corp/x:{{inputs.parameters.tag}}"}]}}}
                """;
        assertThat(problems(text))
                .containsExactly("UNKNOWN_KIND 7:17: spec.templates[0].resource.manifest: registry \"a.corp\" needs"
                        + " k8s.aliyun.com/plain-http-registry at spec.template.metadata.annotations of the object in"
                        + " this text: add it there, since texts are not edited");
        String annotated = text.replace(
                "{template: {spec",
                "{template: {metadata: {annotations: {k8s.aliyun.com/plain-http-registry: a.corp}}, spec");
        assertThat(problems(annotated)).isEmpty();
        assertThat(problems(text.replace("a.corp", "other.example"))).isEmpty();
    }

    /** What Kubernetes cannot nest, and what aliases repeat. */
    @Test
    void endsWithHostileObjects() {
        String deep = widget("a: {".repeat(90) + "}".repeat(90));
        assertThat(problems(deep)).isEmpty();
        String aliases = """
                apiVersion: shop.example/v1
                kind: Widget
                a: &a [x, x, x, x, x, x, x, x, x, x]
                b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
                c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
                d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
                e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
                f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]
                g: &g [*f, *f, *f, *f, *f, *f, *f, *f, *f, *f]
                """;
        assertThat(problems(aliases))
                .containsExactly(
                        "SHARED_BY_ALIAS 1:1: expected fewer aliases: aliases repeat more than 1000000 values");
    }
}
