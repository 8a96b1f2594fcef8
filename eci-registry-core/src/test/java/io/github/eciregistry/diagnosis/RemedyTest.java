package io.github.eciregistry.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.eciregistry.policy.Transport;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is advised, in words and as values. */
class RemedyTest {

    private static final String HEAD =
            "failed to resolve reference \"hub.corp.example/web:1\": failed to do request: Head"
                    + " \"https://hub.corp.example/v2/web/manifests/1\": ";

    private static Remedy remedyOf(String message) {
        return PullDiagnosis.of(message).remedy();
    }

    @Test
    void listsAPlainHttpRegistry() {
        Remedy remedy =
                remedyOf("Get \"https://10.20.30.40:5000/v2/\": http: server gave HTTP response to HTTPS client");

        assertThat(remedy.transport()).hasValue(Transport.PLAIN_HTTP);
        assertThat(remedy.registry()).map(Object::toString).hasValue("10.20.30.40:5000");
        assertThat(remedy.annotations().toMap())
                .containsExactly(entry("k8s.aliyun.com/plain-http-registry", "10.20.30.40:5000"));
        assertThat(remedy)
                .hasToString("SET_PLAIN_HTTP: List 10.20.30.40:5000 in the annotation"
                        + " k8s.aliyun.com/plain-http-registry of the pod template or image cache. It takes effect only when"
                        + " the pod or cache is created, so create it again. It uses plain HTTP.");
    }

    @Test
    void listsARegistryWhoseCertificateFailsVerification() {
        Remedy remedy = remedyOf("Get \"https://hub.corp.example/v2/\": x509: certificate signed by unknown authority");

        assertThat(remedy.transport()).hasValue(Transport.SKIP_VERIFY);
        assertThat(remedy.registry()).map(Object::toString).hasValue("hub.corp.example");
        assertThat(remedy.advice())
                .isEqualTo(
                        "Repair the certificate of hub.corp.example: it is self-signed, or the node does not know its"
                                + " authority. Or list it in the annotation k8s.aliyun.com/insecure-registry of the pod"
                                + " template or image cache. It takes effect only when the pod or cache is created, so"
                                + " create it again.");
    }

    @Test
    void hasNoAnnotationForAMaskedAddress() {
        Remedy remedy =
                remedyOf("Get \"https://192.168.XX.XX:5000/v2/\": http: server gave HTTP response to HTTPS client");

        assertThat(remedy.registry()).map(Object::toString).hasValue("192.168.XX.XX:5000");
        assertThat(remedy.annotations().isEmpty()).isTrue();
    }

    @Test
    void takesAnHttpsRegistryOutOfTheAnnotation() {
        Remedy remedy = remedyOf("unexpected status from HEAD request to http://hub.corp.example/v2/web/manifests/1:"
                + " 400 Bad Request: Client sent an HTTP request to an HTTPS server.");

        assertThat(remedy.transport()).hasValue(Transport.HTTPS);
        assertThat(remedy.registry()).map(Object::toString).hasValue("hub.corp.example");
        assertThat(remedy.annotations().isEmpty()).isTrue();
        assertThat(remedy.advice())
                .startsWith("Take hub.corp.example out of the annotation k8s.aliyun.com/plain-http-registry");
    }

    @Test
    void suspectsPlainHttpBehindARefusedPort443() {
        Remedy remedy = remedyOf(HEAD + "dial tcp 10.20.30.40:443: connect: connection refused");

        assertThat(remedy.kind()).isEqualTo(RemedyKind.PROBE);
        assertThat(remedy.transport()).isEmpty();
        assertThat(remedy.annotations().isEmpty()).isTrue();
        assertThat(remedy.advice())
                .isEqualTo("Nothing listens on port 443, the default port of HTTPS. Run eci-registry probe"
                        + " hub.corp.example. If the registry serves plain HTTP on port 80, list it in the annotation"
                        + " k8s.aliyun.com/plain-http-registry; if it does not, check that it runs, and the security"
                        + " groups.");
    }

