package io.github.eciregistry.manifest;

import static io.github.eciregistry.manifest.ManifestPod.State.CHANGED;
import static io.github.eciregistry.manifest.ManifestPod.State.CORRECT;
import static io.github.eciregistry.manifest.ManifestPod.State.NOT_NEEDED;
import static io.github.eciregistry.manifest.ManifestPod.State.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.policy.Transport;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestPodTest {

    private static final ManifestAnnotator ANNOTATOR = ManifestAnnotator.using(RegistryPolicy.builder()
            .plainHttp("10.0.0.0/8")
            .skipVerify("*.corp.example")
            .https("10.1.1.7")
            .build());

    private static String pod(String metadata, String image) {
        return "apiVersion: v1\nkind: Pod\nmetadata: " + metadata + "\nspec:\n  containers:\n  - image: " + image
                + "\n";
    }

    private static List<ManifestPod> pods(String text) {
        return ANNOTATOR.annotate(text).pods();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{name: a}                                                              | nginx          | NOT_NEEDED",
                "{name: a}                                                              | 10.1.1.7/a     | NOT_NEEDED",
                "{name: a}                                                              | 10.1.1.1/a     | CHANGED",
                "{annotations: {k8s.aliyun.com/plain-http-registry: 10.1.1.1}}          | 10.1.1.1/a     | CORRECT",
                "{annotations: {k8s.aliyun.com/plain-http-registry: '10.1.1.2'}}        | 10.1.1.1/a     | CHANGED",
                "{annotations: {k8s.aliyun.com/insecure-registry: '10.1.1.1'}}          | 10.1.1.1/a     | REFUSED",
                "{annotations: {k8s.aliyun.com/plain-http-registry: [10.1.1.1]}}        | 10.1.1.1/a     | REFUSED",
                "{annotations: 7}                                                       | 10.1.1.1/a     | REFUSED",
                "{name: a, name: b}                                                     | 10.1.1.1/a     | REFUSED",
            })
    void saysWhatTheAnnotationsNeed(String metadata, String image, ManifestPod.State state) {
        assertThat(pods(pod(metadata, image))).extracting(ManifestPod::state).containsExactly(state);
    }

    @Test
    void listsTheImagesWithTheRuleThatDecides() {
        String text = pod(
                "{namespace: shop, name: web, annotations: {k8s.aliyun.com/plain-http-registry: 10.1.1.1}}",
                "10.1.1.1/a\n  - image: hub.corp.example:5/b\n  - image: nginx\n  - image: Foo BAR\n  - image: 10.1.1.7/c");

        ManifestPod pod = pods(text).get(0);

        assertThat(pod.kind()).isEqualTo("Pod");
        assertThat(pod.name()).isEqualTo("shop/web");
        assertThat(pod.position()).hasToString("1:1");
        assertThat(pod.images())
                .extracting(
                        ManifestImage::text,
                        image -> image.position().toString(),
                        image -> image.registry().map(Object::toString).orElse("none"),
                        image -> image.rule().map(Object::toString).orElse("none"),
                        ManifestImage::transport,
                        ManifestImage::needsAnnotation,
                        ManifestImage::isListed)
                .containsExactly(
                        row("10.1.1.1/a", "6:12", "10.1.1.1", "plainHttp 10.0.0.0/8", Transport.PLAIN_HTTP, true, true),
                        row(
                                "hub.corp.example:5/b",
                                "7:12",
                                "hub.corp.example:5",
                                "skipVerify *.corp.example",
                                Transport.SKIP_VERIFY,
                                true,
                                false),
                        row("nginx", "8:12", "docker.io", "none", Transport.HTTPS, false, false),
                        row("Foo BAR", "9:12", "none", "none", Transport.HTTPS, false, false),
                        row("10.1.1.7/c", "10:12", "10.1.1.7", "https 10.1.1.7", Transport.HTTPS, false, false));
    }

    private static Tuple row(Object... values) {
        return new Tuple(values);
    }

    @Test
    void countsDocumentsAndListsPodsInTheOrderOfTheText() {
        String text = "---\n# nothing\n---\n" + pod("{name: a}", "10.1.1.1/a") + "---\nkind: [broken\n---\n"
                + "apiVersion: v1\nkind: ConfigMap\n---\n"
                + "apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Pod\n  spec: {containers: [{image: a}]}\n";

        ManifestEdit edit = ANNOTATOR.annotate(text);

        assertThat(edit.documents()).isEqualTo(4);
        assertThat(edit.pods())
                .extracting(ManifestPod::name, pod -> pod.position().line(), ManifestPod::state)
                .containsExactly(row("a", 4, CHANGED), row("", 19, NOT_NEEDED));
    }

    @Test
    void whatIsWrittenOnceIsCorrectAfterwards() {
        String annotated = ANNOTATOR.annotate(pod("{name: a}", "10.1.1.1/a")).text();

        assertThat(pods(annotated)).extracting(ManifestPod::state).containsExactly(CORRECT);
        assertThat(pods(annotated).get(0).images()).allMatch(ManifestImage::isListed);
    }

    @Test
    void refusesAllPodsOfATemplateAtItsFirstBraces() {
        String text = pod("{name: a}", "10.1.1.1/a\n  - image: {{ .Values.a }}\n  - image: {{ .Values.b }}");

        ManifestEdit edit = ANNOTATOR.annotate(text);

        assertThat(edit.pods()).extracting(ManifestPod::state).containsExactly(REFUSED);
        assertThat(edit.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.TEMPLATE_BRACES);
            assertThat(problem.position()).get().hasToString("7:12");
        });
    }
}
