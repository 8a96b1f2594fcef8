package io.github.eciregistry.fabric8;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.Version;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The build runs tests of this module with the same classes and several versions of fabric8. */
class Fabric8VersionTest {

    private static final String EXPECTED = System.getProperty("fabric8.version.expected", Version.clientVersion());

    @ParameterizedTest
    @ValueSource(classes = {Pod.class, HasMetadata.class, CustomResource.class})
    @Tag("every-fabric8")
    void isTheOneThatTheBuildAsksFor(Class<?> type) {
        assertThat(Version.clientVersion()).isEqualTo(EXPECTED);
        assertThat(fileOf(type)).endsWith("-" + EXPECTED + ".jar");
    }

    @Test
    void isThatOfTheMockServerToo() {
        assertThat(fileOf(KubernetesMockServer.class)).endsWith("-" + EXPECTED + ".jar");
    }

    private static String fileOf(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation().toString();
    }
}
