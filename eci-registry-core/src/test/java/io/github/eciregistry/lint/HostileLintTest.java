package io.github.eciregistry.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Values and comments of a length that only linear time ends with. */
class HostileLintTest {

    private static List<Finding> findings(String text) {
        return ManifestLinter.create().lint(text).findings();
    }

    private static String pod(String value) {
        return """
                apiVersion: v1
                kind: Pod
                metadata:
                  labels: {alibabacloud.com/eci: "true"}
                  annotations:
                    k8s.aliyun.com/plain-http-registry: "%s"
                """.formatted(value);
    }

    @Test
    void readsAListOfManyFaultsInLinearTime() {
        String elements = "http://a.b/c, a.b ,,x.y，z.w,".repeat(8_000);
        assertThat(findings(pod(elements))).hasSizeGreaterThan(20_000);
        assertThat(findings(pod(elements.repeat(2)))).extracting(Finding::rule).contains(Rule.ANNOTATIONS_TOO_LARGE);
    }

    @Test
    void readsCommentsThatRepeatTheirMarkInLinearTime() {
        assertThat(findings(("# eci-registry:ignore ".repeat(10_000) + "\n").repeat(20)))
                .isEmpty();
    }
}
