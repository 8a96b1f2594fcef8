package io.github.eciregistry.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.admission.RegistryAdmission;
import io.github.eciregistry.policy.RegistryPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With {@code --client-ca}: only clients of that authority, and with {@code --client-name} only those of that name. */
class ClientAuthorityTest {

    private static final TestAuthority CLIENTS = new TestAuthority();

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // Started by each test.
    private RunningWebhook webhook;

    private void start(String... names) throws Exception {
        RunningWebhook.writeFiles(folder);
        Path authorities = Files.writeString(folder.resolve("clients.crt"), CLIENTS.pem());
        webhook = RunningWebhook.start(
                folder,
                RunningWebhook.TIMEOUTS,
                RegistryAdmission.using(RegistryPolicy.empty()),
                authorities,
                List.of(names));
    }

    @AfterEach
    void stop() {
        webhook.close();
    }

    /** Returns what the server answers a client, or nothing if it refuses it. TLS 1.3 refuses after the handshake. */
    private String answer(SSLContext context) {
        try (SSLSocket socket = RawClient.socket(context, webhook.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write("""
                    GET /healthz HTTP/1.1\r
                    Host: localhost\r
                    Connection: close\r
                    \r
                    """.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            return "";
        }
    }

    private static SSLContext client(TestAuthority authority) throws IOException {
        KeyPair keys = TestAuthority.keys("EC", 256);
        return RunningWebhook.AUTHORITY.clientContext(keys, authority.issue(keys));
    }

    @Test
    void answersAClientOfTheAuthority() throws Exception {
        start();
        assertThat(answer(client(CLIENTS))).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void refusesEverybodyElse() throws Exception {
        start();
        assertThat(answer(RunningWebhook.AUTHORITY.clientContext())).isEmpty();
        assertThat(answer(client(RunningWebhook.AUTHORITY))).isEmpty();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), webhook.port())) {
            assertThat(socket.isConnected()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook", "localhost"})
    void answersAClientOfTheName(String name) throws Exception {
        start("another", name);
        assertThat(answer(client(CLIENTS))).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @CsvSource({"another", "WEBHOOK", "127.0.0.1", "CN=webhook"})
    void refusesAClientOfAnotherName(String name) throws Exception {
        start(name);
        assertThat(answer(client(CLIENTS))).isEmpty();
    }

    @Test
    void readsTheAuthoritiesAgainWhenTheyChange() throws Exception {
        start();
        TestAuthority next = new TestAuthority();
        Files.writeString(folder.resolve("clients.crt"), next.pem());
        webhook.awaitLog("certificate reloaded");
        assertThat(answer(client(next))).startsWith("HTTP/1.1 200 ");
        assertThat(answer(client(CLIENTS))).isEmpty();
    }
}
