package io.github.eciregistry.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.eciregistry.OwnAddress;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.policy.Transport;
import io.github.eciregistry.reference.Registry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The examples that need no cluster. */
class CoreExamplesTest {

    private static final RegistryPolicy PLAIN_HTTP =
            RegistryPolicy.builder().plainHttp("192.168.1.10:5000").build();

    @Test
    void aReferenceIsTakenApart() {
        assertThat(ReadReferences.parts())
                .containsExactly(Registry.parse("192.168.1.10:5000"), "test/nginx", Optional.of("1.25"));
        assertThat(ReadReferences.describe("192.168.1.10:5000/test/nginx:1.27"))
                .isEqualTo("192.168.1.10:5000 test/nginx 1.27");
        assertThat(ReadReferences.describe("nginx")).isEqualTo("docker.io library/nginx (no tag)");
        assertThat(ReadReferences.describe("harbor.pre.com/App:1"))
                .isEqualTo("REPOSITORY_NOT_LOWERCASE, meant is harbor.pre.com/app:1");
    }

    @Test
    void aPullErrorNamesItsCure() {
        assertThat(ExplainPullError.cure(List.of(
                        "Error: ErrImagePull",
                        "Head \"https://192.168.1.10:5000/v2/\": http: server gave HTTP response to HTTPS client")))
                .isEqualTo(Map.of("k8s.aliyun.com/plain-http-registry", "192.168.1.10:5000"));
    }

    @Test
    void aPolicyDecides() throws IOException {
        assertThat(DecideTransports.decide(Path.of("policy.yaml"), "192.168.1.10:5000"))
                .isEqualTo(Transport.PLAIN_HTTP);
        assertThat(DecideTransports.decide(Path.of("policy.yaml"), "ghcr.io")).isEqualTo(Transport.HTTPS);
    }

    @Test
    void anOwnKindIsAnnotated() {
        String batch =
                "apiVersion: apps.corp.example/v2\nkind: Batch\nspec:\n  steps:\n  - image: 192.168.1.10:5000/shop/web:1\n";

        assertThat(AnnotateOwnKind.annotate(batch, PLAIN_HTTP))
                .contains("  podAnnotations:\n    k8s.aliyun.com/plain-http-registry: \"192.168.1.10:5000\"\n");
    }

    @Test
    void aManifestIsLinted() throws IOException {
        String manifest = Files.readString(Path.of("manifests/deployment-plain-http.yaml"));

        assertThat(LintManifest.isClean(manifest, RegistryPolicy.empty())).isTrue();
        assertThat(LintManifest.isClean(manifest, PLAIN_HTTP)).isFalse();
    }

    @Test
    void aNodesConfigurationIsImported() throws IOException {
        assertThat(ImportRegistries.policyOf(Path.of("daemon.json"))).isEqualTo(PLAIN_HTTP);
    }

    @Test
    void aRegistryIsProbed() throws IOException, InterruptedException {
        InetAddress address = OwnAddress.require();
        HttpServer server = HttpServer.create(new InetSocketAddress(address, 0), 0);
        server.createContext("/v2/", exchange -> {
            exchange.getResponseHeaders().add("Docker-Distribution-Api-Version", "registry/2.0");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            Registry registry = Registry.parse(
                    address.getHostAddress() + ":" + server.getAddress().getPort());

            assertThat(ProbeRegistries.policyFor(List.of(registry)).transportFor(registry))
                    .isEqualTo(Transport.PLAIN_HTTP);
        } finally {
            server.stop(0);
        }
    }
}
