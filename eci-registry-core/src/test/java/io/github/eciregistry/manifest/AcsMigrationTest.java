package io.github.eciregistry.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcsMigrationTest {

    private static final AcsMigration MIGRATION = AcsMigration.create();

    private static String pod(String metadata, String spec) {
        return "apiVersion: v1\nkind: Pod\nmetadata: {" + metadata + "}\nspec: {containers: [{image: a.corp/b}]" + spec
                + "}\n";
    }

    @Test
    void renamesKeysAndMarkersAndNothingElse() {
        String text = """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  labels: {alibabacloud.com/eci: "true"}   # of the Deployment itself
                spec:
                  template:
                    metadata:
                      labels:
                        "alibabacloud.com/eci": "true" # the pods
                        app: web
                      annotations:
                        k8s.aliyun.com/plain-http-registry: '10.0.0.7:5000'
                        k8s.aliyun.com/insecure-registry:   harbor.corp
                    spec:
                      containers: [{image: 10.0.0.7:5000/web}]
                """;

        ManifestEdit edit = MIGRATION.migrate(text);

        assertThat(edit.problems()).isEmpty();
        assertThat(edit.text())
                .isEqualTo(text.replace("\"alibabacloud.com/eci\": ", "\"alibabacloud.com/acs\": ")
                        .replace("k8s.aliyun.com/", "registry.alibabacloud.com/"));
        assertThat(MIGRATION.migrate(edit.text()).isChanged()).isFalse();
    }

    @Test
    void migratesEveryPodAndEveryDocument() {
        String job =
                "{apiVersion: batch/v1, kind: Job, spec: {template: {metadata: {labels: {eci: 'true'}}, spec: {}}}}";
        String text = "kind: List\napiVersion: v1\nitems: [" + job + ", " + job + "]\n---\n" + job + "\n";

        assertThat(MIGRATION.migrate(text).text()).isEqualTo(text.replace("eci:", "alibabacloud.com/acs:"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "annotations: {k8s.aliyun.com/eci-use-specs: 2-4Gi} | '' | metadata.annotations[k8s.aliyun.com/eci-use-specs]: no counterpart is documented for ACS",
                "annotations: {k8s.aliyun.com/eci-vswitch: v} | '' | metadata.annotations[k8s.aliyun.com/eci-vswitch]: ACS has network.alibabacloud.com/vswitch-ids for this: set it if its documentation fits the value",
                "annotations: {alibabacloud.com/burst-resource: eci} | '' | metadata.annotations[alibabacloud.com/burst-resource]: no counterpart is documented for ACS",
                "labels: {eci: 'true', alibabacloud.com/acs: 'true'} | '' | metadata.labels.eci: alibabacloud.com/acs is there already: compare the values, then remove this key",
                "'annotations: {\"k8s.aliyun.com\\/insecure-registry\": a.corp}' | '' | metadata.annotations[k8s.aliyun.com/insecure-registry]: the key is written with escapes: write registry.alibabacloud.com/insecure-registry instead",
                "name: a | ', nodeSelector: {type: virtual-kubelet}' | spec.nodeSelector.type: this sends the pod to a node of ECI; ACS needs only the label alibabacloud.com/acs",
                "name: a | ', nodeName: virtual-kubelet-cn-a' | spec.nodeName: this sends the pod to a node of ECI; ACS needs only the label alibabacloud.com/acs",
                "name: a | ', tolerations: [{key: virtual-kubelet.io/provider}]' | spec.tolerations: this sends the pod to a node of ECI; ACS needs only the label alibabacloud.com/acs",
            })
    void reportsWhatItLeaves(String metadata, String spec, String problem) {
        String text = pod(metadata, spec);

        ManifestEdit edit = MIGRATION.migrate(text);

        assertThat(edit.text()).isEqualTo(text);
        assertThat(edit.problems())
                .singleElement()
                .satisfies(found -> assertThat(found.toString()).endsWith(": " + problem));
    }

    @Test
    void renamesOneOfTwoMarkers() {
        ManifestEdit edit = MIGRATION.migrate(pod("labels: {alibabacloud.com/eci: 'true', eci: 'true'}", ""));

        assertThat(edit.text()).isEqualTo(pod("labels: {alibabacloud.com/acs: 'true', eci: 'true'}", ""));
        assertThat(edit.problems())
                .singleElement()
                .satisfies(found -> assertThat(found.code()).isEqualTo(ProblemCode.NOT_MIGRATED));
    }

    @Test
    void leavesWhatIsSharedByAliases() {
        String text = pod("labels: &l {eci: 'true'}", "").replace("spec:", "other: *l\nspec:");
        String shared = "apiVersion: v1\nkind: Pod\nother: &l {eci: 'true'}\nmetadata: {labels: *l}\nspec: {}\n";

        assertThat(MIGRATION.migrate(text).problems()).isNotEmpty();
        assertThat(MIGRATION.migrate(shared).text()).isEqualTo(shared);
        assertThat(MIGRATION.migrate(shared).problems())
                .singleElement()
                .satisfies(found -> assertThat(found.code()).isEqualTo(ProblemCode.SHARED_BY_ALIAS));
    }

    @Test
    void reportsImageCachesAndNamespaces() {
        String text = """
                {apiVersion: eci.alibabacloud.com/v1, kind: ImageCache, spec: {images: [a.corp/b]}}
                ---
                {apiVersion: v1, kind: Namespace, metadata: {name: a, labels: {virtual-node-affinity-injection: enabled}}}
                """;

        ManifestEdit edit = MIGRATION.migrate(text);

        assertThat(edit.isChanged()).isFalse();
        assertThat(edit.problems())
                .extracting(Object::toString)
                .containsExactly(
                        "1:1: ECI's ImageCache does not exist on ACS, whose image caches have an API of their own",
                        "3:97: metadata.labels.virtual-node-affinity-injection: this label sends the pods of the namespace to"
                                + " ECI; label the pods instead");
    }

    @Test
    void leavesOtherPodsAlone() {
        for (String text : new String[] {
            pod("labels: {eci: 'false'}, annotations: {a: b}", ", tolerations: [{key: a}]"),
            "a: b\n",
            "",
            "{",
            "{{ x }}: y\n"
        }) {
            assertThat(MIGRATION.migrate(text).text()).isEqualTo(text);
        }
        assertThat(MIGRATION.migrate("{").problems()).hasSize(1);
    }
}
