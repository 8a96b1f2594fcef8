package io.github.eciregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.internal.text.Printable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that files, their names, arguments or servers contain reaches a terminal so that it acts on it. */
class HostileTextsTest {

    static final String HOSTILE = "\u001b[31m\u001b]0;pwn\u0007\u009b31m\u007f\u202e\u2066\u2028\u061c";
    private static final char DIRECTORY = '#';

    /** A pod that waits for its image, in an owner. */
    private static final String DUMP = """
            {"apiVersion":"v1","kind":"List","items":[
             {"apiVersion":"v1","kind":"Pod","metadata":{"name":"%s","namespace":"%s",
              "labels":{"alibabacloud.com/eci":"true"},
              "ownerReferences":[{"apiVersion":"%s/v1","kind":"%s","name":"%s","uid":"1","controller":true}]},
              "spec":{"containers":[{"name":"%s","image":"192.168.1.10:5000/%s"}]},
              "status":{"phase":"Pending","containerStatuses":[{"name":"%s","image":"192.168.1.10:5000/%s",
               "state":{"waiting":{"reason":"ErrImagePull","message":"%s: http: server gave HTTP response to HTTPS client"}}}]}},
             {"apiVersion":"admissionregistration.k8s.io/v1","kind":"MutatingWebhookConfiguration",
              "metadata":{"name":"eci-registry%s"},"webhooks":[{"failurePolicy":"Ignore"}]}]}
            """;

    @TempDir
    private Path directory;

    @BeforeEach
    void writeHostileFiles() throws IOException {
        Path names = Files.createDirectories(directory.resolve("names"));
        Manifests.write(names, HOSTILE + ".yaml", Manifests.POD);
        Manifests.write(names, "a\nb.yaml:1:1: error ECI101.yaml", Manifests.POD);
        Manifests.write(names, "broken" + HOSTILE + ".yaml", "kind: [");
        // Only what JSON lets stand as it is.
        String text = HOSTILE.replaceAll("[\u0000-\u001f]", "");
        Manifests.write(
                directory,
                "content.json",
                ("{\"apiVersion\":\"v1\",\n\"kind\":\"Pod\",\n\"metadata\":{\"name\":\"T\",\n\"annotations\":{\n\"T\":\"T\",\"T\":\"T\"}},\n"
                                + "\"spec\":{\"containers\":[\n{\"image\":\"reg.test:5000/T\"},\n{\"image\":\"reg.test:5000/app\"}]}}")
                        .replace("T", text));
        Manifests.write(
                directory,
                "diff.json",
                ("{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\n\"name\":\"T\"},\n\"spec\":{\"containers\":[\n"
                                + "{\"image\":\"reg.test:5000/app\"}]}}")
                        .replace("T", text));
        Manifests.write(directory, "dump.json", DUMP.replace("%s", text));
        Manifests.write(
                directory, "policy" + HOSTILE + ".yaml", "plainHttp: [\"a T.corp\", \"T\"]\nT: 1".replace("T", text));
        Manifests.write(
                directory,
                "daemon.json",
                "{\"insecure-registries\": [\"h T.corp\"], \"T\": 1, \"T\": 2}".replace("T", text));
    }

    static Stream<List<String>> commands() {
        return Stream.of(
                List.of("annotate", "--check", "--plain-http", "reg.test:5000", "#/names"),
                List.of("annotate", "--diff", "--plain-http", "reg.test:5000", "#/names"),
                List.of("annotate", "--write", "--plain-http", "reg.test:5000", "#/names"),
                List.of("annotate", "--diff", "--plain-http", "reg.test:5000", "#/content.json", "#/diff.json"),
                List.of("annotate", "--check", "--policy", "#/policy" + HOSTILE + ".yaml", "#/diff.json"),
                List.of("annotate", "--plain-http", HOSTILE, "#/diff.json"),
                List.of("annotate", "--plain-http", "a.corp", "#/missing" + HOSTILE),
                List.of("annotate", HOSTILE, "--" + HOSTILE),
                List.of("annotate", "--check", "-v", "--plain-http", "reg.test:5000", "#/names", "#/content.json"),
                List.of("images", "--plain-http", "reg.test:5000", "#/names", "#/content.json"),
                List.of("images", "--output", "json", "#/names", "#/content.json"),
                List.of("lint", "--plain-http", "reg.test:5000", "#/names", "#/content.json"),
                List.of("lint", "--output", "json", "--plain-http", "reg.test:5000", "#/names", "#/content.json"),
                List.of("lint", "--output", "sarif", "--plain-http", "reg.test:5000", "#/names", "#/content.json"),
                List.of("lint", "--output", "github", "--plain-http", "reg.test:5000", "#/names", "#/content.json"),
                List.of("lint", "--output", "gcc", "--plain-http", "reg.test:5000", "#/names", "#/content.json"),
                List.of("lint", "--output", "junit", "--plain-http", "reg.test:5000", "#/names", "#/content.json"),
                List.of("lint", "--fix", "#/names", "#/content.json"),
                List.of("lint", "--disable", HOSTILE, "#/names"),
                List.of("lint", "--baseline", "#/content.json", "#/names"),
                List.of("lint", "--output", HOSTILE),
                List.of("import", "#/daemon.json"),
                List.of("import", "--format", HOSTILE, "#/daemon.json"),
                List.of("import", "--undecided", HOSTILE, "#/daemon.json"),
                List.of("import", "--output", "json", "#/names/" + HOSTILE + ".yaml"),
                List.of("explain", "Head \"https://reg.test/v2/\": x509: " + HOSTILE),
                List.of("explain", "--output", "json", "Head \"https://reg.test/v2/\": x509: " + HOSTILE),
                List.of("explain", HOSTILE),
                List.of("explain", "#/names/" + HOSTILE + ".yaml"),
                List.of("doctor", "#/content.json"),
                List.of("doctor", "--output", "json", "#/content.json"),
                List.of("doctor", "#/dump.json"),
                List.of("doctor", "--output", "json", "#/dump.json"),
                List.of("doctor", "--output", "markdown", "#/dump.json"),
                List.of("doctor", "--output", "policy", "#/dump.json"),
                List.of("doctor", "--output", HOSTILE, "#/dump.json"),
                List.of("doctor", "--from-dump", "#/names"),
                List.of("doctor", "--source", "#/names", "#/content.json"),
                List.of("init", "--print", "#/names", "#/content.json"),
                List.of("migrate", "--to", "acs", "#/names", "#/content.json"),
                List.of("migrate", "--to", HOSTILE, "#/names"),
                List.of("kinds", "--kinds", "#/names/" + HOSTILE + ".yaml"),
                List.of("kinds", "--from-crd", "#/content.json"),
                List.of("export", "--to", "selector", "--plain-http", "a.corp", "--name", HOSTILE),
                List.of("export", "--to", HOSTILE, "--plain-http", "a.corp"),
                List.of(
                        "export",
                        "--to",
                        "kyverno",
                        "--plain-http",
                        "a.corp",
                        "--match-label",
                        HOSTILE + "=" + HOSTILE),
                List.of("export", "--to", "spark-conf", "--plain-http", "a.corp", "--image", HOSTILE),
                List.of("probe", HOSTILE),
                List.of("probe", "--deadline", HOSTILE, "a.corp"),
                List.of("krm"),
                List.of("krm", HOSTILE),
                List.of("completion", HOSTILE),
                List.of(HOSTILE));
    }

