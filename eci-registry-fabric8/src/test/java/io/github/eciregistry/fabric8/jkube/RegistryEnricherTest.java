package io.github.eciregistry.fabric8.jkube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.KubernetesListBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.github.eciregistry.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jkube.kit.config.resource.PlatformMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a build of JKube does not show; a real one runs in {@code PodToolsIT}. */
class RegistryEnricherTest {

    private static final String INSECURE = "k8s.aliyun.com/insecure-registry";

    @TempDir
    private Path directory;

    private static Pod pod(Map<String, String> annotations, String image) {
        return new PodBuilder()
                .withNewMetadata()
                .withName("web")
                .withAnnotations(annotations)
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withImage(image)
                .endContainer()
                .endSpec()
                .build();
    }

    private ProjectContext enrich(Map<String, String> settings, KubernetesListBuilder resources) {
        ProjectContext context = new ProjectContext(directory, settings);
        new RegistryEnricher(context).enrich(PlatformMode.kubernetes, resources);
        return context;
    }

    @Test
    void readsAPolicyFileOfTheProject() throws IOException {
        Files.writeString(directory.resolve("policy.yaml"), "skipVerify: [harbor.pre.com]\n");
        KubernetesListBuilder resources =
                new KubernetesListBuilder().addToItems(new ConfigMap(), pod(Map.of(), "harbor.pre.com/web"));

        ProjectContext context = enrich(Map.of("policy", "policy.yaml"), resources);

        assertThat(context.warnings()).isEmpty();
        assertThat(resources.buildItems())
                .extracting(item ->
                        item.getMetadata() == null ? null : item.getMetadata().getAnnotations())
                .containsExactly(null, Map.of(INSECURE, "harbor.pre.com"));
    }

    @Test
    void warnsIfNothingIsSet() {
        KubernetesListBuilder resources = new KubernetesListBuilder().addToItems(pod(Map.of(), "harbor.pre.com/web"));

        ProjectContext context = enrich(Map.of(), resources);

        assertThat(context.warnings())
                .containsExactly(
                        "eci-registry: eci-registry.policy, eci-registry.plainHttp and eci-registry.skipVerify are"
                                + " not set, so no image gets an annotation; set at least one of them");
        assertThat(resources.buildItems())
                .extracting(item -> item.getMetadata())
                .extracting(ObjectMeta::getAnnotations)
                .containsExactly(Map.of());
    }

    @Test
    void logsWarnings() {
        KubernetesListBuilder resources =
                new KubernetesListBuilder().addToItems(pod(Map.of(INSECURE, "harbor.pre.com,,"), "harbor.pre.com/web"));

        ProjectContext context = enrich(Map.of("skipVerify", "harbor.pre.com"), resources);

        assertThat(context.warnings()).isNotEmpty().allMatch(warning -> warning.startsWith("eci-registry: "));
    }

    @Test
    void failsForWhatCannotBeAnnotated() {
        KubernetesListBuilder resources =
                new KubernetesListBuilder().addToItems(pod(Map.of(INSECURE, "harbor.pre.com"), "harbor.pre.com/web"));

        assertThatThrownBy(() -> enrich(Map.of("plainHttp", "harbor.pre.com"), resources))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("harbor.pre.com");
    }

    @Test
    void failsForAnInvalidPolicy() {
        assertThatThrownBy(() -> enrich(Map.of("plainHttp", "http://harbor.pre.com"), new KubernetesListBuilder()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("eci-registry.plainHttp: ");
    }
}
