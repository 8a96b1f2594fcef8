package io.github.eciregistry.manifest;

import static io.github.eciregistry.manifest.EditAssertions.ANNOTATOR;
import static io.github.eciregistry.manifest.EditAssertions.assertAdds;
import static io.github.eciregistry.manifest.EditAssertions.assertBecomes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.ProblemCode;
import org.junit.jupiter.api.Test;

/** What the annotator does to JSON: a {@code +} line is added. */
class ManifestJsonTest {

    @Test
    void addsToJsonInItsLayout() {
        assertAdds("""
                 {
                   "apiVersion": "v1",
                   "kind": "Pod",
                   "metadata": {
                +    "annotations": {
                +      "k8s.aliyun.com/plain-http-registry": "192.168.1.10:5000",
                +      "k8s.aliyun.com/insecure-registry": "harbor.pre.com"
                +    },
                     "name": "p"
                   },
                   "spec": {"containers": [{"image": "harbor.pre.com/c"}, {"image": "192.168.1.10:5000/d"}]}
                 }
                """);
        assertBecomes(
                "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"p\"},"
                        + "\"spec\":{\"containers\":[{\"image\":\"harbor.pre.com\\/c\"}]}}",
                "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":"
                        + "{\"annotations\":{\"k8s.aliyun.com/insecure-registry\":\"harbor.pre.com\"},\"name\":\"p\"},"
                        + "\"spec\":{\"containers\":[{\"image\":\"harbor.pre.com\\/c\"}]}}");
    }

    @Test
    void annotatesEveryJsonDocumentOfAStream() {
        String pod = "{\"apiVersion\": \"v1\", \"kind\": \"Pod\", \"metadata\": {\"annotations\": %s}, "
                + "\"spec\": {\"containers\": [{\"image\": \"harbor.pre.com/a\"}]}}\n";
        String after = "{\"k8s.aliyun.com/insecure-registry\": \"harbor.pre.com\"}";
        ManifestEdit edit = ANNOTATOR.annotate(pod.formatted("null") + pod.formatted("{}") + "{\"broken\": \n");
        assertThat(edit.text()).isEqualTo(pod.formatted(after) + pod.formatted(after) + "{\"broken\": \n");
        assertThat(edit.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.UNREADABLE_DOCUMENT);
            assertThat(problem.position().orElseThrow().line()).isGreaterThanOrEqualTo(3);
        });
    }
}
