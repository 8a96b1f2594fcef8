package io.github.eciregistry.fabric8.imagecache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.Severity;
import io.github.eciregistry.internal.pod.CachePullSecret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageCacheValidationTest {

    @Test
    void findsNothingInACacheThatIsRight() {
        assertThat(ImageCaches.validate(cache())).isEmpty();
    }

    @Test
    void reportsEveryFaultAtOnceInTheOrderOfTheFields() {
        ImageCache cache = new ImageCacheBuilder()
                .withNewSpec()
                .withImages("nginx:1.25", "Nginx:1.25", "nginx:1.25", "busybox")
                .withImagePullSecrets("harbor", "default:harbor", "default:harbor")
                .withImageCacheSize(10)
                .withRetentionDays(0)
                .endSpec()
                .build();

        assertThat(ImageCaches.validate(cache).stream().map(ImageCacheValidationTest::line))
                .containsExactly(
                        "metadata.name IMAGE_CACHE_WITHOUT_NAME",
                        "spec.images[1] REPOSITORY_NOT_LOWERCASE",
                        "spec.images[2] IMAGE_CACHE_DUPLICATE",
                        "spec.images[3] IMAGE_CACHE_FLOATING_TAG",
                        "spec.imagePullSecrets[0] IMAGE_CACHE_SECRET",
                        "spec.imagePullSecrets[2] IMAGE_CACHE_DUPLICATE",
                        "spec.imageCacheSize IMAGE_CACHE_VALUE_OUT_OF_RANGE",
                        "spec.retentionDays IMAGE_CACHE_VALUE_OUT_OF_RANGE");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 21, 32_767, 32_768})
    void takesASizeOf20To32768(int size) {
        ImageCache cache = cache();
        cache.getSpec().setImageCacheSize(size);

        assertThat(ImageCaches.validate(cache)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 32_769, 0, -25, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void reportsAnotherSize(int size) {
        ImageCache cache = cache();
        cache.getSpec().setImageCacheSize(size);

        Problem problem = onlyProblem(cache);
        assertThat(problem.code()).isEqualTo(ProblemCode.IMAGE_CACHE_VALUE_OUT_OF_RANGE);
        assertThat(problem.input()).isEqualTo(Integer.toString(size));
        assertThat(problem).hasToString("spec.imageCacheSize: expected a number from 20 to 32768 GiB, found " + size);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 65_535, 65_536})
    void takesARetentionOf1To65536(int days) {
        ImageCache cache = cache();
        cache.getSpec().setRetentionDays(days);

        assertThat(ImageCaches.validate(cache)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 65_537, -7})
    void reportsAnotherRetention(int days) {
        ImageCache cache = cache();
        cache.getSpec().setRetentionDays(days);

        assertThat(onlyProblem(cache))
                .hasToString("spec.retentionDays: expected a number from 1 to 65536 days, found " + days);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--- {metadata: {name: web}}", "--- {metadata: {name: web}, spec: {images: []}}"})
    void reportsThatThereIsNoImage(String yaml) {
        Problem problem = onlyProblem(Serialization.unmarshal(yaml, ImageCache.class));

        assertThat(problem.code()).isEqualTo(ProblemCode.IMAGE_CACHE_WITHOUT_IMAGES);
        assertThat(problem).hasToString("spec.images: expected at least one image, found none");
    }

    @Test
    void reportsThatThereIsNoName() {
        ImageCache cache = cache();
        cache.setMetadata(null);
        assertThat(onlyProblem(cache)).hasToString("metadata.name: expected a name or a generateName, found none");
        cache.setMetadata(new ObjectMeta());
        assertThat(onlyProblem(cache).code()).isEqualTo(ProblemCode.IMAGE_CACHE_WITHOUT_NAME);
        cache.getMetadata().setName("");
        assertThat(onlyProblem(cache).code()).isEqualTo(ProblemCode.IMAGE_CACHE_WITHOUT_NAME);
        cache.getMetadata().setGenerateName("web-");
        assertThat(ImageCaches.validate(cache)).isEmpty();
    }

    @Test
    void reportsAnImageThatDoesNotParseWithItsOffsetAndHint() {
        ImageCache cache = cache("busybox:1.36", "harbor.pre.com/Test/nginx:1.25");

        Problem problem = onlyProblem(cache);
        assertThat(problem.path()).contains("spec.images[1]");
        assertThat(problem.input()).isEqualTo("harbor.pre.com/Test/nginx:1.25");
        assertThat(problem.offset()).hasValue(15);
        assertThat(problem.hint()).contains("harbor.pre.com/test/nginx:1.25");
    }

    @Test
    void reportsAnImageAndASecretThatAreNull() {
        ImageCache cache = cache();
        cache.getSpec().setImages(Arrays.asList("busybox:1.36", null));
        cache.getSpec().setImagePullSecrets(Arrays.asList("default:harbor", null));

        assertThat(ImageCaches.validate(cache).stream().map(ImageCacheValidationTest::line))
                .containsExactly(
                        "spec.images[1] INVALID_REFERENCE_FORMAT", "spec.imagePullSecrets[1] IMAGE_CACHE_SECRET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nginx", "nginx:latest", "192.168.1.10:5000/test/nginx"})
    void warnsOfAFloatingTag(String image) {
        Problem problem = onlyProblem(cache(image));

        assertThat(problem.code()).isEqualTo(ProblemCode.IMAGE_CACHE_FLOATING_TAG);
        assertThat(problem.code().severity()).isEqualTo(Severity.WARNING);
        assertThat(problem)
                .hasToString("spec.images[0]: \"" + image
                        + "\" is cached as \"latest\" is when the cache is created: use a version or a digest");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nginx:1.25",
                "nginx:Latest",
                "nginx@sha256:0000000000000000000000000000000000000000000000000000000000000000",
                "nginx:latest@sha256:0000000000000000000000000000000000000000000000000000000000000000"
            })
    void takesAFixedTagAndADigest(String image) {
        assertThat(ImageCaches.validate(cache(image))).isEmpty();
    }

    @Test
    void warnsOfADuplicate() {
        Problem problem = onlyProblem(cache("nginx:1.25", "busybox:1.36", "nginx:1.25"));

        assertThat(problem.code().severity()).isEqualTo(Severity.WARNING);
        assertThat(problem).hasToString("spec.images[2]: \"nginx:1.25\" is already spec.images[0]");
    }

    @Test
    void warnsOfMoreImagesAndSecretsThanRosTakes() {
        ImageCache cache =
                cache(IntStream.range(0, 20).mapToObj(i -> "nginx:" + i).toArray(String[]::new));
        cache.getSpec()
                .setImagePullSecrets(
                        IntStream.range(0, 10).mapToObj(i -> "a:b" + i).toList());
        assertThat(ImageCaches.validate(cache)).isEmpty();

        cache.getSpec().getImages().add("nginx:20");
        cache.getSpec().getImagePullSecrets().add("a:b10");

        assertThat(ImageCaches.validate(cache))
                .allMatch(problem -> problem.code().severity() == Severity.WARNING)
                .map(Problem::toString)
                .containsExactly(
                        "spec.images: expected at most 20 images, found 21",
                        "spec.imagePullSecrets: expected at most 10 secrets, found 11");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "default:harbor",
                "kube-system:secret3",
                "a:b",
                "0:0",
                "a:b.c-d.e",
                "a--b:c--d",
                "x23456789012345678901234567890123456789012345678901234567890123:a"
            })
    void takesAPullSecretOfNamespaceAndName(String secret) {
        assertThat(CachePullSecret.problem(secret)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                | 0  | expected a namespace of lower-case letters, digits and inner '-', found the end |",
                "harbor            | 6  | expected ':' and the name of a secret, found the end |",
                ":harbor           | 0  | expected a namespace of lower-case letters, digits and inner '-', found \":\" |",
                "default:          | 8  | expected the name of a secret of lower-case letters, digits and inner '-' and '.', found the end |",
                "default/harbor    | 7  | expected a namespace of lower-case letters, digits and inner '-', found \"/\" | default:harbor",
                "Default:harbor    | 0  | expected a namespace of lower-case letters, digits and inner '-', found \"D\" | default:harbor",
                "default:Harbor    | 8  | expected the name of a secret of lower-case letters, digits and inner '-' and '.', found \"H\" | default:harbor",
                "' default:harbor' | 0  | expected a namespace of lower-case letters, digits and inner '-', found \" \" | default:harbor",
                "'default: harbor' | 8  | expected the name of a secret of lower-case letters, digits and inner '-' and '.', found \" \" |",
                "a.b:c             | 1  | expected a namespace of lower-case letters, digits and inner '-', found \".\" |",
                "a:b:c             | 3  | expected the name of a secret of lower-case letters, digits and inner '-' and '.', found \":\" |",
                "a:b.              | 4  | expected the name of a secret of lower-case letters, digits and inner '-' and '.', found the end |",
                "a:b..c            | 4  | expected the name of a secret of lower-case letters, digits and inner '-' and '.', found \".\" |",
                "a:b-.c            | 4  | expected the name of a secret of lower-case letters, digits and inner '-' and '.', found \".\" |",
                "a:-b              | 2  | expected the name of a secret of lower-case letters, digits and inner '-' and '.', found \"-\" |",
                "a-:b              | 2  | expected a namespace of lower-case letters, digits and inner '-', found \":\" |",
                "a:b_c             | 3  | expected the name of a secret of lower-case letters, digits and inner '-' and '.', found \"_\" |",
                "a:😀              | 2  | expected the name of a secret of lower-case letters, digits and inner '-' and '.', found \"😀\" |",
            })
    void reportsAnotherPullSecret(String secret, int offset, String message, String hint) {
        ImageCache cache = cache();
        cache.getSpec().setImagePullSecrets(List.of(secret));

        Problem problem = onlyProblem(cache);
        assertThat(problem.code()).isEqualTo(ProblemCode.IMAGE_CACHE_SECRET);
        assertThat(problem.path()).contains("spec.imagePullSecrets[0]");
        assertThat(problem.input()).isEqualTo(secret);
        assertThat(problem.offset()).hasValue(offset);
        assertThat(problem.message()).isEqualTo("invalid pull secret \"" + secret + "\" at " + offset + ": " + message);
        assertThat(problem.hint().orElse(null)).isEqualTo(hint);
        problem.hint()
                .ifPresent(fixed -> assertThat(CachePullSecret.problem(fixed)).isEmpty());
    }

    @Test
    void limitsTheLengthOfANamespaceAndOfASecret() {
        assertThat(CachePullSecret.problem("n".repeat(63) + ":" + "s".repeat(253)))
                .isEmpty();
        assertThat(CachePullSecret.problem("n".repeat(64) + ":s").orElseThrow().offset())
                .hasValue(63);
        assertThat(CachePullSecret.problem("n:" + "s".repeat(254)).orElseThrow().offset())
                .hasValue(255);
    }

    @Test
    void findsNoErrorInSampleManifests() throws Exception {
        Path samples = Path.of("../../shared/samples/manifests");
        assumeTrue(Files.isDirectory(samples), "no sample manifests here");
        try (Stream<Path> files = Files.list(samples)) {
            List<Path> manifests =
                    files.filter(file -> file.toString().contains("imagecache")).toList();
            assertThat(manifests).isNotEmpty();
            for (Path manifest : manifests) {
                ImageCache cache = Serialization.unmarshal(Files.readString(manifest), ImageCache.class);
                assertThat(ImageCaches.validate(cache))
                        .as("%s", manifest)
                        .allMatch(problem -> problem.code() == ProblemCode.IMAGE_CACHE_FLOATING_TAG);
            }
        }
    }

    private static Problem onlyProblem(ImageCache cache) {
        assertThat(ImageCaches.validate(cache)).hasSize(1);
        return ImageCaches.validate(cache).get(0);
    }

    private static String line(Problem problem) {
        return problem.path().orElseThrow() + " " + problem.code();
    }

    private static ImageCache cache() {
        return cache("192.168.1.10:5000/test/nginx:1.25");
    }

    private static ImageCache cache(String... images) {
        return new ImageCacheBuilder()
                .withNewMetadata()
                .withName("web")
                .endMetadata()
                .withNewSpec()
                .withImages(images)
                .withImagePullSecrets("default:harbor")
                .endSpec()
                .build();
    }
}
