package io.github.eciregistry.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.policy.Transport;
import io.github.eciregistry.reference.Registry;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgementTest {

    @ParameterizedTest
    @CsvSource({
        "REGISTRY, NOT_ASKED, HTTPS",
        "REGISTRY, REGISTRY, HTTPS",
        "OTHER_SERVICE, REGISTRY, PLAIN_HTTP",
        "UNUSABLE_TLS, REGISTRY, PLAIN_HTTP",
        "OTHER_PROTOCOL, REGISTRY, PLAIN_HTTP",
        "NO_ANSWER, REGISTRY, PLAIN_HTTP",
        "UNUSABLE_TLS, OTHER_SERVICE, UNUSABLE_HTTPS",
        "UNUSABLE_TLS, NO_ANSWER, UNUSABLE_HTTPS",
        "OTHER_SERVICE, NO_ANSWER, NOT_A_REGISTRY",
        "NO_ANSWER, OTHER_SERVICE, NOT_A_REGISTRY",
        "OTHER_PROTOCOL, NO_ANSWER, NOT_A_REGISTRY",
        "NO_ANSWER, OTHER_PROTOCOL, NOT_A_REGISTRY",
        "NO_ANSWER, NO_ANSWER, UNREACHABLE",
        "NO_ANSWER, LEFT_TO_HTTPS, UNREACHABLE",
        "OTHER_SERVICE, LEFT_TO_HTTPS, NOT_A_REGISTRY",
        "NO_ANSWER, NOT_ASKED, UNREACHABLE",
        "UNAVAILABLE, OTHER_SERVICE, UNAVAILABLE",
        "OTHER_SERVICE, UNAVAILABLE, UNAVAILABLE",
        "UNAVAILABLE, REGISTRY, PLAIN_HTTP",
        "UNUSABLE_TLS, UNAVAILABLE, UNUSABLE_HTTPS"
    })
    void combinesWhatBothProtocolsAnswered(Answer.Kind https, Answer.Kind http, Verdict verdict) {
        assertThat(judge("harbor.test", https, http).verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "UNAVAILABLE, OTHER_SERVICE, HTTPS",
        "OTHER_PROTOCOL, UNAVAILABLE, PLAIN_HTTP",
        "NO_ANSWER, UNAVAILABLE, PLAIN_HTTP",
        "OTHER_SERVICE, UNAVAILABLE, ",
        "OTHER_SERVICE, NO_ANSWER, "
    })
    void knowsTheTransportOfAServerThatCannotServe(Answer.Kind https, Answer.Kind http, Transport transport) {
        assertThat(judge("harbor.test", https, http).transport()).isEqualTo(Optional.ofNullable(transport));
        assertThat(judge("harbor.test", https, http).isPullable()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "quay.io, OTHER_PROTOCOL, INTERCEPTED",
        "QUAY.io, OTHER_PROTOCOL, INTERCEPTED",
        "registry.cn-beijing.aliyuncs.com, OTHER_PROTOCOL, INTERCEPTED",
        "auth.docker.io, OTHER_PROTOCOL, INTERCEPTED",
        "1234.dkr.ecr.eu-west-1.amazonaws.com, OTHER_PROTOCOL, INTERCEPTED",
        "mine-1.elb.eu-west-1.amazonaws.com, OTHER_PROTOCOL, NOT_A_REGISTRY",
        "ec2-1-2-3-4.compute-1.amazonaws.com, OTHER_PROTOCOL, NOT_A_REGISTRY",
        "alb-x.cn-beijing.alb.aliyuncs.com, OTHER_PROTOCOL, NOT_A_REGISTRY",
        "aliyuncs.com, OTHER_PROTOCOL, INTERCEPTED",
        "myaliyuncs.com, OTHER_PROTOCOL, NOT_A_REGISTRY",
        "quay.io.test, OTHER_PROTOCOL, NOT_A_REGISTRY",
        "quay.io, NO_ANSWER, UNREACHABLE",
        "quay.io, UNUSABLE_TLS, UNUSABLE_HTTPS",
        "quay.io, OTHER_SERVICE, NOT_A_REGISTRY",
        "quay.io, REGISTRY, HTTPS"
    })
    void trustsNobodyElseInThePlaceOfAPublicRegistry(String host, Answer.Kind https, Verdict verdict) {
        assertThat(judge(host, https, Answer.Kind.NOT_ASKED).verdict()).isEqualTo(verdict);
    }

    @Test
    void givesTheReasonsOfBothProtocolsUnlessHttpsWorks() {
        Answer https = Answer.failed(Answer.Kind.NO_ANSWER, ReasonCode.TIMED_OUT, "a");
        Answer http = Answer.failed(Answer.Kind.NO_ANSWER, ReasonCode.CONNECTION_REFUSED, "b");

        assertThat(Judgement.of(Registry.parse("harbor.test"), https, http, List.of(), TokenService.NONE)
                        .reasons())
                .extracting(ProbeReason::message)
                .containsExactly("a", "b");
    }

    private static ProbeResult judge(String registry, Answer.Kind https, Answer.Kind http) {
        return Judgement.of(
                Registry.parse(registry),
                new Answer(https, List.of(), null, null, null, List.of()),
                new Answer(http, List.of(), null, null, null, List.of()),
                List.of(),
                TokenService.NONE);
    }
}
