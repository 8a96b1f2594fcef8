package io.github.eciregistry.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReloadTest {

    private static final String NEW_REGISTRY = "plainHttp: [\"registry.new:5000\"]\n";
    private static final String NEW_POD = Reviews.pod("registry.new:5000/app");

    @TempDir
    private Path folder;

    private RunningWebhook webhook;

    @BeforeEach
    void start() throws Exception {
        webhook = RunningWebhook.start(folder);
    }

    @AfterEach
    void stop() {
        webhook.close();
    }

    /** Replaces a file as a whole, as writers do that do not want it read half written. */
    private void replace(String name, String content) throws IOException {
        Path next = Files.writeString(folder.resolve(name + ".next"), content);
        Files.move(next, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private boolean isPatched(String pod) throws Exception {
        return Reviews.response(webhook.review(pod).body()).has("patch");
    }

    @Test
    void decidesByTheNewPolicy() throws Exception {
        assertThat(isPatched(NEW_POD)).isFalse();
        replace("policy.yaml", NEW_REGISTRY);
        webhook.awaitLog("\"INFO\"", "policy reloaded");
        assertThat(isPatched(NEW_POD)).isTrue();
        assertThat(isPatched(Reviews.pod("harbor.pre.com/app"))).isFalse();
        assertThat(webhook.metric("reloads_total{file=\"policy\",result=\"done\"}"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"policy-watch", "certificate-watch"})
    void isNotReadyIfAWatchHasEnded(String name) throws Exception {
        assertThat(webhook.get("/readyz").statusCode()).isEqualTo(200);
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals(name)) {
                thread.interrupt();
                thread.join();
            }
        }

        assertThat(webhook.get("/readyz").statusCode()).isEqualTo(503);
        assertThat(webhook.get("/readyz").body()).isEqualTo("a file is not watched any more\n");
        assertThat(webhook.get("/healthz").statusCode()).isEqualTo(200);
    }

    @Test
    void warnsOfAFormerName() throws Exception {
        replace("policy.yaml", "selfSigned:\n  - registry.new\n");
        webhook.awaitLog(
                "\"WARNING\"",
                "policy.yaml:1:1: warning: the key selfSigned is called skipVerify now; selfSigned is read until version 1.0");
        webhook.awaitLog("policy reloaded");
        assertThat(isPatched(NEW_POD)).isTrue();
    }

    @Test
    void keepsThePolicyWhileTheNewOneIsNotValid() throws Exception {
        replace("policy.yaml", "plainHttp:\n  - \"http://registry.new\"\n");
        webhook.awaitLog(
                "\"WARNING\"",
                "the new policy is not valid, the previous one stays in use",
                "policy.yaml:2:6: error: ");
        assertThat(isPatched(Reviews.pod("harbor.pre.com/app"))).isTrue();
        assertThat(webhook.metric("reloads_total{file=\"policy\",result=\"failed\"}"))
                .isEqualTo(1);
        assertThat(webhook.metric("stale{file=\"policy\"}")).isEqualTo(1);
        assertThat(webhook.get("/readyz").statusCode()).isEqualTo(200);

        replace("policy.yaml", NEW_REGISTRY);
        webhook.awaitLog("policy reloaded");
        assertThat(isPatched(NEW_POD)).isTrue();
        assertThat(webhook.metric("stale{file=\"policy\"}")).isZero();
    }

    @Test
    void keepsThePolicyWhileTheFileIsGone() throws Exception {
        Files.delete(folder.resolve("policy.yaml"));
        webhook.awaitLog("\"WARNING\"", "policy.yaml: error: no such file");
        assertThat(isPatched(Reviews.pod("harbor.pre.com/app"))).isTrue();
    }

    @Test
    void showsTheNewCertificate() throws Exception {
        X509Certificate issued = RunningWebhook.AUTHORITY.issue(folder.resolve("next.crt"), folder.resolve("next.key"));
        replace("tls.key", Files.readString(folder.resolve("next.key")));
        replace("tls.crt", Files.readString(folder.resolve("next.crt")));
        webhook.awaitLog("certificate reloaded");
        assertThat(shownCertificate()).isEqualTo(issued);
        assertThat(webhook.metric("certificate_expiry_timestamp_seconds"))
                .isEqualTo((double) issued.getNotAfter().toInstant().getEpochSecond());
    }

    @Test
    void keepsTheCertificateWhileTheNewOneIsNotValid() throws Exception {
        X509Certificate before = shownCertificate();
        replace("tls.key", TestAuthority.pkcs8(TestAuthority.keys("EC", 256).getPrivate()));
        webhook.awaitLog("\"WARNING\"", "the new certificate is not valid", "not the key of the certificate in");
        assertThat(shownCertificate()).isEqualTo(before);
        assertThat(webhook.metric("stale{file=\"certificate\"}")).isEqualTo(1);
        assertThat(webhook.metric("stale{file=\"policy\"}")).isZero();
    }

    private X509Certificate shownCertificate() throws IOException {
        try (SSLSocket socket = RawClient.socket(RunningWebhook.AUTHORITY.clientContext(), webhook.port())) {
            socket.startHandshake();
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    @Test
    void losesNothingWhileFilesChangeUnderLoad() throws Exception {
        URI target = webhook.request("/mutate").build().uri();
        try (Load load = new Load(() -> target)) {
            for (int i = 0; i < 5; i++) {
                load.await(50);
                replace("policy.yaml", RunningWebhook.POLICY + "https: [\"registry" + i + ".example\"]\n");
                load.await(50);
                RunningWebhook.AUTHORITY.issue(folder.resolve("tls.crt"), folder.resolve("tls.key"));
            }
            load.await(50);
            load.assertNothingLost();
        }
        assertThat(webhook.metric("reloads_total{file=\"policy\",result=\"done\"}"))
                .isPositive();
        assertThat(webhook.metric("reloads_total{file=\"certificate\",result=\"done\"}"))
                .isPositive();
    }
}