    /** Where no port is written and nothing says which one was dialled, and where it was 443. */
    @ParameterizedTest
    @CsvSource({
        "https://h.example, PROBE, PROBE",
        "https://[fd00::1], NETWORK, NETWORK",
        "https://[::1], REFERENCE, REFERENCE",
        "https://h.example:5000, NETWORK, NETWORK",
        "http://h.example, NETWORK, NETWORK",
        "https://localhost, REFERENCE, REFERENCE",
        "https://127.0.0.1, REFERENCE, REFERENCE",
        "https://quay.io, NETWORK, NETWORK"
    })
    void suspectsPlainHttpOnlyWhereAPortIsLeftOut(String server, RemedyKind refused, RemedyKind refusedOn443) {
        String message = "Get \"" + server + "/v2/\": %sconnect: connection refused";
        assertThat(remedyOf(message.formatted("")).kind()).isEqualTo(refused);
        assertThat(remedyOf(message.formatted("dial tcp 10.0.0.7:443: ")).kind())
                .isEqualTo(refusedOn443);
    }

    @Test
    void suspectsAMissingImageBehindWhatContainerdReportsLast() {
        assertThat(remedyOf(HEAD + "http: server gave HTTP response to HTTPS client")
                        .advice())
                .endsWith("Check that the image exists as well: containerd reports only its last try, so that a missing"
                        + " image can look like this.");
    }

    @Test
    void saysThatTheTokenServiceFailed() {
        assertThat(remedyOf("Get https://hub.corp.example/v2/: Get https://auth.corp.example/token?service=hub: EOF")
                        .advice())
                .endsWith("The request that failed went to the token service that the registry names.");
    }

    @Test
    void warnsThatAnAnnotationMayNotReachTheTokenService() {
        Remedy remedy =
                remedyOf("failed to resolve reference \"hub.corp.example/web:1\": failed to authorize: failed to"
                        + " fetch oauth token: Post \"https://auth.corp.example/token\": x509: certificate signed by unknown"
                        + " authority");

        assertThat(remedy.registry()).map(Object::toString).hasValue("auth.corp.example");
        assertThat(remedy.advice())
                .endsWith("auth.corp.example is the token service that the registry names, not the image's registry"
                        + " hub.corp.example. It is not documented whether ECI heeds an annotation for it.");
    }

    @Test
    void warnsThatAnAnnotationMayNotReachAMirror() {
        assertThat(remedyOf("failed to resolve reference \"hub.corp.example/web:1\": Head"
                                + " \"https://mirror.corp.example/v2/web/blobs/sha256:0\": x509: certificate signed by"
                                + " unknown authority")
                        .advice())
                .contains(
                        "mirror.corp.example is a mirror or a redirection, not the image's registry hub.corp.example.");
    }

