package io.github.eciregistry.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.diagnosis.PullCause;
import io.github.eciregistry.diagnosis.PullDiagnosis;
import io.github.eciregistry.diagnosis.RemedyKind;
import io.github.eciregistry.doctor.PullVerdict;
import io.github.eciregistry.importing.ConfigFormat;
import io.github.eciregistry.kind.WorkloadKind;
import io.github.eciregistry.kind.WorkloadKinds;
import io.github.eciregistry.policy.PolicyFile;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.probe.Verdict;
import io.github.eciregistry.reference.ImageReference;
import io.github.eciregistry.reference.Registry;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the tables of the pages to what the code does. */
class TablesTest {

    private static final Page PULL_ERRORS = Page.of("docs/pull-errors.md");

    private static List<List<String>> causes() {
        return PULL_ERRORS.anchors().stream()
                .flatMap(anchor -> PULL_ERRORS.rows(anchor).stream())
                .toList();
    }

    @Test
    void everyCauseHasOneRow() {
        assertThat(causes())
                .extracting(row -> row.get(0))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(PullCause.values()).map(PullCause::name).toList());
    }

    @TestFactory
    Stream<DynamicTest> everyMessageHasItsCauseAndItsAnnotation() {
        return causes().stream()
                .map(row -> DynamicTest.dynamicTest(row.get(0), () -> {
                    PullDiagnosis diagnosis = PullDiagnosis.of(row.get(1));

                    assertThat(diagnosis.cause()).hasToString(row.get(0));
                    assertThat(diagnosis
                                    .remedy()
                                    .transport()
                                    .map(transport -> switch (transport) {
                                        case PLAIN_HTTP -> "plain-http";
                                        case SKIP_VERIFY -> "insecure";
                                        case HTTPS -> "remove";
                                    })
                                    .orElse(diagnosis.remedy().kind() == RemedyKind.PROBE ? "probe" : ""))
                            .isEqualTo(row.get(2));
                    assertThat(diagnosis.cause().isCurableByAnnotation())
                            .isEqualTo(!row.get(2).isEmpty());
                }));
    }

    @Test
    void everyVerdictOfTheDoctorHasOneRow() {
        assertThat(Page.of("docs/doctor.md").rows("verdicts"))
                .extracting(row -> row.get(0) + " " + row.get(1))
                .containsExactlyElementsOf(Stream.of(PullVerdict.values())
                        .map(verdict -> verdict.code() + " " + verdict)
                        .toList());
    }

    @Test
    void theKeysAreThoseThatAreWritten() {
        assertThat(Page.of("docs/how-eci-decides.md").rows("keys"))
                .containsExactly(
                        List.of("ECI", AnnotationKeys.ECI.plainHttp(), AnnotationKeys.ECI.skipVerify()),
                        List.of("ACS", AnnotationKeys.ACS.plainHttp(), AnnotationKeys.ACS.skipVerify()));
    }

    @Test
    void thePolicyDecidesAsItsPageSays() {
        Page page = Page.of("docs/policies.md");
        RegistryPolicy policy = PolicyFile.parse(page.fences.get(0).text());

        assertThat(page.rows("precedence")).hasSize(7).allSatisfy(row -> {
            Registry registry = Registry.parse(row.get(0));
            assertThat(policy.transportFor(registry)).hasToString(row.get(1));
            policy.ruleFor(registry)
                    .ifPresentOrElse(
                            rule -> assertThat(row.get(2))
                                    .startsWith(rule.pattern().toString()),
                            () -> assertThat(row.get(2)).doesNotContain("."));
        });
    }

    @Test
    void referencesAreReadAsTheirPageSays() {
        assertThat(Page.of("docs/image-references.md").rows("surprises"))
                .hasSizeGreaterThan(10)
                .allSatisfy(row -> {
                    ImageReference image = ImageReference.parse(row.get(0));
                    assertThat(List.of(
                                    image.registry().toString(),
                                    image.repository(),
                                    image.tag().orElse("")))
                            .isEqualTo(row.subList(1, 4));
                });
    }

    @Test
    void wrongReferencesAreRefusedAsTheirPageSays() {
        assertThat(Page.of("docs/image-references.md").rows("errors"))
                .hasSizeGreaterThan(3)
                .allSatisfy(row -> {
                    InvalidInputException refused =
                            catchThrowableOfType(InvalidInputException.class, () -> ImageReference.parse(row.get(0)));
                    Problem problem = refused.problems().get(0);
                    assertThat(problem.code()).hasToString(row.get(1));
                    assertThat(problem.hint().orElse("")).isEqualTo(row.get(2));
                });
    }

    @Test
    void theKindsAreThoseOfTheTable() throws IOException {
        Path page = Page.ROOT.resolve("docs/kinds.md");
        String table = WorkloadKinds.standard().all().stream()
                .map(TablesTest::rowOf)
                .collect(Collectors.joining("\n", "", "\n"));
        if (Boolean.getBoolean("kinds.update")) {
            String text = Files.readString(page);
            int begin = text.indexOf("| --- ", text.indexOf("| group | kind |"));
            begin = text.indexOf('\n', begin) + 1;
            Files.writeString(page, text.substring(0, begin) + table + text.substring(text.indexOf("\n\n", begin) + 1));
        }
        assertThat(Files.readString(page)).contains("\n" + table + "\n");
    }

    private static String rowOf(WorkloadKind kind) {
        String groups = kind.groups().stream()
                .sorted(Comparator.reverseOrder())
                .map(group -> group.isEmpty() ? "core" : "`" + group + "`")
                .collect(Collectors.joining(", "));
        String versions = kind.versions().isEmpty()
                ? ""
                : kind.versions().stream().sorted().collect(Collectors.joining(", ", " (", ")"));
        return "| " + groups + " | `" + kind.kind() + "`" + versions + " | "
                + listOf(kind.pods()) + " | "
                + listOf(kind.objects()) + " |";
    }

    private static String listOf(List<?> paths) {
        return paths.stream().map(path -> "`" + path + "`").collect(Collectors.joining(", "));
    }

    @Test
    void theFormatsAreThoseThatAreImported() {
        assertThat(Page.of("docs/importing.md").column("formats", 0))
                .isEqualTo(
                        Stream.of(ConfigFormat.values()).map(ConfigFormat::name).toList());
    }

    @Test
    void theVerdictsAreThoseOfAProbe() {
        assertThat(Page.of("docs/probing.md").column("verdicts", 0))
                .isEqualTo(Stream.of(Verdict.values()).map(Verdict::name).toList());
    }

    @Test
    void theExitCodesAreThoseOfTheCommand() throws ReflectiveOperationException {
        List<String> codes = new ArrayList<>();
        for (Field code : Class.forName("io.github.eciregistry.cli.ExitCodes").getDeclaredFields()) {
            code.setAccessible(true);
            codes.add(String.valueOf(code.get(null)));
        }

        assertThat(Page.of("docs/command.md").column("exit-codes", 0)).isEqualTo(codes);
    }
}
