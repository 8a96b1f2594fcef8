package io.github.eciregistry.doctor;

import static io.github.eciregistry.doctor.Dumps.ECI_LABEL;
import static io.github.eciregistry.doctor.Dumps.PLAIN;
import static io.github.eciregistry.doctor.Dumps.X509;
import static io.github.eciregistry.doctor.Dumps.examine;
import static io.github.eciregistry.doctor.Dumps.pod;
import static io.github.eciregistry.doctor.Dumps.workload;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.policy.RegistryPolicy;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A dump for each verdict. */
class VerdictTest {

    private static final String IMAGE = "192.168.1.10:5000/app:1";
    private static final String HARBOR = "harbor.pre.com/app:1";
    private static final String HTTP_KEY = AnnotationKeys.ECI.plainHttp();
    private static final String TLS_KEY = AnnotationKeys.ECI.skipVerify();
    private static final String NODE = "\"nodeName\":\"cn-hangzhou.10.0.0.5\"";

    /** The objects of a dump for each verdict. */
    static final Map<PullVerdict, List<String>> DUMPS = new EnumMap<>(PullVerdict.class);

    static {
        dump(PullVerdict.ANNOTATION_MISSING, pod("a", IMAGE).says(PLAIN));
        dump(
                PullVerdict.ANNOTATION_ON_OWNER,
                pod("a", IMAGE).says(PLAIN).ownedBy("apps/v1", "StatefulSet", "db"),
                workload("StatefulSet", "db", IMAGE)
                        .replace(
                                "\"name\":\"db\"",
                                "\"name\":\"db\"," + Dumps.annotations(HTTP_KEY, "192.168.1.10:5000")));
        dump(
                PullVerdict.ANNOTATION_ON_NAMESPACE,
                pod("a", IMAGE).says(PLAIN),
                "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\"shop\","
                        + Dumps.annotations(HTTP_KEY, "192.168.1.10:5000") + "}}");
        dump(PullVerdict.PORT_MISSING, pod("a", IMAGE).says(PLAIN).annotated(HTTP_KEY, "192.168.1.10"));
        dump(PullVerdict.PORT_SUPERFLUOUS, pod("a", HARBOR).says(X509).annotated(TLS_KEY, "harbor.pre.com:443"));
        dump(PullVerdict.PORT_DIFFERENT, pod("a", IMAGE).says(PLAIN).annotated(HTTP_KEY, "192.168.1.10:80"));
        dump(PullVerdict.CASE_DIFFERENT, pod("a", HARBOR).says(X509).annotated(TLS_KEY, "Harbor.pre.com"));
        dump(
                PullVerdict.ELEMENT_MALFORMED,
                pod("a", IMAGE).says(PLAIN).annotated(HTTP_KEY, "http://192.168.1.10:5000"));
        dump(PullVerdict.WRONG_LIST, pod("a", IMAGE).says(PLAIN).annotated(TLS_KEY, "192.168.1.10:5000"));
        dump(
                PullVerdict.POD_OLDER_THAN_TEMPLATE,
                pod("a", IMAGE).says(PLAIN).ownedBy("apps/v1", "StatefulSet", "db"),
                workload("StatefulSet", "db", IMAGE, HTTP_KEY, "192.168.1.10:5000"));
        dump(
                PullVerdict.ADDED_AFTER_CREATION,
                pod("a", IMAGE)
                        .says(PLAIN)
                        .annotated(HTTP_KEY, "192.168.1.10:5000")
                        .metadata(
                                "\"managedFields\":[{\"manager\":\"kubectl-annotate\",\"time\":\"2026-11-30T09:30:00Z\","
                                        + "\"fieldsV1\":{\"f:metadata\":{\"f:annotations\":{\"f:" + HTTP_KEY
                                        + "\":{}}}}}]"));
        dump(PullVerdict.LISTED_IN_VAIN, pod("a", IMAGE).says(PLAIN).annotated(HTTP_KEY, "192.168.1.10:5000"));
        dump(
                PullVerdict.KEYS_OF_OTHER_PRODUCT,
                pod("a", IMAGE)
                        .says(PLAIN)
                        .labels("\"alibabacloud.com/acs\":\"true\"")
                        .annotated(HTTP_KEY, "192.168.1.10:5000"));
        dump(
                PullVerdict.PROFILE_HIDDEN,
                pod("a", IMAGE).says(PLAIN).annotated(HTTP_KEY, "10.9.9.9:80"),
                "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"eci-profile\",\"namespace\":"
                        + "\"kube-system\"},\"data\":{\"selectors\":"
                        + Dumps.quoted("[{\"name\":\"all\",\"objectSelector\":{\"matchLabels\":{" + ECI_LABEL
                                + "}},\"effect\":{" + Dumps.annotations(HTTP_KEY, "192.168.1.10:5000") + "}}]")
                        + "}}");
        dump(
                PullVerdict.PROFILE_OVERWRITES,
                pod("a", IMAGE).says(PLAIN).annotated(HTTP_KEY, "10.9.9.9:80").ownedBy("apps/v1", "StatefulSet", "db"),
                workload("StatefulSet", "db", IMAGE, HTTP_KEY, "192.168.1.10:5000"),
                "{\"apiVersion\":\"eci.aliyun.com/v1\",\"kind\":\"Selector\",\"metadata\":{\"name\":\"all\"},\"spec\":{"
                        + "\"objectLabels\":{" + ECI_LABEL + "},\"priority\":1,\"effect\":{"
                        + Dumps.annotations(HTTP_KEY, "10.9.9.9:80") + "}}}");
        dump(
                PullVerdict.IMAGE_REWRITTEN,
                pod("a", IMAGE).says(PLAIN).ownedBy("apps/v1", "ReplicaSet", "web-1"),
                workload("ReplicaSet", "web-1", "docker.io/library/app:1"));
        dump(
                PullVerdict.WEBHOOK_MISSED,
                pod("a", IMAGE).says(PLAIN),
                "{\"apiVersion\":\"admissionregistration.k8s.io/v1\",\"kind\":\"MutatingWebhookConfiguration\","
                        + "\"metadata\":{\"name\":\"eci-registry-webhook\"},\"webhooks\":[{\"failurePolicy\":\"Ignore\"}]}");
        dump(
                PullVerdict.NOT_ON_ECI,
                pod("a", IMAGE).says(PLAIN).labels("\"app\":\"web\"").spec(NODE));
        dump(
                PullVerdict.PULL_SECRET_MISSING,
                pod("a", HARBOR).says("unexpected status from HEAD request: 401 Unauthorized"));
        dump(
                PullVerdict.PULL_SECRET_ELSEWHERE,
                pod("a", HARBOR)
                        .says("unexpected status from HEAD request: 401 Unauthorized")
                        .spec("\"imagePullSecrets\":[{\"name\":\"pull\"}]"),
                secret("other", "harbor.pre.com"));
        dump(
                PullVerdict.PULL_SECRET_OTHER_HOST,
                pod("a", HARBOR)
                        .says("unexpected status from HEAD request: 401 Unauthorized")
                        .spec("\"imagePullSecrets\":[{\"name\":\"pull\"}]"),
                secret("shop", "https://harbor.corp.example/v2/"));
        dump(
                PullVerdict.IMAGE_CACHE_FAILED,
                cache("Failed", "Failed to pull image \\\"" + HARBOR + "\\\": dial tcp 10.0.0.9:443: i/o timeout"));
        dump(
                PullVerdict.IMAGE_CACHE_DISAGREES,
                pod("a", HARBOR).running().annotated(TLS_KEY, "harbor.pre.com"),
                cache("Ready", "Success")
                        .replace("\"name\":\"c\"", "\"name\":\"c\"," + Dumps.annotations(HTTP_KEY, "harbor.pre.com")));
        dump(PullVerdict.PROBE_FIRST, pod("a", IMAGE).says("tls: first record does not look like a TLS handshake"));
        dump(PullVerdict.EVIDENCE_GONE, pod("a", HARBOR).saysOnly("Back-off pulling image \"" + HARBOR + "\""));
        dump(PullVerdict.CAUSE_UNKNOWN, pod("a", HARBOR).saysOnly("the cat sat on the mat"));
        dump(PullVerdict.OTHER_CAUSE, pod("a", HARBOR).says("dial tcp: lookup harbor.pre.com: no such host"));
        dump(
                PullVerdict.RUNS_FROM_CACHE,
                pod("a", IMAGE).running(),
                pod("b", IMAGE.replace("app", "other")).says(PLAIN).annotated(HTTP_KEY, "192.168.1.10:5000"));
        dump(PullVerdict.UNUSED_ENTRY, pod("a", "quay.io/app:1").running().annotated(HTTP_KEY, "192.168.1.10:5000"));
    }

