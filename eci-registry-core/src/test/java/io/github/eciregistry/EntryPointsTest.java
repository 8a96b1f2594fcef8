package io.github.eciregistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eciregistry.annotation.RegistryAnnotations;
import io.github.eciregistry.lint.ManifestLinter;
import io.github.eciregistry.manifest.ManifestAnnotator;
import io.github.eciregistry.manifest.ManifestEdit;
import io.github.eciregistry.policy.PolicyFile;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.policy.Transport;
import io.github.eciregistry.reference.ImageReference;
import io.github.eciregistry.reference.Registry;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways into the library, used as somebody does who has read nothing. */
class EntryPointsTest {

    private static final RegistryPolicy POLICY = RegistryPolicy.builder()
            .plainHttp(List.of("192.168.0.0/16"))
            .skipVerify(List.of("harbor.pre.com"))
            .https(List.of("192.168.7.7"))
            .build();

    @Test
    void textsAreImages() {
        assertThat(RegistryAnnotations.forImages(POLICY, "192.168.1.10:5000/a", "harbor.pre.com/b:1", "nginx")
                        .toMap())
                .containsEntry("k8s.aliyun.com/plain-http-registry", "192.168.1.10:5000")
                .containsEntry("k8s.aliyun.com/insecure-registry", "harbor.pre.com");
        assertThat(RegistryAnnotations.forImages(POLICY, Stream.of(ImageReference.parse("192.168.1.10:5000/a"))))
                .hasToString("plain HTTP [192.168.1.10:5000], skip-verify []");
        assertThat(POLICY.transportFor("harbor.pre.com/b:1")).isEqualTo(Transport.SKIP_VERIFY);
        assertThat(POLICY.transportFor("192.168.7.7/b")).isEqualTo(Transport.HTTPS);
    }

    @Test
    void everyImageThatIsNotValidIsNamed() {
        assertThatThrownBy(() -> RegistryAnnotations.forImages(POLICY, "reg.test/A", "nginx", "a b"))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.problems()).hasSize(2))
                .hasMessageContaining("[INVALID_REFERENCE_FORMAT]");
    }

    @Test
    void whatMayNotBeAReferenceIsTried() {
        assertThat(ImageReference.tryParse("nginx:1")).contains(ImageReference.parse("nginx:1"));
        assertThat(ImageReference.tryParse("a b")).isEmpty();
        assertThat(Registry.tryParse("reg.test:5000")).contains(Registry.parse("reg.test:5000"));
        assertThat(Registry.tryParse("reg.test:99999")).isEmpty();
        assertThat(Registry.tryParse("http://reg.test")).isEmpty();
        assertThat(Registry.parse("a.test")).isLessThan(Registry.parse("b.test"));
    }

    @Test
    void aPolicyIsReadFromAStream() throws Exception {
        InputStream in = new ByteArrayInputStream("plainHttp: [reg.test]".getBytes(StandardCharsets.UTF_8));

        assertThat(PolicyFile.read(in))
                .isEqualTo(RegistryPolicy.builder().plainHttp("reg.test").build());
        assertThatThrownBy(() -> PolicyFile.read(new ByteArrayInputStream(new byte[] {'a', (byte) 0xFF})))
                .hasMessageContaining("found the byte 0xFF")
                .hasMessageContaining("[MALFORMED_FILE]");
    }

    @Test
    void registriesComeInCollections() {
        assertThat(RegistryAnnotations.builder()
                        .plainHttp(List.of("a.test", "b.test"))
                        .skipVerify(List.of("c.test"))
                        .build())
                .hasToString("plain HTTP [a.test, b.test], skip-verify [c.test]");
    }

    @Test
    void aPolicyIsReadFromCharactersAndWrittenToAFile(@TempDir Path directory) throws Exception {
        Path yaml = directory.resolve("new/policy.yaml");
        Path json = directory.resolve("policy.json");

        PolicyFile.write(RegistryPolicy.empty(), yaml);
        PolicyFile.write(POLICY, yaml);
        PolicyFile.write(POLICY, json);

        assertThat(yaml).hasContent(PolicyFile.toYaml(POLICY));
        assertThat(json).hasContent(PolicyFile.toJson(POLICY));
        try (Reader reader = Files.newBufferedReader(json)) {
            assertThat(PolicyFile.read(reader)).isEqualTo(POLICY);
        }
        assertThatThrownBy(() -> PolicyFile.read(new StringReader(" ".repeat(1024 * 1024 + 1))))
                .hasMessageContaining("[FILE_TOO_LARGE]");
    }

    @Test
    void aFileIsAnnotatedInPlaceAndLinted(@TempDir Path directory) throws Exception {
        String pod =
                "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{image: 192.168.1.10:5000/a}]}\n";
        Path file = Files.writeString(directory.resolve("web.yaml"), pod);
        ManifestAnnotator annotator = ManifestAnnotator.using(POLICY);

        assertThat(ManifestLinter.using(POLICY).lint(file).findings())
                .extracting(finding -> finding.rule().code())
                .contains("ECI401");
        assertThat(annotator.annotate(file).isChanged()).isTrue();
        assertThat(file).hasContent(annotator.annotate(pod).text());
        FileTime written = Files.getLastModifiedTime(file);
        assertThat(annotator.annotate(file).isChanged()).isFalse();
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(written);
        Files.write(file, new byte[] {'a', (byte) 0xFF});
        assertThatThrownBy(() -> annotator.annotate(file)).hasMessageContaining("[MALFORMED_FILE]");
        assertThat(file).hasBinaryContent(new byte[] {'a', (byte) 0xFF});
        assertThatThrownBy(() -> annotator.annotate(directory.resolve("missing.yaml")))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aPathIsNoManifest() {
        ManifestEdit edit = ManifestAnnotator.using(POLICY).annotate("k8s/web.yaml");

        assertThat(edit.text()).isEqualTo("k8s/web.yaml");
        assertThat(edit.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.LOOKS_LIKE_PATH);
            assertThat(problem.position()).isPresent();
        });
        assertThat(edit).hasToString("0 edits, 1 problems, 0 pods in 1 documents");
    }

    @Test
    void errorsAreThrownOnRequest() {
        ManifestAnnotator annotator = ManifestAnnotator.using(POLICY);
        String pod = "kind: Pod\napiVersion: v1\nspec: {containers: [{image: %s}]}\n";

        assertThat(annotator.annotateOrThrow(pod.formatted("192.168.1.10:5000/a")))
                .contains("plain-http-registry");
        assertThatThrownBy(() -> annotator.annotateOrThrow(pod.formatted("192.168.1.10:5000/A")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("[REPOSITORY_NOT_LOWERCASE]");
    }
}
