package io.github.eciregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProbeCommandTest {

    private HttpServer server;

    @BeforeEach
    void startAPlainHttpRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v2/", exchange -> {
            exchange.getResponseHeaders().add("Docker-Distribution-Api-Version", "registry/2.0");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stopTheRegistry() {
        server.stop(0);
    }

    private String registry() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    @Test
    void saysHowARegistrySpeaks() {
        CommandRun run = CommandRun.of("probe", registry());

        assertThat(run.out()).contains(registry() + "  PLAIN_HTTP\n");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.DONE);
    }

    @Test
    void printsAPolicyThatAnnotateTakes() {
        CommandRun run = CommandRun.of("probe", "--output", "policy", registry());

        assertThat(run.out()).contains("plainHttp:").contains(registry());
    }

    @Test
    void printsJsonWithTheReasonWhereNothingAnswers() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        CommandRun run = CommandRun.of("probe", "--output", "json", registry(), "127.0.0.1:" + closed);

        assertThat(run.out()).contains("\"verdict\" : \"PLAIN_HTTP\"").contains("\"verdict\" : \"UNREACHABLE\"");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.FAILED);
    }

    @Test
    void annotatesWithWhatTheRegistryAnswers() {
        String pod = Manifests.POD.replace("reg.test:5000", registry());

        CommandRun run = CommandRun.withInput(pod, "annotate", "--probe");

        assertThat(run.out()).isEqualTo(Manifests.ANNOTATED_POD.replace("reg.test:5000", registry()));
        assertThat(run.exitCode()).isEqualTo(ExitCodes.DONE);
    }

    @Test
    void refusesWhatIsNoRegistry() {
        CommandRun run = CommandRun.of("probe", "http://harbor.test");

        assertThat(run.err()).contains("REGISTRY: error: ").contains("[REGISTRY_HAS_SCHEME]");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(CommandRun.of("probe", "--parallel", "0", "h:1").exitCode()).isEqualTo(ExitCodes.USAGE);
    }
}
