package io.github.eciregistry.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.reference.Registry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryPolicyTest {

    private final RegistryPolicy policy = RegistryPolicy.builder()
            .plainHttp("192.168.0.0/16", "reg.test.com:80", "*.corp.example", "*.dev.corp.example:5000")
            .skipVerify("harbor.pre.com", "*.dev.corp.example", "192.168.7.0/24:5000", "fd00::/8")
            .https("192.168.7.7", "harbor.pre.com:443", "192.168.7.0/24", "a.dev.corp.example")
            .build();

    @ParameterizedTest
    @CsvSource({
        "192.168.1.10:5000, PLAIN_HTTP, 192.168.0.0/16",
        "192.168.7.1, HTTPS, 192.168.7.0/24",
        "192.168.7.1:5000, SKIP_VERIFY, 192.168.7.0/24:5000",
        "192.168.7.7:5000, HTTPS, 192.168.7.7",
        "reg.test.com:80, PLAIN_HTTP, reg.test.com:80",
        "REG.test.com:80, PLAIN_HTTP, reg.test.com:80",
        "reg.test.com, HTTPS, ",
        "harbor.pre.com, SKIP_VERIFY, harbor.pre.com",
        "harbor.pre.com:8443, SKIP_VERIFY, harbor.pre.com",
        "harbor.pre.com:443, HTTPS, harbor.pre.com:443",
        "x.corp.example, PLAIN_HTTP, *.corp.example",
        "corp.example, HTTPS, ",
        "x.dev.corp.example, SKIP_VERIFY, *.dev.corp.example",
        "x.dev.corp.example:5000, PLAIN_HTTP, *.dev.corp.example:5000",
        "dev.corp.example, PLAIN_HTTP, *.corp.example",
        "a.dev.corp.example:5000, HTTPS, a.dev.corp.example",
        "[fd00::1]:5000, SKIP_VERIFY, fd00::/8",
        "quay.io, HTTPS, ",
    })
    void theMostSpecificPatternDecides(String registry, Transport transport, String pattern) {
        Registry parsed = Registry.parse(registry);
        assertThat(policy.transportFor(parsed)).isEqualTo(transport);
        assertThat(policy.ruleFor(parsed).map(rule -> rule.pattern().toString()).orElse(null))
                .isEqualTo(pattern);
    }

    @ParameterizedTest
    @CsvSource({
        "a.com:80, a.com, a.com:80",
        "a.b.com, *.b.com:80, a.b.com:80",
        "*.b.com, *.com:80, a.b.com:80",
        "*.b.com:80, *.b.com, a.b.com:80",
        "*.1.1:80, 10.1.0.0/16:80, 10.1.1.1:80",
        "10.1.0.0/16, 10.0.0.0/8:80, 10.1.1.1:80",
        "10.1.0.0/16:80, 10.1.0.0/16, 10.1.1.1:80",
    })
    void theFirstIsMoreSpecificInWhateverOrder(String specific, String general, String registry) {
        Registry parsed = Registry.parse(registry);
        for (RegistryPolicy each : new RegistryPolicy[] {
            RegistryPolicy.builder().plainHttp(specific).skipVerify(general).build(),
            RegistryPolicy.builder().skipVerify(general).plainHttp(specific).build()
        }) {
            assertThat(each.transportFor(parsed)).isEqualTo(Transport.PLAIN_HTTP);
        }
    }

    @ParameterizedTest
    @CsvSource({"docker.io", "registry-1.docker.io", "index.docker.io"})
    void dockerHubIsAlwaysHttps(String registry) {
        RegistryPolicy wide = RegistryPolicy.builder().plainHttp("*.io").build();
        assertThat(wide.transportFor(Registry.parse(registry))).isEqualTo(Transport.HTTPS);
        assertThat(wide.ruleFor(Registry.parse(registry))).isEmpty();
        assertThat(wide.transportFor(Registry.parse("quay.io"))).isEqualTo(Transport.PLAIN_HTTP);
    }

    @Test
    void theEmptyPolicyReachesEverythingOverHttps() {
        assertThat(RegistryPolicy.empty().rules()).isEmpty();
        assertThat(RegistryPolicy.empty().transportFor(Registry.parse("harbor.pre.com")))
                .isEqualTo(Transport.HTTPS);
        assertThat(RegistryPolicy.builder().build()).isEqualTo(RegistryPolicy.empty());
    }

    @Test
    void rulesStandInTheOrderGivenAndEachOnce() {
        RegistryPolicy given = RegistryPolicy.builder()
                .plainHttp("10.1.2.3/8", "b.com")
                .add(Transport.SKIP_VERIFY, "a.com")
                .add(Transport.PLAIN_HTTP, RegistryPattern.parse("10.0.0.0/8"))
                .plainHttp("B.com")
                .build();
        assertThat(given.rules())
                .extracting(RegistryPolicy.Rule::toString)
                .containsExactly("plainHttp 10.1.2.3/8", "plainHttp b.com", "skipVerify a.com");
        assertThat(given).hasToString("RegistryPolicy[plainHttp 10.1.2.3/8, plainHttp b.com, skipVerify a.com]");
    }

    @Test
    void theOrderOfRulesMakesNoDifference() {
        RegistryPolicy one =
                RegistryPolicy.builder().plainHttp("a.com").skipVerify("b.com").build();
        RegistryPolicy other =
                RegistryPolicy.builder().skipVerify("B.com").plainHttp("a.com").build();
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(one)
                .isNotEqualTo(
                        RegistryPolicy.builder().plainHttp("a.com", "b.com").build());
    }

    @Test
    void aBuilderStartsFromAPolicy() {
        RegistryPolicy more = policy.toBuilder().plainHttp("new.test.com").build();
        assertThat(more.rules()).hasSize(policy.rules().size() + 1).containsAll(policy.rules());
        assertThat(policy.toBuilder().build()).isEqualTo(policy);
    }

    @Test
    void allTiesBetweenTransportsAreReportedAsWritten() {
        RegistryPolicy.Builder builder = RegistryPolicy.builder()
                .plainHttp("10.0.0.0/8", "harbor.pre.com")
                .skipVerify("10.1.2.3/8", "b.com")
                .https("Harbor.pre.com", "10.0.0.0/8");
        InvalidInputException thrown = catchThrowableOfType(InvalidInputException.class, builder::build);
        assertThat(thrown.problems())
                .allMatch(problem -> problem.code() == ProblemCode.CONFLICTING_RULES)
                .extracting(Problem::message)
                .containsExactly(
                        "conflicting rules \"10.1.2.3/8\" for SKIP_VERIFY and \"10.0.0.0/8\" for PLAIN_HTTP: they match the same registries; keep one of them",
                        "conflicting rules \"Harbor.pre.com\" for HTTPS and \"harbor.pre.com\" for PLAIN_HTTP: they match the same registries; keep one of them",
                        "conflicting rules \"10.0.0.0/8\" for HTTPS and \"10.0.0.0/8\" for PLAIN_HTTP: they match the same registries; keep one of them");
    }

    @Test
    void eachArgumentIsCheckedWhenGivenAndNoneIsTakenIfOneIsBad() {
        RegistryPolicy.Builder builder = RegistryPolicy.builder();
        InvalidInputException thrown = catchThrowableOfType(
                InvalidInputException.class, () -> builder.plainHttp("a.com", "http://b.com", "*", "c.com"));
        assertThat(thrown.problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.REGISTRY_HAS_SCHEME, ProblemCode.MISPLACED_WILDCARD);
        assertThat(builder.build()).isEqualTo(RegistryPolicy.empty());
    }
}
