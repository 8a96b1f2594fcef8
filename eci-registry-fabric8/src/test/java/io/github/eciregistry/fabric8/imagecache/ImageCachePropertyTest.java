package io.github.eciregistry.fabric8.imagecache;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodBuilder;
import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.Severity;
import io.github.eciregistry.internal.pod.CachePullSecret;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class ImageCachePropertyTest {

    @Property
    void anyTextsMakeAValidCacheOrAreRefusedWithTheirPlace(
            @ForAll @Size(max = 6) List<@StringLength(max = 40) String> images,
            @ForAll("nearlySecrets") List<String> secrets) {
        try {
            ImageCache cache = ImageCaches.forImages("web", images, secrets, RegistryPolicy.empty());

            assertThat(ImageCaches.validate(cache))
                    .allMatch(problem -> problem.code().severity() == Severity.WARNING);
        } catch (InvalidInputException e) {
            assertThat(e.problems()).allMatch(problem -> problem.path().isPresent());
        }
    }

    @Property
    void whatIsWrongWithASecretHasAPlaceAndItsHintIsRight(@ForAll("nearlySecret") String secret) {
        Optional<Problem> problem = CachePullSecret.problem(secret);

        problem.ifPresent(found -> assertThat(found.offset().orElseThrow()).isBetween(0, secret.length()));
        problem.flatMap(Problem::hint)
                .ifPresent(hint -> assertThat(CachePullSecret.problem(hint)).isEmpty());
        assertThat(problem.isEmpty())
                .isEqualTo(secret.matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?:"
                        + "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*"));
    }

    @Property
    void aPodUsesACacheOfItsOwnImages(@ForAll @Size(max = 6) List<@StringLength(max = 40) String> images) {
        ImageCache cache = new ImageCacheBuilder()
                .withNewSpec()
                .withImages(images)
                .endSpec()
                .withNewStatus()
                .withPhase("Ready")
                .endStatus()
                .build();
        PodBuilder pod = new PodBuilder().withNewSpec().endSpec();
        images.forEach(image ->
                pod.editSpec().addNewContainer().withImage(image).endContainer().endSpec());

        assertThat(ImageCaches.matches(cache, pod.build()).isMatch()).isEqualTo(!images.isEmpty());
    }

    @Provide
    Arbitrary<String> nearlySecret() {
        return Arbitraries.strings().withChars("ab0-.:/A ").ofMaxLength(12);
    }

    @Provide
    Arbitrary<List<String>> nearlySecrets() {
        return nearlySecret().list().ofMaxSize(4);
    }
}
