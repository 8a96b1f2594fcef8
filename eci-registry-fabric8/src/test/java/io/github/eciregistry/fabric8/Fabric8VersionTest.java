package io.github.eciregistry.fabric8;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Version;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The build runs every test of this module twice, with the same classes and two versions of fabric8. */
class Fabric8VersionTest {

    private static final String EXPECTED = System.getProperty("fabric8.version.expected", Version.clientVersion());

    @ParameterizedTest
    @ValueSource(classes = {Pod.class, KubernetesClient.class, KubernetesMockServer.class})
    void isTheOneThatTheBuildAsksFor(Class<?> type) {
        assertThat(Version.clientVersion()).isEqualTo(EXPECTED);
        assertThat(type.getProtectionDomain().getCodeSource().getLocation().toString())
                .endsWith("-" + EXPECTED + ".jar");
    }
}
