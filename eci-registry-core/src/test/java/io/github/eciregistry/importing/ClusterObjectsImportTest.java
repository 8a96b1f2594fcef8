package io.github.eciregistry.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Definitions of clusters and their node pools, in which the settings for nodes are a part. */
class ClusterObjectsImportTest {

    private static final Path FIXTURES = Path.of("src/test/resources/io/github/eciregistry/importing");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "talos.yaml           | reg.pre.example:5000 PLAIN_HTTP, harbor.pre.example SKIP_VERIFY,"
                        + " ca.pre.example:8443 SKIP_VERIFY, both.pre.example:5000 EITHER"
                        + " | MIRROR_IGNORED 10:13, PORT_WIDENED 18:7, CREDENTIALS_IGNORED 21:9, CA_NOT_SUPPORTED 29:15",
                "rancher-cluster.yaml | reg.pre.example:5000 PLAIN_HTTP, harbor.pre.example:8443 SKIP_VERIFY,"
                        + " ca.pre.example:8443 SKIP_VERIFY"
                        + " | MIRROR_IGNORED 16:15, LOCATION_REMAPPED 17:11, CREDENTIALS_IGNORED 21:33,"
                        + " CA_NOT_SUPPORTED 24:21",
                "kubekey.yaml         | 10.20.0.5:5000 PLAIN_HTTP, harbor.pre.example:8443 SKIP_VERIFY,"
                        + " plain.pre.example:5000 PLAIN_HTTP"
                        + " | TRANSPORT_NOT_STATED 12:22, MIRROR_IGNORED 14:23, CREDENTIALS_IGNORED 17:7,"
                        + " PART_NOT_READ 26:7",
                "kubeone.yaml         | reg.pre.example:5000 PLAIN_HTTP, harbor.pre.example:8443 SKIP_VERIFY"
                        + " | CREDENTIALS_IGNORED 14:9",
                "openshift.yaml       | reg.pre.example:5000 EITHER, *.lab.pre.example EITHER, harbor.pre.example EITHER"
                        + " | CA_NOT_SUPPORTED 9:7, PART_NOT_READ 12:11, NAMESPACE_WIDENED 18:13, BLOCKED 19:13,"
                        + " MIRROR_IGNORED 30:15, MIRROR_IGNORED 39:15, MIRROR_IGNORED 48:15",
                "kind.yaml            | reg.pre.example:5000 PLAIN_HTTP, harbor.pre.example:8443 SKIP_VERIFY | ''",
                "k3d.yaml             | reg.pre.example:5000 PLAIN_HTTP | ''",
                "skaffold.yaml        | reg.pre.example:5000 EITHER | ''",
                "pull-secret.yaml     | '' | REGISTRY_UNKNOWN 8:42",
                "nodepool.json        | harbor.pre.example:8443 SKIP_VERIFY, 10.20.0.5 SKIP_VERIFY"
                        + " | PORT_WIDENED 5:57, MIRROR_IGNORED 6:7",
                "colima.yaml          | reg.pre.example:5000 EITHER | LOOPBACK 6:7",
                "minikube.json        | 10.20.0.0/16 EITHER | NAMES_NOT_RESOLVED 3:24",
                "docker-override.conf | 10.20.0.5:5000 EITHER, harbor.pre.example EITHER"
                        + " | PORT_WIDENED 5:23, MIRROR_IGNORED 5:60",
            })
    void readsTheSettingsOfNodes(String name, String statements, String notes) throws IOException {
        RegistryImport read = ConfigFiles.read(FIXTURES.resolve(name));
        assertThat(String.join(", ", Imports.statements(read))).isEqualTo(statements);
        assertThat(String.join(", ", Imports.notes(read))).isEqualTo(notes);
    }

    @Test
    void namesThePlaceInsideOfAPatch() throws IOException {
        RegistryImport read = ConfigFiles.read(FIXTURES.resolve("kind.yaml"));
        assertThat(read.rules().get(1).place().toString())
                .endsWith("kind.yaml:8:59: containerdConfigPatches[1]: plugins.\"io.containerd.grpc.v1.cri\".registry"
                        + ".configs.\"harbor.pre.example:8443\"");
        assertThat(
                        Imports.problems(
                                ConfigFormat.CLUSTER_OBJECTS,
                                "kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\ncontainerdConfigPatches:\n- |\n  a = 1\n  b = x\n"))
                .containsExactly("MALFORMED_FILE 6:7");
        assertThat(Imports.problems(
                        ConfigFormat.CLUSTER_OBJECTS,
                        "kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\ncontainerdConfigPatches: ['b = x']\n"))
                .containsExactly("MALFORMED_FILE 3:5");
    }

    @ParameterizedTest
    @CsvSource({
        "containerd, PLAIN_HTTP, '[SKIP_VERIFY, PLAIN_HTTP]'",
        "docker,     '[SKIP_VERIFY, PLAIN_HTTP]', '[SKIP_VERIFY, PLAIN_HTTP]'",
        "'',         '[SKIP_VERIFY, PLAIN_HTTP]', '[SKIP_VERIFY, PLAIN_HTTP]'",
    })
    void knowsWhatKubeKeyConfiguresForEachRuntime(String runtime, String insecure, String both) {
        RegistryImport read = ConfigFormat.CLUSTER_OBJECTS.parse("""
                apiVersion: kubekey.kubesphere.io/v1alpha2
                kind: Cluster
                spec:
                  kubernetes: {containerManager: '%s'}
                  registry:
                    insecureRegistries: [a.example:5000, b.example:5000]
                    auths: {b.example:5000: {skipTLSVerify: true}}
                """.formatted(runtime), "config-sample.yaml");
        assertThat(Imports.statements(read))
                .containsExactlyInAnyOrder(
                        "a.example:5000 " + insecure.replace("[SKIP_VERIFY, PLAIN_HTTP]", "EITHER"),
                        "b.example:5000 " + both.replace("[SKIP_VERIFY, PLAIN_HTTP]", "EITHER"));
    }

    @Test
    void explainsWhyARegistryIsUndecided() {
        String text = "mirrors: {'r.example:5000': {endpoint: ['http://r.example:5000']}}\n"
                + "configs: {'r.example:5000': {tls: {insecure_skip_verify: true}}}";
        assertThat(ConfigFormat.K3S_REGISTRIES
                        .parse(text, "registries.yaml")
                        .undecided()
                        .get(0)
                        .reason())
                .startsWith(
                        "containerd tries HTTPS first although the address is http://, because verification is skipped");
    }

    @Test
    void notesKeysThatTheSystemIgnores() {
        RegistryImport hosts = ConfigFormat.CONTAINERD_HOSTS.parse(
                "server = 'http://a.example'\nplain_http = true\n[host.'http://a.example']\ninsecure = true",
                "a.example/hosts.toml");
        assertThat(Imports.notes(hosts)).containsExactly("UNKNOWN_KEY 2:14", "PORT_WIDENED 3:7", "UNKNOWN_KEY 4:12");
        RegistryImport cri = ConfigFormat.CONTAINERD_CRI.parse(
                "[plugins.'io.containerd.grpc.v1.cri'.registry]\ninsecure_registries = ['a.example']", "config.toml");
        assertThat(Imports.notes(cri)).containsExactly("UNKNOWN_KEY 2:1");
        RegistryImport docker = ConfigFormat.DOCKER_DAEMON.parse("{\"mtu\": 1400, \"_comment\": \"x\"}", "daemon.json");
        assertThat(docker.notes().get(0).message())
                .isEqualTo("dockerd does not start with the key \"_comment\", unless a version of it has this key");
    }

    @Test
    void neverSkipsVerificationOfPublicRegistries() {
        RegistryImport read = ConfigFormat.REGISTRIES_CONF.parse("""
                [[registry]]
                location = "quay.io/team"
                insecure = true
                [[registry]]
                prefix = "*.azurecr.io"
                insecure = true
                [[registry]]
                prefix = "*.io"
                insecure = true
                [[registry]]
                location = "ghcr.io"
                """, "registries.conf");
        assertThat(Imports.statements(read)).containsExactly("ghcr.io HTTPS");
        assertThat(Imports.notes(read))
                .containsExactly(
                        "NAMESPACE_WIDENED 2:12",
                        "PUBLIC_REGISTRY 2:12",
                        "PUBLIC_REGISTRY 5:10",
                        "PUBLIC_REGISTRY 8:10");
    }
}
