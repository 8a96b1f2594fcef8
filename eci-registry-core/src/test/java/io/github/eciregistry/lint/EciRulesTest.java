package io.github.eciregistry.lint;

import static io.github.eciregistry.lint.Found.found;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What ECI cannot run. */
class EciRulesTest {

    private static List<String> messages(String text) {
        return ManifestLinter.create().serverless().lint(text).findings().stream()
                .map(Finding::toString)
                .toList();
    }

    @Test
    void tellsEachLimitAtItsPlace() {
        String text = """
                apiVersion: apps/v1
                kind: DaemonSet
                metadata: {name: d}
                spec:
                  template:
                    spec:
                      hostNetwork: true
                      initContainers:
                      - image: nginx:1
                        securityContext: {privileged: true}
                      containers:
                      - image: nginx:1
                        securityContext:
                          privileged: true
                      volumes:
                      - name: a
                      - hostPath:
                          path: /
                """;
        assertThat(messages(text))
                .containsExactly(
                        "6:5: warning ECI501: ECI does not run pods of a DaemonSet",
                        "7:20: warning ECI503: ECI does not support hostNetwork",
                        "10:39: warning ECI504: ECI does not run privileged containers",
                        "14:23: warning ECI504: ECI does not run privileged containers",
                        "18:11: warning ECI502: ECI does not support hostPath volumes");
    }

    @Test
    void takesWhatIsSwitchedOff() {
        String text = """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: d}
                spec:
                  template:
                    spec:
                      hostNetwork: false
                      containers:
                      - image: nginx:1
                        securityContext: {privileged: false}
                      volumes:
                      - emptyDir: {}
                """;
        assertThat(messages(text)).isEmpty();
        assertThat(messages("apiVersion: apps/v1\nkind: DaemonSet\nspec:\n  template: {metadata: {}}\n"))
                .containsExactly("4:13: warning ECI501: ECI does not run pods of a DaemonSet");
    }

    @Test
    void tellsTheLimitsOfEci() {
        String text = """
                apiVersion: apps/v1
                kind: DaemonSet
                metadata: {name: d}
                spec:
                  template:
                    metadata: {labels: {a: b}}
                    spec:
                      hostNetwork: true
                      containers:
                      - image: nginx:1
                        securityContext: {privileged: true}
                      - image: nginx:1
                        securityContext: {privileged: false}
                      volumes:
                      - hostPath: {path: /}
                """;
        assertThat(found(ManifestLinter.create(), text)).isEmpty();
        List<String> expected = List.of("6:5 ECI501", "8:20 ECI503", "11:39 ECI504", "15:19 ECI502");
        assertThat(found(ManifestLinter.create().serverless(), text)).isEqualTo(expected);
        assertThat(found(ManifestLinter.create(), text.replace("a: b", "alibabacloud.com/eci: \"true\"")))
                .isEqualTo(expected);
    }
}
