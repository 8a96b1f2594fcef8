package io.github.eciregistry.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.TextPosition;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.policy.Transport;
import io.github.eciregistry.reference.Registry;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegistryImportTest {

    private static final RegistryImport READ = ConfigFormat.REGISTRIES_CONF.parse("""
            [[registry]]
            location = "a.example:5000"
            insecure = true
            [[registry]]
            prefix = "*.b.example"
            insecure = true
            [[registry]]
            location = "good.b.example"
            """, "registries.conf");

    @Test
    void makesNoPolicyWhileARegistryIsUndecided() {
        assertThatThrownBy(READ::toPolicy)
                .isInstanceOfSatisfying(InvalidInputException.class, e -> {
                    assertThat(e.problems()).hasSize(2);
                    assertThat(e.problems().get(0).code()).isEqualTo(ProblemCode.UNDECIDED_TRANSPORT);
                    assertThat(e.problems().get(0).position()).contains(new TextPosition(2, 12));
                })
                .hasMessageContaining("2:12: registry[0].location: undecided registry \"a.example:5000\" in"
                        + " registries.conf: expected one transport, found [SKIP_VERIFY, PLAIN_HTTP]");
    }

    @Test
    void settlesAllWithOneTransport() {
        RegistryImport settled = READ.settle(Transport.PLAIN_HTTP);
        assertThat(settled.undecided()).isEmpty();
        assertThat(settled.toPolicy())
                .isEqualTo(RegistryPolicy.builder()
                        .plainHttp("a.example:5000", "*.b.example")
                        .https("good.b.example")
                        .build());
        assertThat(settled.settle(Transport.HTTPS)).isEqualTo(settled);
        assertThat(READ.undecided()).hasSize(2);
    }

    @Test
    void settlesEachByItselfAndLeavesTheRest() {
        RegistryImport settled =
                READ.settle(undecided -> undecided.registry().isPresent() ? Transport.SKIP_VERIFY : null);
        assertThat(Imports.statements(settled))
                .containsExactly("a.example:5000 SKIP_VERIFY", "good.b.example HTTPS", "*.b.example EITHER");
        assertThatThrownBy(settled::toPolicy).hasMessageContaining("*.b.example");
    }

    @Test
    void namesTheRegistryThatCanBeAsked() {
        assertThat(READ.undecided().get(0).registry()).contains(Registry.parse("a.example:5000"));
        assertThat(READ.undecided().get(1).registry()).isEqualTo(Optional.empty());
    }

    @Test
    void keepsTheOrderOfTheSource() {
        assertThat(READ.settle(Transport.HTTPS).rules())
                .extracting(rule -> rule.place().key())
                .containsExactly("registry[0].location", "registry[1].prefix", "registry[2].location");
    }

    @Test
    void showsEverythingWithItsPlace() {
        assertThat(READ)
                .hasToString("RegistryImport[rules=[good.b.example HTTPS (registries.conf:8:12:"
                        + " registry[2].location)], undecided=[a.example:5000 [SKIP_VERIFY, PLAIN_HTTP]"
                        + " (registries.conf:2:12: registry[0].location), *.b.example [SKIP_VERIFY, PLAIN_HTTP]"
                        + " (registries.conf:5:10: registry[1].prefix)], notes=[]]");
    }

    @Test
    void equalsAnImportThatSaysTheSame() {
        assertThat(READ.settle(undecided -> null)).isEqualTo(READ).hasSameHashCodeAs(READ);
        assertThat(READ.settle(Transport.HTTPS)).isNotEqualTo(READ);
    }
}
