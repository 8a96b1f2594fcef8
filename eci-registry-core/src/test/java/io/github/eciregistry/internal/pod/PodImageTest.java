package io.github.eciregistry.internal.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.lint.ManifestLinter;
import io.github.eciregistry.manifest.ManifestAnnotator;
import io.github.eciregistry.manifest.ManifestEdit;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PodImageTest {

    private static final ManifestAnnotator ANNOTATOR = ManifestAnnotator.using(
            RegistryPolicy.builder().skipVerify("harbor.pre.com").build());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{containers: {image: a.b/c}}      | WRONG_TYPE         | 3:20 | spec.containers: expected a list, found a mapping",
                "{containers: a.b/c}               | WRONG_TYPE         | 3:20 | spec.containers: expected a list, found a string",
                "{containers: [a.b/c]}             | WRONG_TYPE         | 3:21 | spec.containers[0]: expected a mapping, found a string",
                "{containers: [[image: a.b/c]]}    | WRONG_TYPE         | 3:21 | spec.containers[0]: expected a mapping, found a list",
                "[containers]                      | WRONG_TYPE         | 3:7  | spec: expected a mapping, found a list",
                "text                              | WRONG_TYPE         | 3:7  | spec: expected a mapping, found a string",
                "{containers: [image: [a.b/c]]}    | WRONG_TYPE         | 3:28 | spec.containers[0].image: expected an image reference, found a list",
                "{containers: '${{CONTAINERS}}'}   | IMAGE_NOT_RENDERED | 3:20 | spec.containers: the registry of this image is filled in later: \"${{CONTAINERS}}\"",
            })
    void reportsOnceWhatHidesImages(String spec, ProblemCode code, String position, String message) {
        String text = "apiVersion: v1\nkind: Pod\nspec: " + spec + "\n";
        ManifestEdit edit = ANNOTATOR.annotate(text);
        assertThat(edit.text()).isSameAs(text);
        assertThat(edit.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(code))
                .hasToString(position + ": " + message);
        String rule = code == ProblemCode.WRONG_TYPE ? "error ECI005" : "hint ECI306";
        assertThat(ManifestLinter.create().lint(text))
                .hasToString(position + ": " + rule + ": " + message.substring(message.indexOf(": ") + 2));
    }

    @Test
    void annotatesTheImagesThatItSeesBesideThoseItDoesNot() {
        ManifestEdit edit = ANNOTATOR.annotate(
                "apiVersion: v1\nkind: Pod\nspec:\n  initContainers: {}\n  containers:\n  - image: harbor.pre.com/a\n");
        assertThat(edit.isChanged()).isTrue();
        assertThat(edit.problems())
                .singleElement()
                .hasToString("4:19: spec.initContainers: expected a list, found a mapping");
    }

    @ParameterizedTest
    @CsvSource({
        "'containers: [image: {{ .Values.image }}]', 4:23, spec.containers[0].image",
        "'containers: {{ .Values.containers }}', 4:15, spec.containers",
        "'containers: [image: harbor.pre.com/a, {{ .Values.more }}]', 4:41, spec.containers[1]",
    })
    void bracesOfATemplateAreOneProblem(String spec, String position, String path) {
        String text = "apiVersion: v1\nkind: Pod\nspec:\n  " + spec + "\n";
        String message = ": expected a rendered manifest, found template braces {{";
        ManifestEdit edit = ANNOTATOR.annotate(text);
        assertThat(edit.text()).isSameAs(text);
        assertThat(edit.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.TEMPLATE_BRACES))
                .hasToString(position + ": " + path + message);
        assertThat(ManifestLinter.create().lint(text)).hasToString(position + ": error ECI002" + message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "~", "{}", "{containers: }", "{containers: ~}", "{containers: []}", "{containers: [~]}"})
    void saysNothingOfAPodWithoutImages(String spec) {
        assertThat(ANNOTATOR
                        .annotate("apiVersion: v1\nkind: Pod\nspec: " + spec + "\n")
                        .problems())
                .isEmpty();
    }

    /** Every way to write a placeholder, where the registry is known and where it is not. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "$X",
                "${X}",
                "$(X)",
                "{X}",
                "{{x}}",
                "<X>",
                "<<X>>",
                "%X%",
                "#{x}#",
                "@@X@@",
                "[[x]]",
                "IMAGE_URL"
            })
    void placeholdersAreAlike(String placeholder) {
        String pod = "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - image: '%s'\n";
        for (String image : List.of("harbor.pre.com/" + placeholder, "harbor.pre.com/a/" + placeholder + ":1")) {
            ManifestEdit edit = ANNOTATOR.annotate(pod.formatted(image));
            assertThat(edit.text()).as(image).contains("insecure-registry: \"harbor.pre.com\"");
            assertThat(edit.problems()).as(image).isEmpty();
        }
        ManifestEdit tag = ANNOTATOR.annotate(pod.formatted("harbor.pre.com/a:" + placeholder));
        assertThat(tag.text()).contains("insecure-registry: \"harbor.pre.com\"");
        for (String image : List.of(placeholder, placeholder + "/a:1")) {
            ManifestEdit edit = ANNOTATOR.annotate(pod.formatted(image));
            assertThat(edit.isChanged()).isFalse();
            assertThat(edit.problems())
                    .as(image)
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.IMAGE_NOT_RENDERED))
                    .satisfies(problem -> assertThat(problem.hint()).isEmpty());
            assertThat(ManifestLinter.create().lint(pod.formatted(image)).findings())
                    .as(image)
                    .extracting(finding -> finding.rule().code())
                    .containsExactly("ECI306");
        }
    }
}