    @Test
    void everyCommandIsTried() {
        assertThat(commands().map(arguments -> arguments.get(0))).containsAll(CommandRun.commands());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void areShownEscaped(List<String> arguments) {
        CommandRun run = CommandRun.of(arguments.stream()
                .map(argument -> argument.startsWith(DIRECTORY + "/") ? directory + argument.substring(1) : argument)
                .toArray(String[]::new));

        assertThat(run.out() + run.err()).isNotEmpty();
        assertVisible(run.out());
        assertVisible(run.err());
    }

    @Test
    void namesAreQuotedAsGitDoes() {
        CommandRun run = CommandRun.of(
                "annotate",
                "--check",
                "--plain-http",
                "reg.test:5000",
                directory.resolve("names").toString());

        assertThat(run.out().lines())
                .contains('"' + directory.toString() + "/names/a\\nb.yaml:1:1: error ECI101.yaml\"")
                .anyMatch(line -> line.contains("/names/\\033[31m\\033]0;pwn\\007\\302\\23331m\\177\\342\\200\\256"));
    }

    @Test
    void aDiffThatCannotBeAppliedSaysSo() {
        CommandRun run = CommandRun.of(
                "annotate",
                "--diff",
                "--plain-http",
                "reg.test:5000",
                directory.resolve("diff.json").toString());

        assertThat(run.out()).contains("\\u009b31m\\u007f\\u202e\\u2066\\u2028\\u061c");
        assertThat(run.err()).contains("warning: the diff shows escaped characters and cannot be applied");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json"})
    void ofAServersCertificateAreShownEscapedAndCut(String format) throws Exception {
        try (HostileServer server = new HostileServer(HOSTILE + "x".repeat(500))) {
            CommandRun run = CommandRun.of("probe", "--output", format, "127.0.0.1:" + server.port());

            assertVisible(run.out());
            assertVisible(run.err());
            assertThat(run.out()).contains("\\u001b[31m");
            if (format.equals("text")) {
                assertThat(run.out().lines()).allMatch(line -> line.length() < 2_100);
                assertThat(run.out()).doesNotContain("x".repeat(120));
            }
        }
    }

    static void assertVisible(String output) {
        assertThat(output.replace("\r\n", "\n").codePoints())
                .allMatch(
                        c -> c == '\n' || c == '\t' || Printable.isVisible(c), "visible in " + Printable.line(output));
    }

    /** A server whose certificate has a name with escape sequences. */
    private static final class HostileServer implements AutoCloseable {

        private final SSLServerSocket socket;

        HostileServer(String name) throws Exception {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            SelfSigned self = SelfSigned.named(name);
            keys.setKeyEntry("k", self.key(), new char[0], new Certificate[] {self.certificate()});
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            socket = (SSLServerSocket)
                    context.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress());
            Thread thread = new Thread(this::serve, "hostile");
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return socket.getLocalPort();
        }

        private void serve() {
            while (!socket.isClosed()) {
                try (SSLSocket client = (SSLSocket) socket.accept()) {
                    client.setSoTimeout(5_000);
                    client.startHandshake();
                    client.getInputStream().read(new byte[4096]);
                    client.getOutputStream()
                            .write(String.join(
                                            "\r\n",
                                            "HTTP/1.1 401 \u001b[31mno",
                                            "Docker-Distribution-Api-Version: registry/2.0",
                                            "Www-Authenticate: Bearer realm=\"https://127.0.0.1:1/\u001b[31m\",service=\"\u009b\"",
                                            "Content-Length: 0",
                                            "Server: \u001b]0;pwn\u0007",
                                            "",
                                            "")
                                    .getBytes(StandardCharsets.ISO_8859_1));
                    client.getOutputStream().flush();
                } catch (IOException e) {
                    // The probe ends some connections in the middle.
                }
            }
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
