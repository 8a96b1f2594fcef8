package io.github.eciregistry.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.eciregistry.admission.RegistryAdmission;
import io.github.eciregistry.cli.CredentialForms;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookServerTest {

    private static final String POD = Reviews.pod("192.168.1.10:5000/test/nginx:latest");

    @TempDir
    private static Path folder;

    private static RunningWebhook webhook;

    @BeforeAll
    static void start() throws Exception {
        webhook = RunningWebhook.start(folder, RunningWebhook.TIMEOUTS, RegistryAdmission::denyingInvalidReferences);
    }

    @AfterAll
    static void stop() throws Exception {
        webhook.close();
    }

    @Test
    void answersAReviewWithThePatch() throws Exception {
        HttpResponse<String> answer = webhook.review(POD);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        JsonNode response = Reviews.response(answer.body());
        assertThat(response.path("uid").textValue()).isEqualTo(Reviews.UID);
        assertThat(response.path("allowed").booleanValue()).isTrue();
        assertThat(response.path("patchType").textValue()).isEqualTo("JSONPatch");
        assertThat(Reviews.patch(answer.body()))
                .contains("/metadata/annotations/k8s.aliyun.com~1plain-http-registry")
                .contains("192.168.1.10:5000");
    }

    @Test
    void answersAsManyReviewsOnOneConnectionAsAreSent() throws Exception {
        for (int i = 0; i < 100; i++) {
            assertThat(webhook.review(POD).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void takesTheQueryAndTheCharsetThatClientsAdd() throws Exception {
        HttpResponse<String> answer = webhook.send(webhook.request("/mutate?timeout=10s")
                .header("Content-Type", "Application/JSON; charset=utf-8")
                .POST(BodyPublishers.ofString(POD)));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    /** Which is what the API server asks for, whatever a client could have. */
    @Test
    void speaksHttp11EvenToAClientThatPrefersHttp2() throws Exception {
        HttpResponse<String> answer = webhook.send(webhook.request("/healthz").version(Version.HTTP_2));
        assertThat(answer.version()).isEqualTo(Version.HTTP_1_1);
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void answersTheProbesOnBothPorts() throws Exception {
        for (String path : new String[] {"/healthz", "/readyz"}) {
            assertThat(webhook.get(path).body()).isEqualTo("ok\n");
            assertThat(webhook.send(webhook.statusRequest(path)).body()).isEqualTo("ok\n");
        }
    }

    @Test
    void decidesNothingWithoutTls() throws Exception {
        HttpResponse<String> answer = webhook.send(webhook.statusRequest("/mutate")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(POD)));
        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"GET, /mutate, 405, POST", "PUT, /mutate, 405, POST", "POST, /healthz, 405, 'GET, HEAD'"})
    void refusesOtherMethods(String method, String path, int status, String allow) throws Exception {
        HttpResponse<String> answer = webhook.send(webhook.request(path).method(method, BodyPublishers.ofString(POD)));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Allow")).hasValue(allow);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/json-patch+json", ""})
    void refusesOtherContent(String type) throws Exception {
        HttpResponse<String> answer = webhook.send(
                webhook.request("/mutate").header("Content-Type", type).POST(BodyPublishers.ofString(POD)));
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).isEqualTo("expected Content-Type: application/json\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/mutate/", "/Mutate", "/healthz/x", "/favicon.ico", "/%6dutate/..%2f"})
    void knowsNoOtherPath(String path) throws Exception {
        HttpResponse<String> answer = webhook.get(path);
        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain;charset=utf-8");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"text\"", "{\"kind\":\"AdmissionReview\"}", "\u0000"})
    void answersWhatIsNoReviewWithAnError(String body) throws Exception {
        double before = webhook.metric("errors_total{reason=\"invalid_review\"}");
        HttpResponse<String> answer = webhook.review(body);
        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode response = Reviews.response(answer.body());
        assertThat(response.path("allowed").booleanValue()).isFalse();
        assertThat(response.path("status").path("message").textValue()).startsWith("expected ");
        assertThat(webhook.metric("errors_total{reason=\"invalid_review\"}")).isEqualTo(before + 1);
    }

    @Test
    void countsDecisionsPatchesAndTime() throws Exception {
        double patched = webhook.metric("decisions_total{outcome=\"patched\"}");
        double denied = webhook.metric("decisions_total{outcome=\"denied\"}");
        double patches = webhook.metric("patches_total");
        double requests = webhook.metric("request_duration_seconds_count");
        webhook.review(POD);
        webhook.review(POD);
        webhook.review(Reviews.pod("http://192.168.1.10:5000/a"));
        assertThat(webhook.metric("decisions_total{outcome=\"patched\"}")).isEqualTo(patched + 2);
        assertThat(webhook.metric("decisions_total{outcome=\"denied\"}")).isEqualTo(denied + 1);
        assertThat(webhook.metric("patches_total")).isEqualTo(patches + 2);
        assertThat(webhook.metric("request_duration_seconds_count")).isEqualTo(requests + 3);
        assertThat(webhook.metric("requests_in_flight")).isZero();
        assertThat(webhook.metric("certificate_expiry_timestamp_seconds")).isPositive();
    }

    @Test
    void servesMetricsInTheFormatThatIsAskedFor() throws Exception {
        assertThat(webhook.send(webhook.statusRequest("/metrics")).headers().firstValue("Content-Type"))
                .hasValue("text/plain; version=0.0.4; charset=utf-8");
        HttpResponse<String> openMetrics = webhook.send(
                webhook.statusRequest("/metrics").header("Accept", "application/openmetrics-text;version=1.0.0"));
        assertThat(openMetrics.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/openmetrics-text");
        assertThat(openMetrics.body()).endsWith("# EOF\n").contains("jvm_memory_used_bytes");
    }

    /** They take long to write, and whoever can reach the port could ask for them. */
    @Test
    void showsMetricsOnTheStatusPortAlone() throws Exception {
        assertThat(webhook.get("/metrics").statusCode()).isEqualTo(404);
        assertThat(webhook.get("/readyz").statusCode()).isEqualTo(200);
    }

    @Test
    void logsEachDecisionAsOneJsonObject() throws Exception {
        webhook.review(POD.replace(Reviews.UID, "log-me"));
        JsonNode line = Reviews.json(webhook.awaitLog("log-me"));
        assertThat(line.path("level").textValue()).isEqualTo("INFO");
        assertThat(line.path("message").textValue()).isEqualTo("review");
        assertThat(line.path("uid").textValue()).isEqualTo("log-me");
        assertThat(line.path("kind").textValue()).isEqualTo("Pod");
        assertThat(line.path("namespace").textValue()).isEqualTo("shop");
        assertThat(line.path("name").textValue()).isEqualTo("web");
        assertThat(line.path("outcome").textValue()).isEqualTo("PATCHED");
        assertThat(line.path("code").textValue()).isEqualTo("REGISTRIES_MISSING");
        assertThat(line.path("reason").textValue()).isNotEmpty();
        assertThat(line.path("durationMillis").isNumber()).isTrue();
        assertThat(line.path("time").textValue()).endsWith("Z");
    }

    @ParameterizedTest
    @MethodSource("io.github.eciregistry.cli.CredentialForms#all")
    void neverLogsAnswersOrCountsACredential(String value) throws Exception {
        String uid = "credentials-" + Integer.toHexString(value.hashCode());
        String pod = Reviews.pod(value, "https://" + value, "192.168.1.10:5000/a")
                .replace(
                        "\"name\":\"c\"",
                        "\"name\":\"c\",\"env\":[{\"name\":\"TOKEN\",\"value\":\"" + CredentialForms.SECRET + "\"}]")
                .replace("\"name\":\"web\"", "\"name\":\"" + value + "\"")
                .replace("\"namespace\":\"shop\"", "\"namespace\":\"" + value + "\"")
                .replace(Reviews.UID, uid);
        HttpResponse<String> answer = webhook.review(pod);
        assertThat(answer.body()).doesNotContainIgnoringCase(CredentialForms.SECRET);
        assertThat(Reviews.response(answer.body()).path("patch").isMissingNode())
                .isTrue();
        webhook.awaitLog(uid, "DENIED");
        assertThat(String.join("\n", webhook.logLines())).doesNotContainIgnoringCase(CredentialForms.SECRET);
        assertThat(webhook.send(webhook.statusRequest("/metrics")).body())
                .contains("decisions_total")
                .doesNotContainIgnoringCase(CredentialForms.SECRET);
    }

    @Test
    void keepsALineOfTheLogOnOneLine() throws Exception {
        webhook.review(POD.replace("\"name\":\"web\"", "\"name\":\"a\\n{\\\"level\\\":\\\"ERROR\\\"}\"")
                .replace(Reviews.UID, "line-break"));
        JsonNode line = Reviews.json(webhook.awaitLog("line-break"));
        assertThat(line.path("name").textValue()).isEqualTo("a\\n{\"level\":\"ERROR\"}");
    }
}
