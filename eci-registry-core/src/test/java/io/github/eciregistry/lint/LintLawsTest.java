package io.github.eciregistry.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.TextEdit;
import io.github.eciregistry.manifest.ManifestEdit;
import io.github.eciregistry.manifest.Readings;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Laws that hold for manifests with any mistakes, valid or not. */
class LintLawsTest {

    private static final RegistryPolicy POLICY = RegistryPolicy.builder()
            .plainHttp("10.0.0.7:5000")
            .skipVerify("harbor.example", "*.corp.example")
            .https("trusted.example")
            .build();

    private final ManifestLinter linter = ManifestLinter.using(POLICY).serverless();

    @Property(tries = 4000)
    void aFixLeavesNothingThatHasAFix(@ForAll("manifests") String text) {
        ManifestEdit edit = linter.fix(text);
        assertThat(linter.lint(edit.text()).findings())
                .filteredOn(Finding::isFixable)
                .isEmpty();
        assertThat(linter.fix(edit.text()).text()).isEqualTo(edit.text());
    }

    @Property(tries = 2000)
    void aFixChangesNothingButAnnotations(@ForAll("manifests") String text) {
        boolean namespace = text.contains("kind: Namespace");
        if (!namespace && linter.lint(text).findings().stream().noneMatch(LintLawsTest::isOfTheDocument)) {
            String after = linter.fix(text).text();
            assertThat(linter.lint(after).findings()).noneMatch(LintLawsTest::isOfTheDocument);
            assertThat(withoutAnnotations(Readings.of(after))).isEqualTo(withoutAnnotations(Readings.of(text)));
        }
    }

