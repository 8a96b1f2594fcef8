package io.github.eciregistry.doctor;

import static io.github.eciregistry.doctor.Dumps.PLAIN;
import static io.github.eciregistry.doctor.Dumps.X509;
import static io.github.eciregistry.doctor.Dumps.examine;
import static io.github.eciregistry.doctor.Dumps.owned;
import static io.github.eciregistry.doctor.Dumps.pod;
import static io.github.eciregistry.doctor.Dumps.template;
import static io.github.eciregistry.doctor.Dumps.workload;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.policy.PolicyFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The owner that is fixed, and how. */
class FixTest {

    private static final String IMAGE = "192.168.1.10:5000/app:1";
    private static final String HTTP_KEY = AnnotationKeys.ECI.plainHttp();
    private static final String TLS_KEY = AnnotationKeys.ECI.skipVerify();
    private static final String PATCH = "{\"spec\":{\"template\":{\"metadata\":{\"annotations\":{"
            + "\"k8s.aliyun.com/plain-http-registry\":\"192.168.1.10:5000\"}}}}}";

    @Test
    void joinsThePodsOfADeploymentIntoOneFinding() {
        List<String> objects = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            objects.add(pod("web-1-" + i, IMAGE)
                    .says(PLAIN)
                    .ownedBy("apps/v1", "ReplicaSet", "web-1")
                    .created("2026-11-30T0" + i % 9 + ":00:00Z")
                    .toString());
        }
        objects.add(
                owned("apps/v1", "ReplicaSet", "web-1", "Deployment", "web", "{\"template\":" + template(IMAGE) + "}"));
        objects.add(workload("Deployment", "web", IMAGE));

        List<DoctorFinding> findings = examine(objects.toArray(String[]::new));