    private static void dump(PullVerdict verdict, Object... objects) {
        DUMPS.put(
                verdict,
                java.util.stream.Stream.of(objects).map(Object::toString).toList());
    }

    private static String secret(String namespace, String host) {
        String config = "{\"auths\":{\"" + host + "\":{\"auth\":\"cm9ib3Q6aHVudGVyMg==\"}}}";
        return "{\"apiVersion\":\"v1\",\"kind\":\"Secret\",\"metadata\":{\"name\":\"pull\",\"namespace\":\"" + namespace
                + "\"},\"type\":\"kubernetes.io/dockerconfigjson\",\"data\":{\".dockerconfigjson\":\""
                + Base64.getEncoder().encodeToString(config.getBytes(StandardCharsets.UTF_8)) + "\"}}";
    }

    private static String cache(String phase, String message) {
        return "{\"apiVersion\":\"eci.alibabacloud.com/v1\",\"kind\":\"ImageCache\",\"metadata\":{\"name\":\"c\"},"
                + "\"spec\":{\"images\":[\"" + HARBOR + "\"]},\"status\":{\"phase\":\"" + phase
                + "\",\"events\":[{\"message\":\"" + message + "\"}]}}";
    }

    @Test
    void everyVerdictHasADump() {
        assertThat(DUMPS.keySet()).containsExactly(PullVerdict.values());
    }

