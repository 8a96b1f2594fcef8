package io.github.eciregistry.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** One diagnosis for each image that failed. */
class FindingsTest {

    private static final String HTTP = "Failed to pull image \"h.example:5000/web:1\": Head"
            + " \"https://h.example:5000/v2/web/manifests/1\": http: server gave HTTP response to HTTPS client";
    private static final String UNTRUSTED = "Failed to pull image \"g.example/db:2\": Head"
            + " \"https://g.example/v2/db/manifests/2\": x509: certificate signed by unknown authority";

    private static List<String> diagnose(String... lines) {
        return PullDiagnosis.all(List.of(lines)).stream()
                .map(diagnosis -> diagnosis + " "
                        + diagnosis.reference().map(Object::toString).orElse("-"))
                .toList();
    }

    @Test
    void givesOneForEachImageInTheOrderOfTheText() {
        assertThat(diagnose(HTTP, "Error: ErrImagePull", UNTRUSTED, "Error: ImagePullBackOff"))
                .containsExactly(
                        "HTTP_REGISTRY_ASKED_OVER_HTTPS h.example:5000 h.example:5000/web:1",
                        "X509_UNKNOWN_AUTHORITY g.example g.example/db:2");
        assertThat(PullDiagnosis.all(List.of(UNTRUSTED, HTTP)))
                .extracting(PullDiagnosis::evidence)
                .containsExactly(UNTRUSTED, HTTP);
    }

    @Test
    void readsTheTableOfEventsOfANamespace() {
        assertThat(diagnose(
                        "LAST SEEN   TYPE      REASON      OBJECT      MESSAGE",
                        "90s         Normal    Pulling     pod/web     Pulling image \"h.example:5000/web:1\"",
                        "90s         Warning   Failed      pod/web     " + HTTP,
                        "60s         Normal    BackOff     pod/cache   Back-off pulling image \"h.example/cache:1\"",
                        "40s         Warning   Unhealthy   pod/app     Readiness probe failed: connection refused",
                        "30s         Normal    Pulled      pod/ok      Successfully pulled image \"nginx:1.27\" in 2s",
                        "20s         Warning   Failed      pod/db      " + UNTRUSTED))
                .containsExactly(
                        "HTTP_REGISTRY_ASKED_OVER_HTTPS h.example:5000 h.example:5000/web:1",
                        "WRAPPER_NO_CAUSE h.example h.example/cache:1",
                        "X509_UNKNOWN_AUTHORITY g.example g.example/db:2");
    }

    @Test
    void takesTheLastOfAnImagesMessagesThatTellAsMuch() {
        assertThat(diagnose(UNTRUSTED, HTTP, "Failed to pull image \"g.example/db:2\": pull QPS exceeded"))
                .containsExactly(
                        "RATE_LIMIT g.example g.example/db:2",
                        "HTTP_REGISTRY_ASKED_OVER_HTTPS h.example:5000 h.example:5000/web:1");
    }

    @Test
    void takesTheCauseOfAnImageFromARequestToItsRegistry() {
        assertThat(diagnose(
                        "Back-off pulling image \"h.example:5000/web:1\"",
                        "Back-off pulling image \"h.example:5000/job:1\"",
                        UNTRUSTED,
                        "Get \"https://h.example:5000/v2/\": http: server gave HTTP response to HTTPS client"))
                .containsExactly(
                        "HTTP_REGISTRY_ASKED_OVER_HTTPS h.example:5000 h.example:5000/web:1",
                        "HTTP_REGISTRY_ASKED_OVER_HTTPS h.example:5000 h.example:5000/job:1",
                        "X509_UNKNOWN_AUTHORITY g.example g.example/db:2");
    }

    @Test
    void putsARepositoryWithoutItsTagToItsImage() {
        assertThat(diagnose(
                        "Back-off pulling image \"h.example/web:1\"",
                        "Error: reading manifest 1 in h.example/web: manifest unknown",
                        UNTRUSTED))
                .containsExactly(
                        "NOT_FOUND h.example h.example/web:1", "X509_UNKNOWN_AUTHORITY g.example g.example/db:2");
    }

    @Test
    void takesShortAndFullNamesForTheSameImage() {
        assertThat(
                        diagnose(
                                "Back-off pulling image \"nginx:9\"",
                                "failed to resolve reference \"docker.io/library/nginx:9\": docker.io/library/nginx:9: not found"))
                .hasSize(1);
    }

    @Test
    void givesRegistriesWithoutAnImage() {
        assertThat(diagnose(
                        "Get \"https://a.example/v2/\": x509: certificate signed by unknown authority",
                        "Get \"https://b.example/v2/\": EOF"))
                .containsExactly("X509_UNKNOWN_AUTHORITY a.example -", "CONNECTION_CUT b.example -");
    }

    @Test
    void keepsAFailureWithoutANameWhereItMayBeThatOfAnImage() {
        assertThat(diagnose(
                        "Back-off pulling image \"h.example/web:1\"",
                        "Back-off pulling image \"h.example/db:1\"",
                        "Error response from daemon: unauthorized: authentication required"))
                .containsExactly(
                        "WRAPPER_NO_CAUSE h.example h.example/web:1",
                        "WRAPPER_NO_CAUSE h.example h.example/db:1",
                        "AUTH -");
        assertThat(diagnose(HTTP, UNTRUSTED, "listener: dial tcp 10.0.0.9:8080: connect: connection refused"))
                .hasSize(2);
    }

    @Test
    void isWhatOneDiagnosisIsIfNoImageOrOneFailed() {
        for (String text : List.of("", "the cat sat on the mat", HTTP, "Error: ErrImagePull", "vCPU quota is full.")) {
            assertThat(PullDiagnosis.all(text)).containsExactly(PullDiagnosis.of(text));
        }
    }

    @Test
    void readsTheEndOfALongText() {
        String line = "time=x level=info msg=tick\n";
        String log = HTTP + "\n" + line.repeat(4 * 1024 * 1024 / line.length() + 1) + UNTRUSTED;

        assertThat(diagnose(log)).containsExactly("X509_UNKNOWN_AUTHORITY g.example g.example/db:2");
        assertThat(PullDiagnosis.of(List.of(log, UNTRUSTED.replace("db", "cache"))))
                .hasToString("X509_UNKNOWN_AUTHORITY g.example");
        assertThat(PullDiagnosis.of(List.of(HTTP, line.repeat(4 * 1024 * 1024 / line.length() + 1))))
                .hasToString("UNKNOWN");
    }
}
