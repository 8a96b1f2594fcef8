package io.github.eciregistry.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the packaged jars say about what is in them. */
class ShadedContentsIT {

    private static final Path REPOSITORY = Path.of(System.getProperty("mavenRepository"));
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static String read(JarFile jar, String entry) throws IOException {
        ZipEntry found = Objects.requireNonNull(jar.getEntry(entry), entry);
        return new String(jar.getInputStream(found).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static Set<String> classes(Path jar) throws IOException {
        if (Files.isDirectory(jar)) {
            try (Stream<Path> files = Files.walk(jar)) {
                return files.map(file -> jar.relativize(file).toString().replace('\\', '/'))
                        .filter(ShadedContentsIT::isClass)
                        .collect(Collectors.toCollection(TreeSet::new));
            }
        }
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(ZipEntry::getName)
                    .filter(ShadedContentsIT::isClass)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static boolean isClass(String name) {
        return name.endsWith(".class") && !name.endsWith("module-info.class");
    }

    private static Path jarOf(JsonNode component) {
        return component.path("group").asText().equals("io.github.eciregistry")
                ? Path.of("..", component.path("name").asText(), "target", "classes")
                : ShadedContents.jar(REPOSITORY, component);
    }

    /** Compared class by class with the artifacts' own jars, not with the list that the build made it from. */
    @ParameterizedTest
    @ValueSource(strings = {"eciRegistryJar", "eciRegistryWebhookJar"})
    void listEveryArtifactInTheJarAndNoOther(String property) throws IOException {
        Path jar = Path.of(System.getProperty(property));
        Set<String> unexplained = classes(jar);
        try (JarFile file = new JarFile(jar.toFile())) {
            JsonNode bom = JSON.readTree(read(file, "META-INF/sbom/bom.json"));
            assertThat(bom.path("components")).hasSizeGreaterThan(5);
            for (JsonNode component : bom.path("components")) {
                Set<String> classes = classes(jarOf(component));
                assertThat(classes).as("%s", component.path("bom-ref")).containsAnyElementsOf(classes(jar));
                unexplained.removeAll(classes);
            }
        }
        unexplained.removeAll(classes(Path.of("target", "classes")));
        assertThat(unexplained).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"eciRegistryJar", "eciRegistryWebhookJar"})
    void carryTheLicencesOfEveryArtifact(String property) throws IOException {
        try (JarFile file = new JarFile(System.getProperty(property))) {
            assertThat(read(file, "META-INF/LICENSE")).isEqualTo(Files.readString(Path.of("..", "LICENSE")));
            String licences = read(file, "META-INF/THIRD-PARTY-LICENSES");
            for (JsonNode component :
                    JSON.readTree(read(file, "META-INF/sbom/bom.json")).path("components")) {
                if (!component.path("group").asText().equals("io.github.eciregistry")) {
                    assertThat(licences)
                            .contains(component.path("group").asText() + ":"
                                    + component.path("name").asText() + ":"
                                    + component.path("version").asText());
                }
            }
        }
    }

    @Test
    void carryTheTextsOfLicencesThatAreNotApache() throws IOException {
        try (JarFile file = new JarFile(System.getProperty("eciRegistryWebhookJar"))) {
            assertThat(read(file, "META-INF/THIRD-PARTY-LICENSES"))
                    .contains("QOS.ch", "Legion of the Bouncy Castle", "Prometheus", "Jackson JSON processor")
                    .contains("org.eclipse.jetty:jetty-server:");
        }
    }
}
