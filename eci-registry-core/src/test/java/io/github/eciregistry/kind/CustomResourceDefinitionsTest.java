package io.github.eciregistry.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.Problem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomResourceDefinitionsTest {

    private static final String CONTAINERS =
            "containers: {type: array, items: {type: object, properties: {name: {}, image: {}}}}";
    private static final String POD_SPEC = "{type: object, properties: {" + CONTAINERS + "}}";
    private static final String TEMPLATE =
            "{type: object, properties: {metadata: {type: object}, spec: " + POD_SPEC + "}}";

    private final List<Problem> problems = new ArrayList<>();

    private List<WorkloadKind> derived(String text) {
        return WorkloadKinds.fromCustomResourceDefinitions(text, problems::add).all();
    }

    /** Returns a CRD whose spec has a field of a schema. */
    private static String crd(String field, String schema) {
        return """
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                spec:
                  group: example.com
                  names: {kind: Train}
                  versions:
                  - name: v1
                    schema:
                      openAPIV3Schema:
                        properties:
                          metadata: {type: object}
                          spec: {type: object, properties: {%s: %s}}
                """.formatted(field, schema);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "T | spec.x",
                "{properties: {y: T}} | spec.x.y",
                "{type: array, items: T} | spec.x[*]",
                "{type: array, items: {properties: {pod: T}}} | spec.x[*].pod",
                "{additionalProperties: T} | spec.x.*",
                "{additionalProperties: {items: {properties: {a.b: T}}}} | spec.x.*[*][\"a.b\"]",
            })
    void findsPodTemplates(String schema, String template) {
        assertThat(derived(crd("x", schema.replace("T", TEMPLATE))))
                .containsExactly(WorkloadKind.of("example.com", "Train", PodLocation.podTemplate(template)));
        assertThat(problems).isEmpty();
    }

    @Test
    void findsPodSpecsWithAnnotationsInside() {
        String schema = "{properties: {image: {type: string}, podMetadata: {}, " + CONTAINERS + "}}";
        assertThat(derived(crd("x", schema)))
                .containsExactly(WorkloadKind.of(
                        "example.com",
                        "Train",
                        PodLocation.of("spec.x", "podMetadata.annotations", "image")
                                .withPodSpec("")));
    }

    @Test
    void findsContainersOfAnyFields() {
        String containers = "containers: {items: {type: object, x-kubernetes-preserve-unknown-fields: true}}";
        assertThat(derived(crd("x", "{properties: {podAnnotations: {}, " + containers + "}}")))
                .containsExactly(WorkloadKind.of(
                        "example.com",
                        "Train",
                        PodLocation.of("spec.x", "podAnnotations").withPodSpec("")));
    }

    @Test
    void findsAnImageBesideTheContainersOfATemplate() {
        String schema = "{properties: {metadata: {}, spec: {properties: {image: {type: string}, " + CONTAINERS + "}}}}";
        assertThat(derived(crd("x", schema)))
                .containsExactly(WorkloadKind.of(
                        "example.com",
                        "Train",
                        PodLocation.of("spec.x", "metadata.annotations", "spec.image")
                                .withPodSpec("spec")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "S | spec.x is a pod spec without metadata, so the schema does not show where its annotations go",
                "{properties: {spec: S}} | spec.x.spec is a pod spec without metadata, so the schema does not show where its annotations go",
                "{type: object, x-kubernetes-preserve-unknown-fields: true} | spec.x accepts any fields, so the schema does not show whether it has pods",
            })
    void reportsWhatTheSchemaDoesNotShow(String schema, String message) {
        assertThat(derived(crd("x", schema.replace("S", POD_SPEC)))).isEmpty();
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.message()).isEqualTo("Train example.com/v1: " + message);
            assertThat(problem.position()).isPresent();
        });
    }

    @Test
    void keepsVersionsApartWhereTheirShapesDiffer() {
        String text = crd("x", TEMPLATE) + """
                  - name: v1beta1
                    schema: {openAPIV3Schema: {properties: {spec: {properties: {y: %s}}}}}
                  - name: v2
                    schema: {openAPIV3Schema: {properties: {spec: {properties: {x: %s}}}}}
                """.formatted(TEMPLATE, TEMPLATE);
        assertThat(derived(text))
                .containsExactly(
                        WorkloadKind.of("example.com", "Train", PodLocation.podTemplate("spec.x"))
                                .inVersions("v1", "v2"),
                        WorkloadKind.of("example.com", "Train", PodLocation.podTemplate("spec.y"))
                                .inVersions("v1beta1"));
    }

    @Test
    void readsTheOlderFormAndLists() {
        String old = "{kind: CustomResourceDefinition, apiVersion: apiextensions.k8s.io/v1beta1, spec: {group: a.b,"
                + " version: v1, names: {kind: Old}, validation: {openAPIV3Schema: {properties: {spec: "
                + TEMPLATE + "}}}}}";
        String text = "kind: ConfigMap\n---\n{kind: List, items: [" + old + "]}\n---\n" + crd("x", TEMPLATE);
        assertThat(derived(text)).extracting(WorkloadKind::kind).containsExactly("Old", "Train");
        assertThat(WorkloadKinds.fromCustomResourceDefinitions(text).all()).hasSize(2);
    }

    @Test
    void reportsDefinitionsWithoutSchemaAndDocumentsThatAreBroken() {
        String bare = "{kind: CustomResourceDefinition, spec: {group: a.b, names: {kind: A}, versions: [{name: v1}]}}";
        assertThat(derived(bare + "\n---\na: [\n---\n{kind: CustomResourceDefinition, spec: {}}"))
                .isEmpty();
        assertThat(problems)
                .extracting(problem -> problem.code().name())
                .containsExactly("POD_NOT_DERIVED", "UNREADABLE_DOCUMENT", "MISSING_SETTING");
    }

    /** Ten aliases at each of twelve levels, in ten thousand versions. */
    @Test
    void endsOnAliasesThatRepeatSchemas() {
        StringBuilder text = new StringBuilder("s0: &s0 {properties: {a: {}}}\n");
        for (int i = 1; i <= 12; i++) {
            String alias = "*s" + (i - 1);
            text.append("s%d: &s%d {properties: {".formatted(i, i));
            for (int k = 0; k < 10; k++) {
                text.append("p%d: %s , ".formatted(k, alias));
            }
            text.append("}}\n");
        }
        text.append("kind: CustomResourceDefinition\nspec:\n  group: a.b\n  names: {kind: A}\n  versions:\n");
        for (int i = 0; i < 10_000; i++) {
            text.append("  - {name: v%d, schema: {openAPIV3Schema: *s12 }}\n".formatted(i));
        }
        assertThat(derived(text.toString())).isEmpty();
        assertThat(problems)
                .last()
                .satisfies(problem -> assertThat(problem.message()).startsWith("the rest is skipped"));
    }
}
