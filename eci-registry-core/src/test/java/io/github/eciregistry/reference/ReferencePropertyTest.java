package io.github.eciregistry.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.reference.References.Made;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** The laws of references, registries and digests. */
class ReferencePropertyTest {

    @Provide
    Arbitrary<Made> references() {
        return References.made();
    }

    @Provide
    Arbitrary<String> mutated() {
        return References.mutated();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(References.mutated(), References.registries(), Arbitraries.strings());
    }

    @Property
    void aReferenceIsReadAsTheParts(@ForAll("references") Made made) {
        ImageReference image = ImageReference.parse(made.text());

        assertThat(image).hasToString(made.text()).isEqualTo(ImageReference.parse(made.text()));
        assertThat(image.registry()).hasToString(made.registry());
        assertThat(image.repository()).isEqualTo(made.repository());
        assertThat(image.tag()).isEqualTo(made.tag());
        assertThat(image.digest().map(Digest::toString)).isEqualTo(made.digest());
    }

    @Property
    void theCanonicalFormNamesTheSameAndIsItsOwn(@ForAll("references") Made made) {
        ImageReference image = ImageReference.parse(made.text());
        ImageReference canonical = ImageReference.parse(image.canonical());

        assertThat(canonical.canonical()).isEqualTo(image.canonical());
        assertThat(canonical.registry()).isEqualTo(image.registry());
        assertThat(canonical.repository()).isEqualTo(image.repository());
        assertThat(canonical.tag()).isEqualTo(image.tag());
        assertThat(canonical.digest()).isEqualTo(image.digest());
    }

    @Property
    void theFamiliarFormLeadsBackUnlessItStartsLikeARegistry(@ForAll("references") Made made) {
        ImageReference image = ImageReference.parse(made.text());
        String repository = image.repository();
        String first = repository.substring(0, repository.indexOf('/') + 1);
        boolean startsLikeARegistry = first.indexOf('.') >= 0 || first.equals("localhost/");
        Assume.that(!image.registry().isDockerHub() || !startsLikeARegistry);
        Assume.that(!image.familiar().matches("[0-9a-f]{64}"));

        assertThat(ImageReference.parse(image.familiar()).canonical()).isEqualTo(image.canonical());
    }

    @Property
    void whatANodePullsHasEitherTagOrDigest(@ForAll("references") Made made) {
        ImageReference image = ImageReference.parse(made.text());
        ImageReference pulled = ImageReference.parse(image.pullReference());

        assertThat(pulled.registry()).isEqualTo(image.registry());
        assertThat(pulled.repository()).isEqualTo(image.repository());
        assertThat(pulled.digest()).isEqualTo(image.digest());
        assertThat(pulled.tag())
                .isEqualTo(
                        image.digest().isPresent()
                                ? Optional.empty()
                                : Optional.of(made.tag().orElse("latest")));
    }

    @Property
    void aMutatedReferenceIsAValueOrOneProblemWithAPlace(@ForAll("mutated") String text) {
        assertContract(text, ImageReference::parse);
    }

    @Property
    void anyTextIsAValueOrOneProblemWithAPlace(@ForAll("texts") String text) {
        assertContract(text, ImageReference::parse);
        assertContract(text, Registry::parse);
        assertContract(text, Digest::parse);
    }

    private static void assertContract(String text, Function<String, ?> parser) {
        try {
            assertThat(parser.apply(text)).isNotNull();
        } catch (InvalidInputException e) {
            assertThat(e.problems()).hasSize(1);
            Problem problem = e.problems().get(0);
            assertThat(problem.input()).hasSameSizeAs(text);
            assertThat(problem.offset().orElseThrow()).isBetween(0, text.length());
            assertThat(problem.message()).doesNotContain("\n", "\r").startsWith("invalid ");
            problem.hint().ifPresent(hint -> assertThat(parser.apply(hint)).hasToString(hint));
        }
    }

    @Property
    void aRegistryIsWhatAReferenceHasForOne(@ForAll("texts") String text) {
        Assume.that(text.indexOf('/') < 0);
        Optional<Registry> inReference = tryParse(text + "/app", ImageReference::parse)
                .filter(image -> !image.canonical().equals("docker.io/" + text + "/app"))
                .map(ImageReference::registry);

        assertThat(tryParse(text, Registry::parse)).isEqualTo(inReference);
    }

    @Property
    void aRegistryIsKeptAsWritten(@ForAll("references") Made made) {
        Registry registry = ImageReference.parse(made.text()).registry();

        assertThat(Registry.parse(registry.toString())).isEqualTo(registry);
        assertThat(registry.toString())
                .startsWith(registry.host())
                .endsWith(registry.port().isPresent() ? ":" + registry.port().getAsInt() : registry.host());
    }

    @Property
    void aDigestIsWhatAReferenceHasForOne(@ForAll("texts") String text) {
        Optional<Digest> inReference =
                tryParse("h.io/n:t@" + text, ImageReference::parse).flatMap(ImageReference::digest);

        assertThat(tryParse(text, Digest::parse)).isEqualTo(inReference);
    }

    @Property
    void anAddressIsReadAsTheJdkWritesIt(@ForAll @Size(16) byte[] ipv6, @ForAll @Size(4) byte[] ipv4)
            throws UnknownHostException {
        InetAddress long6 = Inet6Address.getByAddress("", ipv6, -1);
        InetAddress short4 = InetAddress.getByAddress(ipv4);

        assertThat(Registry.parse("[" + long6.getHostAddress() + "]").address())
                .contains(InetAddress.getByAddress(ipv6));
        assertThat(Registry.parse(short4.getHostAddress()).address()).contains(short4);
    }

    private static <T> Optional<T> tryParse(String text, Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(text));
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }
}
