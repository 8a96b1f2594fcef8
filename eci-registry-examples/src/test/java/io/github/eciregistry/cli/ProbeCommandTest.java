package io.github.eciregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.eciregistry.OwnAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProbeCommandTest {

    private HttpServer server;
    private String address;
    private @Nullable String realm;
    private int status = 200;

    @BeforeEach
    void startAPlainHttpRegistry() throws IOException {
        address = OwnAddress.require().getHostAddress();
        server = HttpServer.create(new InetSocketAddress(0), 0);
        server.createContext("/v2/", exchange -> {
            exchange.getResponseHeaders().add("Docker-Distribution-Api-Version", "registry/2.0");
            if (realm != null) {
                exchange.getResponseHeaders().add("WWW-Authenticate", "Bearer realm=\"" + realm + "\"");
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stopTheRegistry() {
        if (server != null) {
            server.stop(0);
        }
    }

    private String registry() {
        return address + ":" + port();
    }

    private int port() {
        return server.getAddress().getPort();
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
        assertThat(run.err()).isEmpty();
        assertThat(CommandRun.of("probe", "--verbose", "--output", "policy", registry())
                        .err())
                .isEqualTo(registry() + ": PLAIN_HTTP\n");
        assertThat(run.summary()).containsExactly("1 registry: 1 PLAIN_HTTP");
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
    void saysThatNoPullCanWorkWhereTheTokenServiceDoesNot() {
        status = 401;
        realm = "http://localhost:3000/v2/token";
        CommandRun text = CommandRun.of("probe", registry());
        CommandRun json = CommandRun.of("probe", "--output", "json", registry());
        CommandRun policy = CommandRun.of("probe", "--output", "policy", registry());

        assertThat(text.out())
                .contains(registry() + "  UNUSABLE_TOKEN_SERVICE\n")
                .contains("TOKEN_REALM http://localhost:3000/v2/token NOT_ASKED")
                .contains("ROOT_URL in app.ini");
        assertThat(json.out())
                .contains("\"verdict\" : \"UNUSABLE_TOKEN_SERVICE\"")
                .contains("\"pullable\" : false")
                .contains("\"code\" : \"TOKEN_SERVICE_INTERNAL\"")
                .contains("\"url\" : \"http://localhost:3000/v2/token\"");
        assertThat(policy.err()).contains("warning: UNUSABLE_TOKEN_SERVICE: No pull from " + registry());
        assertThat(policy.out()).contains(registry());
        for (CommandRun run : List.of(text, json, policy)) {
            assertThat(run.exitCode()).isEqualTo(ExitCodes.FAILED);
        }
    }

    @Test
    void saysThatARegistryIsDownAndHowItSpeaks() {
        status = 503;
        server.removeContext("/v2/");
        server.createContext("/v2/", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        CommandRun run = CommandRun.of("probe", "--output", "json", registry());

        assertThat(run.out())
                .contains("\"verdict\" : \"UNAVAILABLE\"")
                .contains("\"transport\" : \"PLAIN_HTTP\"")
                .contains("\"pullable\" : false");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.FAILED);
    }

    @Test
    void offersNoAnnotationForThisMachine() {
        String registry = "127.0.0.1:" + port();
        CommandRun text = CommandRun.of("probe", registry);
        CommandRun policy = CommandRun.of("probe", "--output", "policy", registry);
        String pod = Manifests.POD.replace("reg.test:5000", registry);
        CommandRun annotate = CommandRun.withInput(pod, "annotate", "--probe");

        assertThat(text.out()).contains("127.0.0.1 means the instance itself there");
        assertThat(text.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(policy.out()).doesNotContain(registry);
        assertThat(annotate.out()).isEqualTo(pod);
        assertThat(annotate.err()).contains(registry + ": warning: PLAIN_HTTP: ");
        assertThat(annotate.summary()).singleElement().asString().endsWith("1 registry asked, 0 can be pulled from");
        assertThat(annotate.exitCode()).isEqualTo(ExitCodes.NOTHING);
    }

    @Test
    void waitsAsLongAsToldForAReply() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            CommandRun run = CommandRun.of("probe", "--reply-timeout", "1", address + ":" + silent.getLocalPort());

            assertThat(run.out())
                    .contains("connected, but no reply within 1.0 s")
                    .contains("longer reply timeout");
        }
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

        assertThat(run.err()).contains("probe: error: ").contains("[REGISTRY_HAS_SCHEME]");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(CommandRun.of("probe", "--parallel", "0", "h:1").exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(CommandRun.of("probe", "--reply-timeout", "3601", "h:1").exitCode())
                .isEqualTo(ExitCodes.USAGE);
    }
}