        assertThat(findings).hasSize(1);
        DoctorFinding finding = findings.get(0);
        assertThat(finding.owner()).hasToString("Deployment shop/web");
        assertThat(finding.pods()).hasSize(300);
        assertThat(finding.oldest()).contains(Instant.parse("2026-11-30T00:00:00Z"));
        assertThat(finding.newest()).contains(Instant.parse("2026-11-30T08:00:00Z"));
        assertThat(finding.fix().kind()).isEqualTo(FixKind.PATCH);
        assertThat(finding.fix().patch()).contains(PATCH);
        assertThat(finding.fix().command(finding.owner()))
                .contains("kubectl patch deployment web --namespace shop --type merge --patch '" + PATCH + "'");
    }

    @Test
    void deletesTheUnreadyPodsOfAStatefulSetAfterThePatch() {
        DoctorFinding finding = examine(
                        pod("db-0", IMAGE)
                                .says(PLAIN)
                                .ownedBy("apps/v1", "StatefulSet", "db")
                                .toString(),
                        workload("StatefulSet", "db", IMAGE))
                .get(0);

        assertThat(finding.fix().kind()).isEqualTo(FixKind.PATCH_AND_DELETE_PODS);
        assertThat(finding.fix().steps()).last().asString().contains("not ready");
    }

    @Test
    void patchesACronJobRatherThanItsJob() {
        DoctorFinding finding = examine(
                        pod("n-1-x", IMAGE)
                                .says(PLAIN)
                                .ownedBy("batch/v1", "Job", "n-1")
                                .toString(),
                        owned("batch/v1", "Job", "n-1", "CronJob", "n", "{\"template\":" + template(IMAGE) + "}"),
                        "{\"apiVersion\":\"batch/v1\",\"kind\":\"CronJob\",\"metadata\":{\"name\":\"n\",\"namespace\":\"shop\"},"
                                + "\"spec\":{\"jobTemplate\":{\"spec\":{\"template\":" + template(IMAGE) + "}}}}")
                .get(0);

        assertThat(finding.owner()).hasToString("CronJob shop/n");
        assertThat(finding.fix().kind()).isEqualTo(FixKind.PATCH_FOR_NEXT_RUN);
        assertThat(finding.fix().patch())
                .get()
                .asString()
                .startsWith("{\"spec\":{\"jobTemplate\":{\"spec\":{\"template\":");
    }

    @Test
    void recreatesAJobWhoseTemplateIsImmutable() {
        DoctorFinding finding = examine(pod("n-1-x", IMAGE)
                        .says(PLAIN)
                        .ownedBy("batch/v1", "Job", "n-1")
                        .toString())
                .get(0);

        assertThat(finding.owner()).hasToString("Job shop/n-1");
        assertThat(finding.fix().kind()).isEqualTo(FixKind.RECREATE);
        assertThat(finding.fix().command(finding.owner())).isEmpty();
    }

    @Test
    void makesThePatchOfThePodIfTheOwnerIsNotInTheDump() {
        DoctorFinding finding = examine(pod("db-0", IMAGE)
                        .says(PLAIN)
                        .ownedBy("apps/v1", "StatefulSet", "db")
                        .toString())
                .get(0);

        assertThat(finding.fix().patch()).contains(PATCH);
    }

    @Test
    void movesARegistryFromTheWrongListToTheRightOne() {
        DoctorFinding finding = examine(
                        pod("db-0", IMAGE)
                                .says(PLAIN)
                                .annotated(TLS_KEY, "192.168.1.10:5000")
                                .ownedBy("apps/v1", "StatefulSet", "db")
                                .toString(),
                        workload("StatefulSet", "db", IMAGE, TLS_KEY, "192.168.1.10:5000"))
                .get(0);

        assertThat(finding.fix().patch())
                .get()
                .asString()
                .contains("\"k8s.aliyun.com/insecure-registry\":null,"
                        + "\"k8s.aliyun.com/plain-http-registry\":\"192.168.1.10:5000\"");
    }

    @Test
    void saysThatTheFixBelongsInGit() {
        String argo = workload("Deployment", "web", IMAGE)
                .replace(
                        "\"namespace\":\"shop\"",
                        "\"namespace\":\"shop\",\"labels\":{\"argocd.argoproj.io/instance\":\"web\"}");
        DoctorFinding finding = examine(
                        pod("web-1", IMAGE)
                                .says(PLAIN)
                                .ownedBy("apps/v1", "Deployment", "web")
                                .toString(),
                        argo)
                .get(0);

        assertThat(finding.owner().manager()).contains("Argo CD");
        assertThat(finding.fix().steps().get(0)).contains("in Git");
    }

    @Test
    void writesThePolicyThatTheMessagesProve() {
        DoctorReport report = ClusterDoctor.create()
                .examine(Dumps.read(Dumps.list(List.of(
                        pod("a", IMAGE).says(PLAIN).toString(),
                        pod("b", "harbor.pre.com/app:1").says(X509).toString()))));

        assertThat(PolicyFile.toYaml(report.learned()))
                .isEqualTo("plainHttp:\n  - \"192.168.1.10:5000\"\nskipVerify:\n  - \"harbor.pre.com\"\n");
    }

    @Test
    void neverShowsCredentialsThatAnAnnotationHolds() {
        DoctorFinding finding = examine(
                        pod("db-0", IMAGE)
                                .says(PLAIN)
                                .ownedBy("apps/v1", "StatefulSet", "db")
                                .toString(),
                        workload("StatefulSet", "db", IMAGE, HTTP_KEY, "robot:hunter2@reg.example"))
                .get(0);

        assertThat(finding.fix().patch()).isEmpty();
        assertThat(finding.fix().command(finding.owner())).isEqualTo(Optional.empty());
    }

    @Test
    void takesTheEventsWhereTheWaitingMessageHasNoCause() {
        DoctorFinding finding = examine(
                        pod("a", IMAGE)
                                .saysOnly("Back-off pulling image \"" + IMAGE + "\"")
                                .toString(),
                        Dumps.event("a", Dumps.failure(IMAGE, PLAIN)),
                        Dumps.event("a", "Error: ImagePullBackOff"))
                .get(0);

        assertThat(finding.verdict()).isEqualTo(PullVerdict.ANNOTATION_MISSING);
        assertThat(finding.evidence()).get().asString().contains(PLAIN);
    }
}
