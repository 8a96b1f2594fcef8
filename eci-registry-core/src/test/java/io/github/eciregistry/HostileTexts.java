package io.github.eciregistry;

import io.github.eciregistry.annotation.AnnotationReading;
import io.github.eciregistry.diagnosis.PullDiagnosis;
import io.github.eciregistry.importing.ConfigFormat;
import io.github.eciregistry.lint.ManifestLinter;
import io.github.eciregistry.manifest.ManifestAnnotator;
import io.github.eciregistry.manifest.ManifestImages;
import io.github.eciregistry.policy.PolicyFile;
import io.github.eciregistry.policy.RegistryPattern;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.reference.ImageReference;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A program that gives a text to every entry, one after the other, and prints what each makes of it. */
final class HostileTexts {

    private static final RegistryPolicy POLICY =
            RegistryPolicy.builder().plainHttp("r.io").build();

    private HostileTexts() {}

    /** Takes the name of a text. */
    public static void main(String[] args) {
        String text = text(args[0]);
        print(
                "annotate",
                () -> codes(ManifestAnnotator.using(POLICY).annotate(text).problems()));
        print("images", () -> ManifestImages.of(text).size() + " images");
        print("lint", () -> rules(text));
        print("fix", () -> ManifestLinter.using(POLICY).fix(text).isChanged() ? "fixed" : "as it is");
        print("diagnosis", () -> PullDiagnosis.of(text).cause().name());
        print("reference", () -> ImageReference.parse(text).tag().isPresent() ? "tagged" : "untagged");
        print("pattern", () -> RegistryPattern.parse(text).toString().length() + " characters");
        print("policy file", () -> PolicyFile.parse(text).rules().size() + " rules");
        for (ConfigFormat format : ConfigFormat.values()) {
            print(format.name(), () -> format.parse(text, "hosts.toml").rules().size() + " rules");
        }
        print(
                "annotation",
                () -> codes(AnnotationReading.of(Map.of("k8s.aliyun.com/plain-http-registry", text))
                        .problems()));
    }

    private static String text(String name) {
        return switch (name) {
            case "200 MB of one character" -> "a".repeat(200_000_000);
            case "200 MB of lines" -> "a: b\n".repeat(40_000_000);
            case "1 MB scalar" -> "kind: " + "a".repeat(1_000_000);
            case "aliases that multiply" -> laughs();
            case "flow sequences" -> "[".repeat(10_000);
            case "flow mappings" -> "{a: ".repeat(10_000);
            case "JSON arrays" -> "[".repeat(10_000) + "]".repeat(10_000);
            case "JSON objects" -> "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000);
            case "dashes" -> "- ".repeat(10_000) + "a\n";
            case "keys of keys" -> "? ".repeat(10_000) + "a\n";
            case "stairs" ->
                IntStream.range(0, 2_000).mapToObj(i -> " ".repeat(i) + "a:\n").collect(Collectors.joining());
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Lists of nine times the list before: at the 30th more pods than there are atoms in a planet. */
    private static String laughs() {
        StringBuilder text = new StringBuilder(
                "a0: &a0 {apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {containers: [{image: r.io/a}]}}\n");
        for (int i = 1; i <= 30; i++) {
            String nine = ("*a" + (i - 1) + " , ").repeat(9);
            text.append("a" + i + ": &a" + i + " {apiVersion: v1, kind: List, items: [" + nine + "]}\n");
        }
        return text + "apiVersion: v1\nkind: List\nitems: [*a4 , *a30 ]\n";
    }

    private static void print(String entry, Supplier<String> reading) {
        String result;
        try {
            result = reading.get();
        } catch (InvalidInputException e) {
            result = codes(e.problems());
        }
        System.out.println(entry + ": " + result);
    }

    private static String codes(List<Problem> problems) {
        TreeSet<ProblemCode> codes = new TreeSet<>();
        problems.forEach(problem -> codes.add(problem.code()));
        return codes.toString();
    }

    private static String rules(String text) {
        TreeSet<String> rules = new TreeSet<>();
        ManifestLinter.using(POLICY)
                .lint(text)
                .findings()
                .forEach(finding -> rules.add(finding.rule().code()));
        return rules.toString();
    }
}
