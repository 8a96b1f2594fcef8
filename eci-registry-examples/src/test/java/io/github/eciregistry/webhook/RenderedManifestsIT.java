package io.github.eciregistry.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MutatingWebhookConfiguration;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collection;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manifests in {@code deploy} as {@code kubectl} renders them, with the certificate that the script makes. */
class RenderedManifestsIT {

    @TempDir
    private Path folder;

    private Path selfMade;

    @BeforeEach
    void copyAndMakeCertificate() throws Exception {
        Path deploy = Path.of("deploy");
        try (Stream<Path> files = Files.walk(deploy)) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve(deploy.relativize(file).toString());
                if (!Files.exists(copy)) {
                    Files.copy(file, copy);
                }
            }
        }
        selfMade = folder.resolve("overlays/self-made");
        Program.run(selfMade, "openssl", "version");
        Program.run(selfMade, "sh", "make-certificate.sh");
    }

    @Test
    void haveAScriptThatMakesAndRenewsACertificate() throws Exception {
        Path certificate = selfMade.resolve("tls.crt");
        assertThatNoException().isThrownBy(() -> ServerCertificate.read(certificate, selfMade.resolve("tls.key")));
        assertThat(Program.run(selfMade, "openssl", "verify", "-CAfile", "ca.crt", "tls.crt"))
                .isEqualTo("tls.crt: OK\n");
        assertThat(Program.run(selfMade, "openssl", "x509", "-in", "tls.crt", "-noout", "-ext", "subjectAltName"))
                .contains("DNS:eci-registry-webhook.eci-registry.svc");

        String authority = Files.readString(selfMade.resolve("ca.crt"));
        String before = Files.readString(certificate);
        Program.run(selfMade, "sh", "make-certificate.sh");
        assertThat(selfMade.resolve("ca.crt")).hasContent(authority);
        assertThat(Files.readString(certificate)).isNotEqualTo(before);
    }

    @Test
    void tellTheApiServerWhichAuthorityToTrust() throws Exception {
        Collection<HasMetadata> objects = render(selfMade);
        byte[] authority = Files.readAllBytes(selfMade.resolve("ca.crt"));
        assertThat(one(objects, Secret.class).getType()).isEqualTo("kubernetes.io/tls");
        assertTrusted(one(objects, MutatingWebhookConfiguration.class), 1, authority);
        assertThat(one(objects, Deployment.class)
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .get(0)
                        .getImage())
                .isEqualTo("registry.example.com/platform/eci-registry-webhook:0.1.0-SNAPSHOT");
    }

    @Test
    void callTheWebhookForPodsOnEciOnlyWhereAskedTo() throws Exception {
        Path kustomization = selfMade.resolve("kustomization.yaml");
        Files.writeString(
                kustomization,
                Files.readString(kustomization)
                        .replace("# components:", "components:")
                        .replace("#   - ../../components/only", "  - ../../components/only"));
        assertTrusted(
                one(render(selfMade), MutatingWebhookConfiguration.class),
                4,
                Files.readAllBytes(selfMade.resolve("ca.crt")));
    }

    @Test
    void askAboutUpdatesWhereAskedTo() throws Exception {
        Path kustomization = selfMade.resolve("kustomization.yaml");
        Files.writeString(
                kustomization,
                Files.readString(kustomization)
                        .replace("# components:", "components:")
                        .replace("#   - ../../components", "  - ../../components"));
        assertTrusted(
                one(render(selfMade), MutatingWebhookConfiguration.class),
                5,
                Files.readAllBytes(selfMade.resolve("ca.crt")));
    }

    @Test
    void haveNoConditionsForOldClusters() throws Exception {
        Path kustomization = selfMade.resolve("kustomization.yaml");
        Files.writeString(
                kustomization,
                Files.readString(kustomization)
                        .replace("# components:", "components:")
                        .replace(
                                "#   - ../../components/only-eci-pods", "  - ../../components/before-kubernetes-1.30"));
        MutatingWebhookConfiguration configuration = one(render(selfMade), MutatingWebhookConfiguration.class);

        assertTrusted(configuration, 1, Files.readAllBytes(selfMade.resolve("ca.crt")));
        assertThat(configuration.getWebhooks().get(0).getMatchConditions()).isEmpty();
    }

    @Test
    void leaveTheAuthorityToCertManager() throws Exception {
        MutatingWebhookConfiguration configuration =
                one(render(folder.resolve("overlays/cert-manager")), MutatingWebhookConfiguration.class);
        assertThat(configuration.getMetadata().getAnnotations())
                .containsEntry("cert-manager.io/inject-ca-from", "eci-registry/eci-registry-webhook");
    }

    private static void assertTrusted(MutatingWebhookConfiguration configuration, int webhooks, byte[] authority) {
        assertThat(configuration.getWebhooks())
                .hasSize(webhooks)
                .allSatisfy(webhook -> assertThat(Base64.getMimeDecoder()
                                .decode(webhook.getClientConfig().getCaBundle()))
                        .isEqualTo(authority));
    }

    private static <T extends HasMetadata> T one(Collection<HasMetadata> objects, Class<T> type) {
        return type.cast(objects.stream().filter(type::isInstance).findFirst().orElseThrow());
    }

    /** Debian's kubectl has a kustomize that knows neither components nor replacements. */
    private Collection<HasMetadata> render(Path overlay) throws IOException, InterruptedException {
        String version;
        try {
            version = Program.run(folder, "kubectl", "version", "--client");
        } catch (IllegalStateException e) {
            version = "";
        }
        assumeTrue(version.contains("Kustomize Version: v5"), "no kubectl with kustomize 5");
        String rendered = Program.run(folder, "kubectl", "kustomize", overlay.toString());
        Collection<HasMetadata> objects = new KubernetesSerialization()
                .unmarshal(new ByteArrayInputStream(rendered.getBytes(StandardCharsets.UTF_8)));
        assertThat(objects).hasSizeGreaterThan(7);
        return objects;
    }
}