    @TestFactory
    List<DynamicTest> findsEachInItsDump() {
        return DUMPS.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey().name(), () -> {
                    List<DoctorFinding> findings = examine(entry.getValue().toArray(String[]::new));
                    assertThat(findings).extracting(DoctorFinding::verdict).contains(entry.getKey());
                    if (entry.getKey() != PullVerdict.RUNS_FROM_CACHE) {
                        assertThat(findings)
                                .hasSize(
                                        entry.getKey() == PullVerdict.PROFILE_OVERWRITES
                                                        || entry.getKey() == PullVerdict.PROFILE_HIDDEN
                                                ? 2 // The entry that hides the right one is of no use.
                                                : 1);
                    }
                    assertThat(findings.toString()).doesNotContain("cm9ib3Q6").doesNotContain("hunter2");
                }))
                .toList();
    }

    @Test
    void neverRecommendsAnythingForAPublicRegistry() {
        ClusterDump dump = Dumps.read(pod("a", "quay.io/app:1").says(X509).toString());
        DoctorReport report = ClusterDoctor.create().examine(dump);

        assertThat(report.findings()).extracting(DoctorFinding::verdict).containsExactly(PullVerdict.OTHER_CAUSE);
        assertThat(report.findings().get(0).fix().patch()).isEmpty();
        assertThat(report.policy()).isEqualTo(RegistryPolicy.empty());
    }

    @Test
    void reliesOnThePolicyWhereTheEvidenceIsGone() {
        String pod = pod("a", HARBOR)
                .saysOnly("Back-off pulling image \"" + HARBOR + "\"")
                .toString();
        RegistryPolicy policy =
                RegistryPolicy.builder().skipVerify("harbor.pre.com").build();

        assertThat(ClusterDoctor.using(policy).examine(Dumps.read(pod)).findings())
                .extracting(DoctorFinding::verdict)
                .containsExactly(PullVerdict.ANNOTATION_MISSING);
    }

    @Test
    void everyCodeIsUnique() {
        assertThat(List.of(PullVerdict.values())).extracting(PullVerdict::code).doesNotHaveDuplicates();
    }
}