    @Test
    void neverTellsToStopVerifyingAPublicRegistry() {
        Remedy remedy = remedyOf("Get \"https://ghcr.io/v2/\": x509: certificate signed by unknown authority");

        assertThat(remedy.kind()).isEqualTo(RemedyKind.NETWORK);
        assertThat(remedy.transport()).isEmpty();
        assertThat(remedy.registry()).isEmpty();
        assertThat(remedy.advice()).contains("Do not list it in an annotation");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x509: certificate is valid for proxy.corp.example, not %s",
                "Failed to pull image \"%s/web:1\": x509: certificate signed by unknown authority",
                "pinging container registry %s: tls: failed to verify certificate: x509: certificate has expired",
                "HTTPSConnectionPool(host='%s', port=443): certificate verify failed: self-signed certificate",
                "java.security.cert.CertificateException: No subject alternative DNS name matching %s found.",
                "Url { host: Some(Domain(\"%s\")), port: None }: invalid peer certificate: UnknownIssuer"
            })
    void neverTellsToStopVerifyingAPublicRegistryHoweverItIsNamed(String message) {
        for (String host :
                List.of("ghcr.io", "registry.fedoraproject.org", "registry.suse.com", "quay.io", "REGISTRY.k8s.io")) {
            Remedy remedy = remedyOf(message.formatted(host));

            assertThat(remedy.kind()).as(host).isEqualTo(RemedyKind.NETWORK);
            assertThat(remedy.annotations().isEmpty()).isTrue();
            assertThat(remedy.advice()).doesNotContain("insecure-registry").contains(host + " is a public registry");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:5000", "127.0.0.1:5000", "127.1.2.3", "0.0.0.0:5000", "[::1]:5000"})
    void offersNothingForTheInstanceItself(String registry) {
        for (String fault : List.of(
                "http: server gave HTTP response to HTTPS client", "x509: certificate signed by unknown authority")) {
            Remedy remedy = remedyOf("Get \"https://" + registry + "/v2/\": " + fault);

            assertThat(remedy.kind()).isEqualTo(RemedyKind.REFERENCE);
            assertThat(remedy.annotations().isEmpty()).isTrue();
            assertThat(remedy.advice()).contains(registry + " is the instance itself");
        }
    }

    @Test
    void offersNothingForAnIpv6Address() {
        Remedy remedy = remedyOf("Get \"https://[fd00::1]:5000/v2/\": http: server gave HTTP response to HTTPS client");

        assertThat(remedy.annotations().isEmpty()).isTrue();
        assertThat(remedy.advice())
                .isEqualTo(
                        "Give the registry a name or an IPv4 address, and use that in the image. It uses plain HTTP. The"
                                + " annotation that would help is documented only for host[:port] with a name or an IPv4 address, so"
                                + " none is offered for [fd00::1]:5000.");
    }

    @Test
    void offersNothingWhereThePortIsNotNamed() {
        String message = "x509: certificate is valid for other.example, not hub.corp.example";
        Remedy remedy = remedyOf(message);

        assertThat(remedy.transport()).isEmpty();
        assertThat(remedy.annotations().isEmpty()).isTrue();
        assertThat(remedy.advice()).endsWith("Add the port if the image names one.");
        assertThat(remedyOf("Failed to pull image \"hub.corp.example:8443/web:1\": " + message)
                        .annotations()
                        .toMap())
                .containsExactly(entry("k8s.aliyun.com/insecure-registry", "hub.corp.example:8443"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            http: server gave HTTP response to HTTPS client                                      | CERTAIN
            x509: certificate signed by unknown authority                                        | CERTAIN
            dial tcp 10.20.30.40:443: connect: connection refused                                | GUESS
            Forbidden                                                                            | LIKELY
            unexpected status: 412 Precondition Failed                                           | LIKELY
            unexpected status: 403 Forbidden                                                     | LIKELY
            manifest unknown                                                                     | CERTAIN
            not found                                                                            | LIKELY
            a new reason                                                                         | GUESS
            """)
    void saysHowFarTheMessageProvesTheCause(String fault, Certainty certainty) {
        PullDiagnosis diagnosis = PullDiagnosis.of(HEAD + fault);

        assertThat(diagnosis.certainty()).isEqualTo(certainty);
        assertThat(certainty == Certainty.CERTAIN
                        || diagnosis.remedy().annotations().isEmpty())
                .isTrue();
    }

    @Test
    void saysWhatWouldHelpToKnowOfAnUnknownCause() {
        assertThat(remedyOf(HEAD + "a new reason").advice())
                .isEqualTo("The cause is not a known one. It helps to know how the registry answers (eci-registry probe"
                        + " hub.corp.example), what its log has for the same time, and whether another client can pull the"
                        + " image.");
        assertThat(remedyOf("Failed to pull image \"" + "a".repeat(60) + "/" + "b".repeat(900) + ": failed to re")
                        .advice())
                .startsWith("The message ends before its cause: events are cut off at 1,024 characters.");
        assertThat(remedyOf("the cat sat on the mat").advice())
                .startsWith("The text contains no known message of a failed pull.");
    }

    @Test
    void namesTheMirrorThatFailed() {
        assertThat(remedyOf("failed to resolve reference \"ghcr.io/web:1\": unexpected status from HEAD request to"
                                + " http://127.0.0.1:65001/v2/web/manifests/1?ns=ghcr.io: 500 Internal Server Error")
                        .advice())
                .endsWith("127.0.0.1:65001 is a mirror or a redirection, not the image's registry ghcr.io.");
        assertThat(remedyOf("failed to resolve reference \"docker.io/library/nginx:1\": Head"
                                + " \"https://registry-1.docker.io/v2/library/nginx/manifests/1\": EOF")
                        .advice())
                .doesNotContain("mirror or a redirection");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            current image with 4 vulnerabilities cannot be pulled due to configured policy | Use an image without the vulnerabilities
            unknown: The image is not signed in Notary.                                    | Sign the image
            unexpected status: 412 Precondition Failed                                     | Read the policies of the image's project
            invalid policy in "/etc/containers/policy.json": Unknown key "keyPaths"        | Repair the node's signature policy
            open /etc/containers/policy.json: no such file or directory                    | Repair the node's signature policy
            """)
    void saysWhichPolicyRefuses(String fault, String advice) {
        PullDiagnosis diagnosis = PullDiagnosis.of(HEAD + fault);

        assertThat(diagnosis.cause()).isEqualTo(PullCause.SIGNATURE_INVALID);
        assertThat(diagnosis.remedy().advice()).startsWith(advice);
    }

    @Test
    void takesAPublicRegistryOutOfTheAnnotationWithoutSkippingVerification() {
        Remedy remedy = remedyOf("Get http://quay.io/v2/: malformed HTTP response \"\\x15\\x03\\x01\"");

        assertThat(remedy.kind()).isEqualTo(RemedyKind.UNSET_PLAIN_HTTP);
        assertThat(remedy.advice()).doesNotContain("insecure-registry");
    }

    @Test
    void findsAProxyWhereAnHttpsRequestWasAnsweredByTls() {
        Remedy remedy = remedyOf("Get https://hub.corp.example/v2/: malformed HTTP response \"\\x15\\x03\\x01\"");

        assertThat(remedy.kind()).isEqualTo(RemedyKind.NETWORK);
        assertThat(remedy.advice()).contains("proxy");
    }

    @ParameterizedTest
    @EnumSource(PullCause.class)
    void everyCauseHasAdvice(PullCause cause) {
        Remedy remedy = FixedRemedies.of(cause);

        assertThat(remedy.advice()).isNotBlank().endsWith(".");
        assertThat(remedy.transport()).isEmpty();
    }

    @Test
    void causesThatAnAnnotationCanCure() {
        assertThat(Arrays.stream(PullCause.values()).filter(PullCause::isCurableByAnnotation))
                .containsExactly(
                        PullCause.HTTP_REGISTRY_ASKED_OVER_HTTPS,
                        PullCause.HTTP_ONLY_ON_80_DIALLED_443,
                        PullCause.HTTPS_REGISTRY_ASKED_OVER_HTTP,
                        PullCause.NOT_TLS_ON_PORT,
                        PullCause.X509_UNKNOWN_AUTHORITY,
                        PullCause.X509_NAME_MISMATCH,
                        PullCause.X509_EXPIRED_OR_NOT_YET_VALID,
                        PullCause.X509_KEY_USAGE,
                        PullCause.X509_UNPARSABLE_OR_UNHANDLED);
    }

    @Test
    void remediesAreEqualByWhatTheySay() {
        String message = "Get \"https://hub.corp.example/v2/\": x509: certificate signed by unknown authority";

        assertThat(remedyOf(message)).isEqualTo(remedyOf(message)).hasSameHashCodeAs(remedyOf(message));
        assertThat(remedyOf(message)).isNotEqualTo(remedyOf(message.replace("hub", "reg")));
    }
}
