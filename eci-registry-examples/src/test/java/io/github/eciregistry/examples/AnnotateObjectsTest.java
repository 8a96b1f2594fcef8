package io.github.eciregistry.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnnotateObjectsTest {

    private static final Map<String, String> PLAIN_HTTP =
            Map.of("k8s.aliyun.com/plain-http-registry", "192.168.1.10:5000");

    private final RegistryPolicy policy =
            RegistryPolicy.builder().plainHttp("192.168.0.0/16").build();
    private final Deployment deployment =
            BuildDeployment.deployment("web", "192.168.1.10:5000/test/nginx:1.25", RegistryPolicy.empty());

    @Test
    void annotatesAnObjectAndABuilder() {
        List<Deployment> annotated = AnnotateObjects.annotate(deployment, policy);

        assertThat(annotated)
                .hasSize(2)
                .allSatisfy(each -> assertThat(
                                each.getSpec().getTemplate().getMetadata().getAnnotations())
                        .isEqualTo(PLAIN_HTTP));
        assertThat(deployment.getSpec().getTemplate().getMetadata().getAnnotations())
                .isNullOrEmpty();
        assertThat(AnnotateObjects.report(deployment, policy)).isEqualTo(annotated.get(0));
    }

    @Test
    void makesTheCacheOfAPod() {
        assertThat(AnnotateObjects.cache(deployment.getSpec().getTemplate().getSpec(), policy)
                        .getMetadata()
                        .getAnnotations())
                .isEqualTo(PLAIN_HTTP);
    }
}