    private static Object withoutAnnotations(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> kept = new LinkedHashMap<>();
            map.forEach((key, inner) -> {
                if (!"annotations".equals(key)) {
                    kept.put(key, withoutAnnotations(inner));
                }
            });
            return kept;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(LintLawsTest::withoutAnnotations).toList();
        }
        return String.valueOf(value);
    }

    private static boolean isOfTheDocument(Finding finding) {
        return finding.rule().code().startsWith("ECI00");
    }

    @Property(tries = 3000)
    void anyTextGivesAReport(@ForAll("broken") String text) {
        LintReport report = linter.lint(text);
        int last = 0;
        for (Finding finding : report.findings()) {
            assertThat(finding.start()).isBetween(last, text.length());
            assertThat(finding.end()).isBetween(finding.start(), text.length());
            last = finding.start();
            for (TextEdit edit : finding.fix()) {
                assertThat(edit.end()).isLessThanOrEqualTo(text.length());
            }
            assertThat(ManifestEdit.of(text, finding.fix()).original()).isEqualTo(text);
        }
        ManifestEdit edit = linter.fix(text);
        assertThat(linter.fix(edit.text()).text()).isEqualTo(edit.text());
    }

    @Property(tries = 500)
    void aBaselineOfAllFindingsLeavesNone(@ForAll("manifests") String text) {
        LintBaseline baseline = LintBaseline.of(List.of(linter.lint(text)));
        LintBaseline read = LintBaseline.parse(baseline.toJson());
        assertThat(read).isEqualTo(baseline);
        assertThat(linter.withBaseline(read).lint(text).findings()).isEmpty();
        assertThat(linter.withBaseline(read).fix(text).isChanged()).isFalse();
    }

    @Provide
    Arbitrary<String> broken() {
        Arbitrary<String> junk = Arbitraries.of(
                "\n",
                " ",
                "\t",
                "-",
                ":",
                "{",
                "}",
                "[",
                "]",
                "\"",
                "'",
                "#",
                "&a ",
                "*a",
                "<<: ",
                "|",
                ">",
                "!!x ",
                "?",
                "{{",
                "---\n",
                "\u0000",
                "\uD83D",
                "\uFEFF",
                "\u2028",
                "annotations:",
                "~",
                "\\",
                ",",
                "，");
        return Combinators.combine(
                        manifests(),
                        junk,
                        Arbitraries.integers().between(0, 600),
                        Arbitraries.integers().between(0, 3))
                .as((text, piece, at, cut) -> {
                    int start = Math.min(at, text.length());
                    return text.substring(0, start) + piece + text.substring(Math.min(text.length(), start + cut));
                });
    }

    @Provide
    Arbitrary<String> manifests() {
        return Combinators.combine(
                        Arbitraries.of("Deployment", "DaemonSet", "Pod", "ImageCache", "Namespace"),
                        annotations(),
                        annotations(),
                        image(),
                        image(),
                        Arbitraries.of("\n", "\r\n"))
                .as((kind, outer, inner, first, second, lineBreak) ->
                        manifest(kind, outer, inner, first, second).replace("\n", lineBreak));
    }

    private static String manifest(String kind, String outer, String inner, String first, String second) {
        String pod = "spec:\n  containers:\n  - image: " + first + "\n  - image: '" + second + "'\n";
        return switch (kind) {
            case "Pod" -> "apiVersion: v1\nkind: Pod\nmetadata:\n  name: p\n" + indented(inner, 2) + pod;
            case "ImageCache" ->
                "apiVersion: eci.alibabacloud.com/v1\nkind: ImageCache\nmetadata:\n" + indented(inner, 2)
                        + "  name: c\nspec:\n  images: [\"" + first + "\", '" + second + "']\n  imageCacheSize: 5\n";
            case "Namespace" -> "apiVersion: v1\nkind: Namespace\nmetadata:\n" + indented(outer, 2) + "  name: n\n";
            default ->
                "apiVersion: apps/v1\nkind: " + kind + "\nmetadata:\n" + indented(outer, 2)
                        + "  name: d\nspec:\n  template:\n    metadata:\n      labels: {a: b}\n" + indented(inner, 6)
                        + indented(pod, 4);
        };
    }

    private static String indented(String lines, int columns) {
        return lines.isEmpty() ? "" : lines.stripTrailing().indent(columns);
    }

    private static Arbitrary<String> image() {
        return Arbitraries.of(
                "10.0.0.7:5000/a:1",
                "harbor.example/b:1",
                "harbor.example:8443/b:1",
                "x.corp.example/c",
                "trusted.example/d:latest",
                "[::1]:5000/e:1",
                "nginx",
                "Bad/Image",
                "$(image)");
    }

    private static Arbitrary<String> annotations() {
        Arbitrary<String> key = Arbitraries.of(
                "k8s.aliyun.com/plain-http-registry",
                "k8s.aliyun.com/insecure-registry",
                "\"k8s.aliyun.com/insecure-registry\"",
                "plain-http-registries",
                "k8s.aliyun.com/insecure-registries",
                "cci.io/http-registries",
                "registry.alibabacloud.com/insecure-registry",
                "other");
        Arbitrary<String> element = Arbitraries.of(
                "10.0.0.7:5000",
                "10.0.0.7",
                "harbor.example",
                "harbor.example:443",
                "HARBOR.example",
                "http://harbor.example/",
                "unused.example",
                "*.corp.example",
                "10.0.0.0/8",
                "[::1]:5000",
                "docker.io",
                "",
                " ",
                " a.b ",
                "a.b，c.d",
                "a.b c.d",
                "12:30",
                "5000",
                "harbor***.pre.com");
        Arbitrary<String> list = element.list().ofMaxSize(4).map(elements -> String.join(",", elements));
        Arbitrary<String> style = Arbitraries.of("\"%s\"", "'%s'", "\"%s\" # why", "%s", "|\n    %s", ">-\n    %s");
        Arbitrary<String> entry = Combinators.combine(key, list, style).as((name, value, form) -> {
            String written = form.formatted(value.isBlank() && form.contains("\n") ? "x.y" : value);
            boolean plain = form.equals("%s");
            boolean unsafe = plain
                    && (value.isBlank()
                            || " *[,".indexOf(value.charAt(0)) >= 0
                            || value.stripTrailing().endsWith(":"));
            return name + ": " + (unsafe ? "'" + value + "'" : written);
        });
        Arbitrary<String> block = entry.list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(entries -> "annotations:\n" + String.join("\n", entries).indent(2));
        Arbitrary<String> flow = Combinators.combine(key, list, key, list)
                .as((first, one, second, two) ->
                        "annotations: {" + first + ": \"" + one + "\", " + second + ": '" + two + "'}\n");
        return Arbitraries.oneOf(block, block, flow, Arbitraries.of("", "annotations:\n", "annotations: {}\n"));
    }
}
