package io.github.eciregistry.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Projects that take the published artifacts from a repository, as users do, built by Maven outside this build and run on every
 * JDK that is installed beside the one of this build.
 */
class ConsumersIT {

    @BeforeAll
    static void build() throws Exception {
        Consumers.build();
    }

    private static String expected(String consumer) throws IOException {
        return Files.readString(Path.of("src/it/consumers/expected", consumer + ".txt"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class-path",
                "fabric8-7",
                "fabric8-8",
                "spring-boot-3",
                "spring-boot-4",
                "quarkus-3",
                "spark-3.5",
                "spark-4.1"
            })
    void coreWorksOnTheClassPath(String project) throws Exception {
        assertThat(Consumers.runClass(project, "consumer.CoreConsumer", "-cp", "PATH"))
                .isEqualTo(expected("CoreConsumer"));
    }

    @ParameterizedTest
    @ValueSource(strings = "module-path")
    void coreWorksOnTheModulePath(String project) throws Exception {
        assertThat(Consumers.runClass(project, "consumer/consumer.CoreConsumer", "-p", "PATH", "-m"))
                .isEqualTo(expected("CoreConsumer").replace("LIBRARY_MISSING", "[skipVerify harbor.pre.com]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"fabric8-7", "fabric8-8", "spring-boot-3", "spring-boot-4", "quarkus-3", "spark-3.5", "spark-4.1"
            })
    void theAdapterWorksWithItsFabric8(String project) throws Exception {
        assertThat(Consumers.runClass(project, "consumer.Fabric8Consumer", "-cp", "PATH"))
                .isEqualTo(expected("Fabric8Consumer"));
    }

    @ParameterizedTest
    @ValueSource(strings = "fabric8-8-module-path")
    void theAdapterWorksOnTheModulePath(String project) throws Exception {
        assertThat(Consumers.runClass(project, "consumer/consumer.Fabric8Consumer", "-p", "PATH", "-m"))
                .isEqualTo(expected("Fabric8Consumer"));
    }
}
