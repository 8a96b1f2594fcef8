package io.github.eciregistry.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Annotations that stand where they have no effect, and when they are moved. */
class PlacementRulesTest {

    private static final String PLAIN = "k8s.aliyun.com/plain-http-registry";
    private static final ManifestLinter LINTER =
            ManifestLinter.create().without(Rule.values()).with(Rule.ANNOTATION_ON_CONTROLLER);

    private static List<String> found(ManifestLinter linter, String text) {
        return linter.lint(text).findings().stream()
                .map(finding -> finding.position() + " " + finding.message() + " | "
                        + finding.path().orElse(""))
                .toList();
    }

    private static String fixed(String text) {
        return LINTER.fix(text).text();
    }

    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: d
              annotations:
                k8s.aliyun.com/plain-http-registry: OUTER
            spec:
              template:
                metadata:
                  labels: {a: b}
                  annotations:
                    INNER
                spec:
                  containers: [{image: "a.b/c:1"}]
            """;

    private static String deployment(String outer, String inner) {
        return DEPLOYMENT.replace("OUTER", outer).replace("INNER", inner);
    }

    /** The annotations outside, those of the pod, and what both become. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            KEY: a.b # why∎other: x                      | p: q | other: x                 | p: q∎KEY: "a.b" # why
            other: x∎# one∎# two∎KEY: a.b                | p: q | other: x                 | p: q∎# one∎# two∎KEY: "a.b"
            # one∎∎# two∎KEY: a.b∎# three∎other: x       | p: q | # one∎∎# three∎other: x  | p: q∎# two∎KEY: "a.b"
            other: x∎KEY: "a.b" # why                    | KEY: c.d | no fix               | no fix
            other: x∎  # deeper∎KEY: a.b                 | p: q | no fix                   | no fix
            other: x∎KEY: # why∎  a.b                    | p: q | no fix                   | no fix
            other: x∎KEY: >- # why∎  a.b                 | p: q | no fix                   | no fix
            other: >-∎  # text∎KEY: a.b                  | p: q | other: >-∎  # text       | p: q∎KEY: "a.b"
            """)
    void movesCommentsAlong(String outer, String inner, String outerAfter, String innerAfter) {
        String text = commented(outer, inner);
        assertThat(fixed(text)).isEqualTo(outerAfter.equals("no fix") ? text : commented(outerAfter, innerAfter));
    }

    private static String commented(String outer, String inner) {
        return DEPLOYMENT
                .replace("    k8s.aliyun.com/plain-http-registry: OUTER", lines(outer, "    "))
                .replace("        INNER", lines(inner, "        "));
    }

    private static String lines(String text, String indent) {
        String lines = indent + text.replace("∎", "\n" + indent);
        return lines.replaceAll("(?m)^ +$", "").replace("KEY", PLAIN);
    }

    /** Comments around the only annotation stay, and with them its mapping. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            annotations: # all∎  KEY: a.b    | annotations: # all
            annotations:∎  # all∎∎  KEY: a.b | annotations:∎  # all∎
            # all∎annotations:∎  KEY: a.b    | # all∎annotations:
            """)
    void leavesTheCommentsOfTheMappingBehind(String before, String after) {
        String text = """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: d
                %s
                spec:
                  template:
                    metadata:
                      name: p%s
                    spec:
                      containers: [{image: a.b/c}]
                """;
        String moved = "\n      annotations:\n        " + PLAIN + ": \"a.b\"";
        assertThat(fixed(text.formatted(lines(before, "  "), ""))).isEqualTo(text.formatted(lines(after, "  "), moved));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a.b          | x: y                           | x: y∎KEY: "a.b"
            a.b          | KEY: c.d                       | KEY: c.d,a.b
            "a.b,c.d"    | KEY: "c.d"                     | KEY: "c.d,a.b"
            """)
    void movesAnAnnotationIntoThePod(String outer, String inner, String joined) {
        String text = deployment(outer, inner.replace("KEY", PLAIN));
        String expected = deployment("", joined.replace("KEY", PLAIN).replace("∎", "\n        "))
                .replace("  annotations:\n    " + PLAIN + ": \n", "");
        assertThat(found(LINTER, text))
                .containsExactly("6:5 " + PLAIN
                        + " has no effect in metadata.annotations: set it in spec.template.metadata.annotations"
                        + " | metadata.annotations[" + PLAIN + "]");
        assertThat(fixed(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://a.b   | KEY: c.d
            a.b          | KEY: http://c.d
            a.b          | KEY: [c.d]
            a.b          | k8s.aliyun.com/insecure-registry: a.b∎KEY: c.d
            [a.b]        | x: y
            &a a.b       | x: y
            """)
    void movesNothingThatCannotBeJoined(String outer, String inner) {
        String text = deployment(outer, inner.replace("KEY", PLAIN).replace("∎", "\n        "));
        assertThat(found(LINTER, text)).hasSize(1);
        assertThat(fixed(text)).isEqualTo(text);
    }

    @Test
    void joinsTheOtherAnnotationAsWell() {
        String insecure = "k8s.aliyun.com/insecure-registry";
        String text = deployment("a.b", insecure + ": c.d").replace(PLAIN, insecure);
        assertThat(fixed(text))
                .isEqualTo(text.replace("  annotations:\n    " + insecure + ": a.b\n", "")
                        .replace("c.d", "c.d,a.b"));
    }

    @Test
    void joinsAValueThatTheAnnotationOfThePodHasAlready() {
        String text = deployment("a.b", PLAIN + ": a.b");
        assertThat(fixed(text)).isEqualTo(text.replace("  annotations:\n    " + PLAIN + ": a.b\n", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "Deployment, spec.annotations",
        "Deployment, spec.template.annotations",
        "CronJob, spec.annotations",
        "CronJob, spec.jobTemplate.metadata.annotations",
        "CronJob, spec.jobTemplate.annotations",
        "CronJob, spec.jobTemplate.spec.metadata.annotations",
        "CronJob, spec.jobTemplate.spec.annotations",
        "CronJob, spec.jobTemplate.spec.template.annotations"
    })
    void tellsOfAnnotationsOnTheWayToThePod(String kind, String place) {
        boolean cron = kind.equals("CronJob");
        String text = "apiVersion: " + (cron ? "batch/v1" : "apps/v1") + "\nkind: " + kind + "\n"
                + nested(place, "{" + PLAIN + ": a.b}");
        String right =
                cron ? "spec.jobTemplate.spec.template.metadata.annotations" : "spec.template.metadata.annotations";
        assertThat(LINTER.lint(text).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.message()).isEqualTo(PLAIN + " has no effect in " + place + ": set it in " + right);
            assertThat(finding.path()).contains(place + "[" + PLAIN + "]");
        });
    }

    private static String nested(String path, String value) {
        StringBuilder text = new StringBuilder();
        String[] steps = path.split("[.]", -1);
        for (int i = 0; i < steps.length; i++) {
            text.append("  ".repeat(i)).append(steps[i]).append(i == steps.length - 1 ? ": " + value + "\n" : ":\n");
        }
        return text.toString();
    }

    @Test
    void leavesAnnotationsWhereThePodIsNotThere() {
        String text =
                "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  annotations:\n    " + PLAIN + ": a.b\nspec: {}\n";
        assertThat(found(LINTER, text)).hasSize(1);
        assertThat(fixed(text)).isEqualTo(text);
        String wrong = text.replace("spec: {}", "spec: {template: {metadata: [a]}}");
        assertThat(fixed(wrong)).isEqualTo(wrong);
    }

    @Test
    void leavesAnnotationsWhereSeveralPodsCouldBeMeant() {
        String experiment = "apiVersion: argoproj.io/v1alpha1\nkind: Experiment\nmetadata:\n  annotations:\n    "
                + PLAIN + ": a.b\nspec:\n  templates:\n  - template:\n      metadata: {name: x}\n";
        assertThat(found(LINTER, experiment))
                .containsExactly("5:5 " + PLAIN
                        + " has no effect in metadata.annotations: set it in spec.templates[*].template.metadata.annotations"
                        + " | metadata.annotations[" + PLAIN + "]");
        assertThat(fixed(experiment)).isEqualTo(experiment);
        String cron =
                "apiVersion: apps.kruise.io/v1alpha1\nkind: AdvancedCronJob\nmetadata:\n  annotations:\n    " + PLAIN
                        + ": a.b\nspec:\n  template:\n    jobTemplate:\n      spec:\n        template:\n"
                        + "          metadata: {name: x}\n";
        assertThat(found(LINTER, cron)).hasSize(1);
        assertThat(fixed(cron)).isEqualTo(cron);
    }

    @Test
    void movesTheAnnotationOfAWorkflowToItsPodMetadata() {
        String text = "apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata:\n  name: w\n  annotations:\n    "
                + PLAIN + ": a.b\nspec:\n  templates:\n  - name: t\n    container: {image: \"a.b/c:1\"}\n";
        assertThat(fixed(text))
                .isEqualTo("apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata:\n  name: w\nspec:\n"
                        + "  podMetadata:\n    annotations:\n      " + PLAIN
                        + ": \"a.b\"\n  templates:\n  - name: t\n    container: {image: \"a.b/c:1\"}\n");
    }

    @Test
    void movesTheFirstOfTwoWithTheSameKey() {
        String text = deployment("a.b\n    " + PLAIN + ": c.d", "x: y");
        List<Finding> findings = LINTER.lint(text).findings();
        assertThat(findings).hasSize(2);
        assertThat(findings).noneMatch(Finding::isFixable);
    }

    @ParameterizedTest
    @ValueSource(strings = {"spec: {}", "spec: {template: {metadata: {annotations: {" + PLAIN + ": a.b}}}}"})
    void tellsNothingOfAnnotationsOfThePod(String spec) {
        assertThat(found(LINTER, "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d}\n" + spec + "\n"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Namespace, ECI102", "Service, ECI103", "ConfigMap, ECI103"})
    void tellsOfAnnotationsOfAnObjectWithoutPods(String kind, String code) {
        String text = "apiVersion: v1\nkind: " + kind + "\nmetadata:\n  annotations: {" + PLAIN
                + ": a.b, x: y, k8s.aliyun.com/insecure-registry: c.d}\n";
        ManifestLinter linter = ManifestLinter.create()
                .without(Rule.values())
                .with(Rule.ofCode(code).orElseThrow());
        assertThat(found(linter, text))
                .containsExactly(
                        "4:17 " + PLAIN + " has no effect on a " + kind + ": set it on the pods | metadata.annotations["
                                + PLAIN + "]",
                        "4:64 k8s.aliyun.com/insecure-registry has no effect on a " + kind
                                + ": set it on the pods | metadata.annotations[k8s.aliyun.com/insecure-registry]");
    }

    @Test
    void showsAKindThatIsNoWordOnOneLine() {
        String text = "apiVersion: v1\nkind: Con\n\n  fig\nmetadata:\n  annotations: {" + PLAIN + ": a.b}\n";
        assertThat(found(ManifestLinter.create(), text))
                .containsExactly("6:17 " + PLAIN
                        + " has no effect on a \"Con\\nfig\": set it on the pods | metadata.annotations[" + PLAIN
                        + "]");
    }

    private static final String WEB = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  containers: [{name: c, image: x.y/c}]
            """;

    /** Where the annotation is in a Deployment, and what is found there. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {name: web}         | {name: web, KEY: a.b}                     | 3:23 ECI101 metadata[KEY]
            {name: web}         | {name: web, labels: {KEY: a.b}}           | 3:32 ECI106 metadata.labels[KEY]
            spec:∎  selector    | KEY: a.b∎spec:∎  selector                 | 4:1 ECI101 [KEY]
            spec:∎  selector    | annotations: {KEY: a.b}∎spec:∎  selector  | 4:15 ECI101 annotations[KEY]
            {app: web}}∎  temp  | {KEY: a.b}}∎  temp                        | 5:28 ECI106 spec.selector.matchLabels[KEY]
            template:           | template:∎    KEY: a.b                    | 7:5 ECI101 spec.template[KEY]
            labels: {app: web}} | KEY: a.b}                                 | 7:16 ECI101 spec.template.metadata[KEY]
            labels: {app: web}} | labels: {KEY: a.b}}                       | 7:25 ECI106 spec.template.metadata.labels[KEY]
            containers:         | annotations: {KEY: a.b}∎      containers: | 9:21 ECI101 spec.template.spec.annotations[KEY]
            containers:         | nodeSelector: {KEY: a.b}∎      containers: | 9:22 ECI106 spec.template.spec.nodeSelector[KEY]
            x.y/c}              | x.y/c, env: [{name: KEY, value: a.b}]}    | 9:57 ECI101 spec.template.spec.containers[0].env[0].name
            containers:         | tolerations: [{key: KEY}]∎      containers: | 9:27 ECI101 spec.template.spec.tolerations[0].key
            """)
    void findsAnAnnotationAnywhere(String old, String replacement, String expected) {
        String text = WEB.replace(
                old.replace("∎", "\n"), replacement.replace("∎", "\n").replace("KEY", PLAIN));
        assertThat(ManifestLinter.create().lint(text).findings())
                .extracting(finding -> finding.position() + " " + finding.rule().code() + " "
                        + finding.path().orElse(""))
                .containsExactly(expected.replace("KEY", PLAIN));
    }

    /** A misplaced value is checked, too. */
    @ParameterizedTest
    @ValueSource(strings = {"annotations: {KEY: \"http://a.b\"}", "labels: {KEY: \"http://a.b\"}"})
    void checksTheValueWhereverItIs(String metadata) {
        for (String kind : List.of("Deployment", "Service", "Namespace")) {
            String text = WEB.replace("{name: web}", "{name: web, " + metadata.replace("KEY", PLAIN) + "}")
                    .replace("kind: Deployment", "kind: " + kind)
                    .replace("apps/v1", kind.equals("Deployment") ? "apps/v1" : "v1");
            assertThat(ManifestLinter.create().lint(text).findings())
                    .as(kind)
                    .extracting(Finding::rule)
                    .contains(Rule.REGISTRY_WITH_SCHEME);
        }
    }

    /** The operator of a kind may pass on annotations that are not around a pod. */
    @Test
    void leavesAnnotationsOfOperatorsAlone() {
        String text = """
                apiVersion: ray.io/v1
                kind: RayCluster
                metadata: {name: r}
                spec:
                  service: {metadata: {annotations: {k8s.aliyun.com/plain-http-registry: a.b}}}
                  headGroupSpec: {template: {spec: {containers: [{image: c.d/e}]}}}
                """;
        assertThat(ManifestLinter.create().lint(text).findings()).isEmpty();
    }
}
