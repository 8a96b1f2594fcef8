package io.github.eciregistry.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.policy.Transport;
import io.github.eciregistry.reference.Registry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real registry, filled by a real client; skopeo, written in Go like ECI's puller, agrees with each verdict. */
class RealRegistryIT {

    @TempDir
    private Path folder;

    private final Program skopeo = Program.require("skopeo", "skopeo");

    private final RegistryProbe probe = RegistryProbe.builder()
            .authorities(TestCertificates.authority())
            .resolver(RegistryProbeTest.TEST_NAMES)
            .deadline(Duration.ofMinutes(1))
            .build();

    @Test
    void findsPlainHttp() throws Exception {
        try (DockerRegistry server = DockerRegistry.plainHttp(folder)) {
            server.push(folder);
            assertThat(inspect(server, "--tls-verify=true")).isNotZero();
            assertThat(inspect(server, "--tls-verify=false")).isZero();

            ProbeResult result = probe.probe(server.registry("harbor.test"));

            assertThat(result.verdict()).isEqualTo(Verdict.PLAIN_HTTP);
            assertThat(result.reasons()).extracting(ProbeReason::code).containsExactly(ReasonCode.SPEAKS_HTTP);
        }
    }

    @Test
    void findsACertificateThatFailsVerification() throws Exception {
        try (DockerRegistry server = DockerRegistry.https(folder, TestCertificates.SELF_SIGNED)) {
            server.push(folder);
            assertThat(inspect(server, "--tls-verify=true")).isNotZero();
            assertThat(inspect(server, "--tls-verify=false")).isZero();

            ProbeResult result = probe.probe(server.registry("harbor.test"));

            assertThat(result.verdict()).isEqualTo(Verdict.SKIP_VERIFY);
            assertThat(result.reasons()).extracting(ProbeReason::code).containsExactly(ReasonCode.UNKNOWN_AUTHORITY);
            assertThat(result.certificate().orElseThrow().subject()).isEqualTo("CN=harbor.test");
        }
    }

    @Test
    void findsTrustedHttps() throws Exception {
        try (DockerRegistry server = DockerRegistry.https(folder, TestCertificates.TRUSTED)) {
            assertThat(probe.probe(server.registry("harbor.test")).verdict()).isEqualTo(Verdict.HTTPS);
        }
    }

    @Test
    void needsNoPasswordWhereTheRegistryDoes() throws Exception {
        try (DockerRegistry server = DockerRegistry.httpsWithPassword(folder, TestCertificates.SELF_SIGNED)) {
            server.push(folder, "--dest-creds=" + DockerRegistry.USER + ":" + DockerRegistry.PASSWORD);
            assertThat(inspect(server, "--tls-verify=false")).isNotZero();

            ProbeResult result = probe.probe(server.registry("harbor.test"));

            assertThat(result.verdict()).isEqualTo(Verdict.SKIP_VERIFY);
            assertThat(result.relatedHosts()).isEmpty();
        }
    }

    @Test
    void makesThePolicyForSeveralRegistries() throws Exception {
        try (DockerRegistry plain = DockerRegistry.plainHttp(Files.createDirectory(folder.resolve("plain")));
                DockerRegistry skipVerify = DockerRegistry.https(
                        Files.createDirectory(folder.resolve("tls")), TestCertificates.SELF_SIGNED)) {
            Registry first = plain.registry("plain.test");
            Registry second = skipVerify.registry("harbor.test");

            RegistryPolicy policy = ProbeResult.toPolicy(probe.probeAll(List.of(first, second)));

            assertThat(policy.transportFor(first)).isEqualTo(Transport.PLAIN_HTTP);
            assertThat(policy.transportFor(second)).isEqualTo(Transport.SKIP_VERIFY);
        }
    }

    private int inspect(DockerRegistry server, String option) throws Exception {
        return skopeo.run("inspect", option, reference(server)).exitCode();
    }

    private static String reference(DockerRegistry server) {
        return "docker://" + server.registry("127.0.0.1") + "/test/nginx:latest";
    }
}
