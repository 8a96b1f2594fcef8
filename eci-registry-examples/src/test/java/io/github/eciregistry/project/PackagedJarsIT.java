package io.github.eciregistry.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The libraries in the jars that the build makes of the command line and the webhook. */
class PackagedJarsIT {

    private static Set<String> packages(String jar) throws IOException {
        try (JarFile file = new JarFile(System.getProperty(jar))) {
            return file.stream()
                    .map(entry -> entry.getName().replaceFirst("^META-INF/versions/\\d+/", ""))
                    .filter(name -> name.endsWith(".class") && name.indexOf('/') > 0)
                    .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.'))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void theWebhookHasNoDatabindNoSnakeYamlAndNoFabric8() throws IOException {
        assertThat(packages("eciRegistryWebhookJar"))
                .contains(
                        "io.github.eciregistry.admission",
                        "io.github.eciregistry.webhook",
                        "org.snakeyaml.engine.v2.api")
                .noneMatch(name -> name.matches("com[.]fasterxml[.]jackson[.](databind|annotation|dataformat).*"))
                .noneMatch(name -> name.matches("(org[.]yaml|io[.]fabric8|io[.]github[.]eciregistry[.]fabric8).*"));
    }

    @Test
    void theCommandReadsToml() throws IOException {
        assertThat(packages("eciRegistryJar"))
                .contains("com.fasterxml.jackson.dataformat.toml", "com.fasterxml.jackson.databind")
                .noneMatch(name -> name.matches("com[.]fasterxml[.]jackson[.]dataformat[.]yaml.*"))
                .noneMatch(name -> name.matches("(org[.]yaml|io[.]fabric8|io[.]github[.]eciregistry[.]fabric8).*"));
    }
}
