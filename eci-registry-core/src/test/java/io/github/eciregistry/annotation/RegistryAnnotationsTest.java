package io.github.eciregistry.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.reference.ImageReference;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryAnnotationsTest {

    private static final String PLAIN_HTTP = "k8s.aliyun.com/plain-http-registry";
    private static final String SKIP_VERIFY = "k8s.aliyun.com/insecure-registry";

    private final RegistryPolicy policy = RegistryPolicy.builder()
            .plainHttp("192.168.0.0/16", "reg.test.com:80", "*.io")
            .skipVerify("harbor.pre.com")
            .build();

    @Test
    void imagesNeedTheirRegistriesAsWrittenInTheOrderFirstSeen() {
        RegistryAnnotations annotations = forImages(
                "192.168.1.10:5000/test/nginx:latest",
                "Harbor.Pre.com/a/b",
                "reg.test.com:80/x",
                "192.168.1.10:5000/other",
                "192.168.1.10/other",
                "harbor.pre.com/c@sha256:" + "0".repeat(64));
        assertThat(annotations.toMap())
                .containsExactly(
                        entry(PLAIN_HTTP, "192.168.1.10:5000,reg.test.com:80,192.168.1.10"),
                        entry(SKIP_VERIFY, "Harbor.Pre.com,harbor.pre.com"));
        assertThat(annotations)
                .hasToString("plain HTTP [192.168.1.10:5000, reg.test.com:80, 192.168.1.10], skip-verify"
                        + " [Harbor.Pre.com, harbor.pre.com]");
    }

    @Test
    void dockerHubAndWhatNoPatternNamesNeedNothing() {
        RegistryAnnotations annotations =
                forImages("nginx", "library/nginx:1", "docker.io/a/b", "reg.test.com/x", "quay.com/a");
        assertThat(annotations).isEqualTo(RegistryAnnotations.empty());
        assertThat(annotations.isEmpty()).isTrue();
        assertThat(annotations.toMap()).isEmpty();
    }

    @Test
    void anEmptyListHasNoKey() {
        assertThat(forImages("harbor.pre.com/a").toMap()).containsExactly(entry(SKIP_VERIFY, "harbor.pre.com"));
        assertThat(forImages("192.168.1.1/a").toMap()).containsExactly(entry(PLAIN_HTTP, "192.168.1.1"));
    }

    @Test
    void writesTheKeysAskedFor() {
        RegistryAnnotations annotations = RegistryAnnotations.builder()
                .plainHttp("a.com")
                .skipVerify("b.com")
                .build();
        assertThat(annotations.toMap(AnnotationKeys.ACS))
                .containsExactly(
                        entry("registry.alibabacloud.com/plain-http-registry", "a.com"),
                        entry("registry.alibabacloud.com/insecure-registry", "b.com"));
        assertThat(annotations.toMap(AnnotationKeys.ECI, AnnotationKeys.ACS))
                .containsExactly(
                        entry(PLAIN_HTTP, "a.com"),
                        entry(SKIP_VERIFY, "b.com"),
                        entry("registry.alibabacloud.com/plain-http-registry", "a.com"),
                        entry("registry.alibabacloud.com/insecure-registry", "b.com"));
    }

    @Test
    void theMapCannotBeChanged() {
        Map<String, String> map =
                RegistryAnnotations.builder().plainHttp("a.com").build().toMap();
        assertThatThrownBy(() -> map.put("a", "b")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void statedRegistriesKeepTextAndOrderAndStandOnce() {
        RegistryAnnotations annotations = RegistryAnnotations.builder()
                .plainHttp("192.168.1.10:5000", "A.com")
                .plainHttp("a.com", "192.168.1.10:5000", "[fd00::1]:80")
                .build();
        assertThat(annotations.plainHttp())
                .extracting(Object::toString)
                .containsExactly("192.168.1.10:5000", "A.com", "a.com", "[fd00::1]:80");
        assertThat(annotations.skipVerify()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://a.com, REGISTRY_HAS_SCHEME",
        "a.com/x, REGISTRY_HAS_PATH",
        "a.com:0, PORT_OUT_OF_RANGE",
        "harbor, REGISTRY_NOT_QUALIFIED",
        "*.a.com, REGISTRY_HAS_WILDCARD",
        "harbor***.pre.com, REGISTRY_IS_PLACEHOLDER",
        "192.168.XX.XX, REGISTRY_IS_PLACEHOLDER",
        "10.0.0.0/8, REGISTRY_IS_CIDR",
        "' a.com', BLANK_IN_REGISTRY",
        "a.com，b.com, FULL_WIDTH_CHARACTER",
        "docker.io, DOCKER_HUB",
        "index.docker.io, DOCKER_HUB",
    })
    void statedTextsThatAreNoRegistriesAreRefused(String text, ProblemCode code) {
        RegistryAnnotations.Builder builder = RegistryAnnotations.builder();
        InvalidInputException thrown =
                catchThrowableOfType(InvalidInputException.class, () -> builder.plainHttp("b.com", text));
        assertThat(thrown.problems()).extracting(Problem::code).containsExactly(code);
        assertThat(thrown.problems()).extracting(Problem::input).containsExactly(text);
        assertThat(builder.build()).isEqualTo(RegistryAnnotations.empty());
    }

    @Test
    void aRegistryStatedForBothIsRefused() {
        RegistryAnnotations.Builder builder = RegistryAnnotations.builder()
                .skipVerify("a.com", "b.com", "c.com")
                .plainHttp("c.com", "b.com", "a.com:80");
        InvalidInputException thrown = catchThrowableOfType(InvalidInputException.class, builder::build);
        assertThat(thrown.problems()).extracting(Problem::code).containsOnly(ProblemCode.REGISTRY_IN_BOTH);
        assertThat(thrown.problems())
                .extracting(Problem::message)
                .containsExactly(
                        "registry \"b.com\" is given as both plain HTTP and skip-verify: choose one",
                        "registry \"c.com\" is given as both plain HTTP and skip-verify: choose one");
    }

    @Test
    void aUnionHasTheOthersRegistriesLast() {
        RegistryAnnotations one =
                RegistryAnnotations.builder().plainHttp("a.com", "b.com").build();
        RegistryAnnotations other = RegistryAnnotations.builder()
                .plainHttp("c.com", "a.com")
                .skipVerify("d.com")
                .build();
        assertThat(one.plus(other))
                .isEqualTo(RegistryAnnotations.builder()
                        .plainHttp("a.com", "b.com", "c.com")
                        .skipVerify("d.com")
                        .build())
                .hasSameHashCodeAs(one.plus(other));
        assertThat(one.plus(RegistryAnnotations.empty())).isSameAs(one);
    }

    @Test
    void aUnionOfContradictingAnnotationsIsRefused() {
        RegistryAnnotations one =
                RegistryAnnotations.builder().plainHttp("a.com").build();
        RegistryAnnotations other =
                RegistryAnnotations.builder().skipVerify("a.com").build();
        assertThatThrownBy(() -> one.plus(other))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "registry \"a.com\" is given as both plain HTTP and skip-verify: choose one [REGISTRY_IN_BOTH]");
    }

    @Test
    void whatKubernetesCannotHoldIsNotWritten() {
        RegistryAnnotations annotations = RegistryAnnotations.builder()
                .plainHttp(IntStream.range(0, 20_000)
                        .mapToObj(i -> "registry-" + i + ".corp.example")
                        .toArray(String[]::new))
                .build();
        InvalidInputException thrown = catchThrowableOfType(InvalidInputException.class, annotations::toMap);
        Problem problem = thrown.problems().get(0);
        assertThat(problem.code()).isEqualTo(ProblemCode.ANNOTATIONS_TOO_LARGE);
        assertThat(problem.path()).hasValue(PLAIN_HTTP);
        assertThat(problem.message())
                .isEqualTo("expected annotations of at most 262144 bytes together, found 548923, of which 548923 are"
                        + " those of \"k8s.aliyun.com/plain-http-registry\"");
    }

    private RegistryAnnotations forImages(String... images) {
        List<ImageReference> references =
                Stream.of(images).map(ImageReference::parse).toList();
        return RegistryAnnotations.forImages(policy, references);
    }

    @Test
    void areEqualIfBothListsAre() {
        RegistryAnnotations both =
                RegistryAnnotations.builder().plainHttp("a.b").skipVerify("c.d").build();
        assertThat(both)
                .isEqualTo(RegistryAnnotations.builder()
                        .skipVerify("c.d")
                        .plainHttp("a.b")
                        .build())
                .isNotEqualTo(RegistryAnnotations.builder().plainHttp("a.b").build())
                .isNotEqualTo(RegistryAnnotations.builder().skipVerify("c.d").build())
                .isNotEqualTo(RegistryAnnotations.builder()
                        .plainHttp("c.d")
                        .skipVerify("a.b")
                        .build())
                .doesNotHaveSameHashCodeAs(RegistryAnnotations.empty());
    }

    @Test
    void listsNoRegistryInBothWhereTwoPairsSwapTheirKeys() {
        RegistryAnnotations annotations =
                RegistryAnnotations.builder().plainHttp("a.b").build();
        assertThatThrownBy(() -> annotations.toMap(AnnotationKeys.of("x", "y"), AnnotationKeys.of("y", "x")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("x: registry \"a.b\" needs y, but is listed in x [CONFLICTING_REGISTRY]");
    }
}
