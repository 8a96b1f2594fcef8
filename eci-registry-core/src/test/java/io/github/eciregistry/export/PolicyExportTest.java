package io.github.eciregistry.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.policy.RegistryPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class PolicyExportTest {

    private static final RegistryPolicy HOSTS = RegistryPolicy.builder()
            .plainHttp("192.168.1.10:5000", "Reg.test.com:80")
            .skipVerify("harbor.pre.com")
            .https("harbor.pre.com:8443", "*.corp.example")
            .build();

    private static final RegistryPolicy PATTERNS = RegistryPolicy.builder()
            .plainHttp("*.corp.example:5000", "192.168.0.0/16", "harbor")
            .skipVerify("*.corp.example", "harbor.pre.com", "*.io")
            .https("192.168.7.0/24:5000", "[::]/0")
            .build();

    @ParameterizedTest
    @MethodSource
    void writes(String file, PolicyExport export, ExportTarget target) throws IOException {
        assertThat(export.to(target)).isEqualTo(resource(file));
    }

    private static Stream<Arguments> writes() {
        PolicyExport hosts = PolicyExport.using(HOSTS);
        return Stream.of(
                Arguments.of("hosts.yaml", hosts, ExportTarget.MUTATING_ADMISSION_POLICY),
                Arguments.of(
                        "patterns.yaml",
                        PolicyExport.using(PATTERNS)
                                .withName("registries")
                                .withKeys(AnnotationKeys.ECI, AnnotationKeys.ACS)
                                .onlyEciPods()
                                .exemptingNamespaces("kube-system", "kyverno"),
                        ExportTarget.MUTATING_ADMISSION_POLICY),
                Arguments.of("kyverno.yaml", hosts, ExportTarget.KYVERNO),
                Arguments.of("eci-profile.yaml", hosts, ExportTarget.ECI_PROFILE),
                Arguments.of(
                        "eci-profile-labels.yaml",
                        hosts.withName("shop")
                                .onlyEciPods()
                                .matchingPodLabel("app", "shop")
                                .matchingPodLabel("alibabacloud.com/eci", "true")
                                .matchingNamespaceLabel("team", ""),
                        ExportTarget.ECI_PROFILE),
                Arguments.of(
                        "selector.yaml",
                        hosts.matchingPodLabel("app", "shop").matchingNamespaceLabel("team", "a"),
                        ExportTarget.SELECTOR));
    }

    @ParameterizedTest
    @EnumSource
    void writesYamlInAscii(ExportTarget target) {
        PolicyExport export = PolicyExport.using(HOSTS);
        String text = (target == ExportTarget.SELECTOR ? export.matchingPodLabel("a", "b") : export).to(target);

        assertThat(text).matches("[\\n -~]+").endsWith("\n").doesNotContain(" \n");
        assertThat(documents(text))
                .isNotEmpty()
                .allSatisfy(document ->
                        assertThat(((Map<?, ?>) document).containsKey("kind")).isTrue());
    }

    @Test
    void listsSelectorsAsJson() {
        Map<?, ?> profile = (Map<?, ?>) documents(PolicyExport.using(HOSTS)
                        .matchingNamespaceLabel("team", "a")
                        .to(ExportTarget.ECI_PROFILE))
                .get(0);
        String selectors = (String) ((Map<?, ?>) Objects.requireNonNull(profile.get("data"))).get("selectors");

        assertThat(documents(Objects.requireNonNull(selectors)).get(0))
                .isEqualTo(List.of(Map.of(
                        "name", "eci-registry",
                        "namespaceSelector", Map.of("matchLabels", Map.of("team", "a")),
                        "effect",
                                Map.of(
                                        "annotations",
                                        Map.of(
                                                "k8s.aliyun.com/plain-http-registry",
                                                "192.168.1.10:5000,Reg.test.com:80",
                                                "k8s.aliyun.com/insecure-registry",
                                                "harbor.pre.com")))));
    }

    @Test
    void ordersPatternsBySpecificity() {
        String text = PolicyExport.using(RegistryPolicy.builder()
                        .plainHttp("*.b", "*.b:80", "*.a.b", "10.0.0.0/8", "10.0.0.0/8:80", "10.1.0.0/16")
                        .build())
                .to(ExportTarget.KYVERNO);

        assertThat(text.lines().map(String::strip))
                .containsSubsequence(
                        "[\".a.b\", \"plain-http\"],", "[\".b:80\", \"plain-http\"],", "[\".b\", \"plain-http\"]")
                .containsSubsequence("// 10.1.0.0/16", "// 10.0.0.0/8:80", "// 10.0.0.0/8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ECI_PROFILE | *.corp.example | a wildcard",
                "ECI_PROFILE | 10.0.0.0/8     | a block of addresses",
                "SELECTOR    | 10.0.0.0/8:80  | a block of addresses",
                "SELECTOR    | harbor         | a host that images can name only with a port",
                "ECI_PROFILE | 192.168.XX.XX  | a placeholder of the documentation",
            })
    void refusesWhatOneValueCannotExpress(ExportTarget target, String pattern, String reason) {
        PolicyExport export = PolicyExport.using(RegistryPolicy.builder()
                        .plainHttp("a.b", "harbor:80")
                        .skipVerify(pattern)
                        .build())
                .matchingPodLabel("a", "b");

        assertThat(refusalsOf(export, target))
                .containsExactly(Problem.of(
                        ProblemCode.NOT_EXPRESSIBLE,
                        pattern,
                        "cannot export \"" + pattern + "\" to " + target
                                + ": its value is the same for every pod, so it can list only registries as in the images, not "
                                + reason));
    }

    @ParameterizedTest
    @CsvSource({
        "1.32, v1alpha1, 1.32 and 1.33",
        "v1.33.1, v1alpha1, 1.32 and 1.33",
        "1.34, v1beta1, 1.34 and 1.35",
        "v1.35.2-aliyun.1, v1beta1, 1.34 and 1.35",
    })
    void writesTheVersionOfARelease(String release, String version, String releases) {
        PolicyExport export = PolicyExport.using(HOSTS);
        String text = export.forKubernetes(release).to(ExportTarget.MUTATING_ADMISSION_POLICY);

        assertThat(text)
                .contains(
                        "# Kubernetes " + releases + " serve this version, but only if the API server is started with")
                .contains("--runtime-config=admissionregistration.k8s.io/" + version + "=true");
        assertThat(specification(text).replace("k8s.io/" + version, "k8s.io/v1"))
                .isEqualTo(specification(export.to(ExportTarget.MUTATING_ADMISSION_POLICY)));
    }

    private static String specification(String text) {
        return text.substring(text.indexOf("apiVersion:"));
    }

    @Test
    void refusesReleasesThatHaveNoSuchPolicy() {
        PolicyExport export = PolicyExport.using(HOSTS);

        assertThat(export.forKubernetes("1.36").to(ExportTarget.MUTATING_ADMISSION_POLICY))
                .isEqualTo(export.to(ExportTarget.MUTATING_ADMISSION_POLICY));
        assertThat(refusalsOf(export.forKubernetes("1.31"), ExportTarget.MUTATING_ADMISSION_POLICY))
                .extracting(Problem::message)
                .containsExactly(
                        "cannot export \"Kubernetes 1.31\" to MUTATING_ADMISSION_POLICY: this kind exists since"
                                + " Kubernetes 1.32; for older clusters export to KYVERNO or deploy the webhook");
        assertThat(refusalsOf(export.forKubernetes("1.36"), ExportTarget.KYVERNO))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.NOT_EXPRESSIBLE);
        for (String version : List.of("", "1", "2.0", "1.x", "1.34 ", "1.34,", "01.34", "1.9999")) {
            assertThat(codesOf(() -> export.forKubernetes(version)))
                    .as(version)
                    .containsExactly(ProblemCode.INVALID_KUBERNETES_VERSION);
        }
    }

    @Test
    void refusesEveryPatternAndOptionAtOnce() {
        PolicyExport export = PolicyExport.using(PATTERNS).onlyEciPods().exemptingNamespaces("kube-system", "b");

        assertThat(refusalsOf(export, ExportTarget.SELECTOR))
                .allMatch(problem -> problem.code() == ProblemCode.NOT_EXPRESSIBLE)
                .extracting(Problem::input)
                .containsExactly(
                        "*.corp.example:5000",
                        "192.168.0.0/16",
                        "harbor",
                        "*.corp.example",
                        "*.io",
                        "kube-system,b",
                        "eci-registry",
                        "eci-registry");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ECI_PROFILE", "SELECTOR"})
    void refusesLabelsWhereImagesAreRead(ExportTarget target) {
        assertThat(refusalsOf(PolicyExport.using(HOSTS).matchingNamespaceLabel("a", "b"), target))
                .containsExactly(Problem.of(
                        ProblemCode.NOT_EXPRESSIBLE,
                        "{a=b}",
                        "cannot export \"{a=b}\" to " + target
                                + ": it reads the images of every pod, so labels to match are not supported"));
    }

    @ParameterizedTest
    @EnumSource
    void refusesAPolicyThatAnnotatesNothing(ExportTarget target) {
        RegistryPolicy policy = RegistryPolicy.builder().https("a.b", "*.b").build();

        assertThat(refusalsOf(PolicyExport.using(policy), target))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.NOTHING_TO_EXPORT);
    }

    @Test
    void refusesAnExpressionThatCelDoesNotRead() {
        RegistryPolicy.Builder policy = RegistryPolicy.builder();
        for (int i = 0; i < 5_000; i++) {
            policy.plainHttp("*.domain" + i + ".example");
        }

        assertThat(refusalsOf(PolicyExport.using(policy.build()), ExportTarget.KYVERNO))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.EXPORT_TOO_LARGE);
                    assertThat(problem.message())
                            .startsWith("cannot export the policy to KYVERNO: expected CEL of at most 100000 characters"
                                    + " for the wildcards, found ");
                });
    }

    @Test
    void refusesNamesAndLabelsThatKubernetesDoes() {
        PolicyExport export = PolicyExport.using(HOSTS);

        for (String name : List.of("", "A", "a_b", "a.", "-a", "a\"", "a\n", "a".repeat(254))) {
            assertThat(codesOf(() -> export.withName(name))).containsExactly(ProblemCode.INVALID_OBJECT_NAME);
        }
        assertThat(codesOf(() -> export.exemptingNamespaces("a", "a.b", "B")))
                .containsExactly(ProblemCode.INVALID_OBJECT_NAME, ProblemCode.INVALID_OBJECT_NAME);
        for (String key : List.of("", "/a", "a/", "a/b/c", "-a", "a b", "A/b", "a".repeat(64))) {
            assertThat(codesOf(() -> export.matchingPodLabel(key, "")))
                    .as(key)
                    .containsExactly(ProblemCode.INVALID_LABEL);
        }
        for (String value : List.of("-", "a/b", "a\"", "a".repeat(64))) {
            assertThat(codesOf(() -> export.matchingNamespaceLabel("a.b/C_d", value)))
                    .containsExactly(ProblemCode.INVALID_LABEL);
        }
    }

    @Test
    void refusesKeysThatWouldOverwriteEachOther() {
        PolicyExport export = PolicyExport.using(HOSTS);

        assertThatThrownBy(export::withKeys).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> export.withKeys(AnnotationKeys.of("a", "b"), AnnotationKeys.of("b", "c")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected pairs of different annotation keys, found [a, b, b, c]");
        assertThat(export.withKeys(AnnotationKeys.ECI, AnnotationKeys.ECI).to(ExportTarget.KYVERNO))
                .isEqualTo(export.to(ExportTarget.KYVERNO));
    }

    private static List<Problem> refusalsOf(PolicyExport export, ExportTarget target) {
        return catchThrowableOfType(InvalidInputException.class, () -> export.to(target))
                .problems();
    }

    private static List<ProblemCode> codesOf(Runnable refused) {
        return catchThrowableOfType(InvalidInputException.class, refused::run).problems().stream()
                .map(Problem::code)
                .toList();
    }

    private static List<Object> documents(String yaml) {
        Iterable<Object> documents = new Load(LoadSettings.builder().build()).loadAllFromString(yaml);
        return StreamSupport.stream(documents.spliterator(), false).toList();
    }

    private static String resource(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(PolicyExportTest.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
