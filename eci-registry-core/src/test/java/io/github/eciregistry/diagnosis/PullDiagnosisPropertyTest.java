package io.github.eciregistry.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every text. */
class PullDiagnosisPropertyTest {

    @Property
    void everyTextGivesADiagnosisThatKeepsIt(@ForAll String text) {
        PullDiagnosis diagnosis = PullDiagnosis.of(text);

        assertThat(diagnosis.text()).isEqualTo(text);
        assertThat(diagnosis.remedy().advice()).isNotBlank();
    }

    @Property
    void everyHeapOfPiecesGivesADiagnosis(@ForAll("pieces") List<String> pieces) {
        PullDiagnosis diagnosis = PullDiagnosis.of(String.join("", pieces));

        assertThat(diagnosis.remedy().annotations().toMap()).hasSizeLessThan(2);
        assertThat(diagnosis.certainty() == Certainty.CERTAIN
                        || diagnosis.remedy().annotations().isEmpty())
                .isTrue();
        assertThat(PullDiagnosis.all(String.join("", pieces))).isNotEmpty();
        assertThat(diagnosis.remedy().transport().isEmpty()
                        || diagnosis.remedy().registry().equals(diagnosis.registry()))
                .isTrue();
    }

    @Property
    void noAnnotationIsAdvisedForAPublicRegistry(
            @ForAll("publicRegistries") String registry, @ForAll("certificateFaults") String fault) {
        Remedy remedy = PullDiagnosis.of("Get \"https://" + registry + "/v2/\": " + fault)
                .remedy();

        assertThat(remedy.kind()).isEqualTo(RemedyKind.NETWORK);
        assertThat(remedy.transport()).isEmpty();
    }

    @Provide
    Arbitrary<List<String>> pieces() {
        return Arbitraries.of(
                        "Failed to pull image ",
                        "\"hub.example/a:1\"",
                        "https://hub.example/v2/a/manifests/1",
                        "http://10.0.0.1:5000/v2/",
                        "https://quay.io/token?service=x",
                        "Get \"",
                        "\": ",
                        "x509: certificate signed by unknown authority",
                        "http: server gave HTTP response to HTTPS client",
                        "dial tcp 10.0.0.1:443: connect: connection refused",
                        "403 Forbidden",
                        ": not found",
                        "\n",
                        "\\\"",
                        "\\",
                        "{\"message\":\"",
                        "}",
                        "  ",
                        "Warning ",
                        "\u001b[1m",
                        "\u0000",
                        "\ud800")
                .list()
                .ofMaxSize(30);
    }

    @Provide
    Arbitrary<String> publicRegistries() {
        return Arbitraries.of(
                "docker.io",
                "registry-1.docker.io",
                "quay.io",
                "ghcr.io",
                "gcr.io",
                "registry.k8s.io",
                "mcr.microsoft.com",
                "public.ecr.aws",
                "registry.fedoraproject.org",
                "registry.suse.com",
                "registry.cn-hangzhou.aliyuncs.com",
                "registry-vpc.cn-beijing.aliyuncs.com:443");
    }

    @Provide
    Arbitrary<String> certificateFaults() {
        return Arbitraries.of(
                "x509: certificate signed by unknown authority",
                "tls: failed to verify certificate: x509: certificate is valid for proxy.example, not this",
                "x509: certificate has expired or is not yet valid",
                "x509: certificate specifies an incompatible key usage",
                "x509: unhandled critical extension",
                "http: server gave HTTP response to HTTPS client");
    }
}
