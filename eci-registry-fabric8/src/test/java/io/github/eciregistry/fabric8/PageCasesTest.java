package io.github.eciregistry.fabric8;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.github.eciregistry.fabric8.imagecache.ImageCache;
import io.github.eciregistry.policy.RegistryPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The four cases of the page that the project comes from, as the shipped manifests have them. */
class PageCasesTest {

    private static final Path MANIFESTS = Path.of("..", "eci-registry-examples", "manifests");
    private static final Map<String, String> PLAIN_HTTP =
            Map.of("k8s.aliyun.com/plain-http-registry", "192.168.1.10:5000");
    private static final Map<String, String> SKIP_VERIFY = Map.of("k8s.aliyun.com/insecure-registry", "harbor.pre.com");

    private final RegistryAnnotator annotator = RegistryAnnotator.using(RegistryPolicy.builder()
            .plainHttp("192.168.1.10:5000")
            .skipVerify("harbor.pre.com")
            .build());

    @Test
    void aDeploymentFromAPlainHttpRegistry() throws IOException {
        assertAnnotatesTemplate("deployment-plain-http.yaml", PLAIN_HTTP);
    }

    @Test
    void aDeploymentFromASelfSignedRegistry() throws IOException {
        assertAnnotatesTemplate("deployment-self-signed.yaml", SKIP_VERIFY);
    }

    @Test
    void anImageCacheFromAPlainHttpRegistry() throws IOException {
        assertAnnotatesCache("imagecache-plain-http.yaml", PLAIN_HTTP);
    }

    @Test
    void anImageCacheFromASelfSignedRegistry() throws IOException {
        assertAnnotatesCache("imagecache-self-signed.yaml", SKIP_VERIFY);
    }

    private void assertAnnotatesTemplate(String file, Map<String, String> expected) throws IOException {
        Deployment deployment = read(file, Deployment.class);

        AnnotationReport<Deployment> report = annotator.report(deployment);

        assertThat(report.problems()).isEmpty();
        assertThat(report.object())
                .isEqualTo(deployment
                        .edit()
                        .editSpec()
                        .editTemplate()
                        .editMetadata()
                        .withAnnotations(expected)
                        .endMetadata()
                        .endTemplate()
                        .endSpec()
                        .build());
    }

    private void assertAnnotatesCache(String file, Map<String, String> expected) throws IOException {
        ImageCache cache = read(file, ImageCache.class);

        AnnotationReport<ImageCache> report = annotator.report(cache);

        assertThat(report.problems()).isEmpty();
        assertThat(report.object().getMetadata().getAnnotations()).isEqualTo(expected);
        assertThat(report.object().getSpec()).isEqualTo(cache.getSpec());
        assertThat(cache.getMetadata().getAnnotations()).isNullOrEmpty();
    }

    private static <T extends HasMetadata> T read(String file, Class<T> type) throws IOException {
        return Workloads.SERIALIZATION.unmarshal(Files.readString(MANIFESTS.resolve(file)), type);
    }
}
