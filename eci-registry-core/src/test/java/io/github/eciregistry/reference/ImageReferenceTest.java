package io.github.eciregistry.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {

    private static final String SHA256 = "sha256:" + "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    nginx                                  | docker.io          | library/nginx   | -
                    nginx:1.25                             | docker.io          | library/nginx   | 1.25
                    grafana/grafana:11.0                   | docker.io          | grafana/grafana | 11.0
                    docker.io/nginx                        | docker.io          | library/nginx   | -
                    index.docker.io/nginx                  | docker.io          | library/nginx   | -
                    index.docker.io/a/b                    | docker.io          | a/b             | -
                    Docker.io/nginx                        | Docker.io          | nginx           | -
                    docker.io:443/nginx                    | docker.io:443      | nginx           | -
                    registry-1.docker.io/nginx             | registry-1.docker.io | nginx         | -
                    192.168.1.10:5000/test/nginx:latest    | 192.168.1.10:5000  | test/nginx      | latest
                    reg.test.com:80/nginx                  | reg.test.com:80    | nginx           | -
                    harbor.pre.com/test/nginx              | harbor.pre.com     | test/nginx      | -
                    Harbor/app                             | Harbor             | app             | -
                    harbor/app                             | docker.io          | harbor/app      | -
                    harbor:5000/app                        | harbor:5000        | app             | -
                    localhost/app                          | localhost          | app             | -
                    localhost                              | docker.io          | library/localhost | -
                    localhost:5000                         | docker.io          | library/localhost | 5000
                    example.com:5000                       | docker.io          | library/example.com | 5000
                    [::1]/app                              | [::1]              | app             | -
                    [fd00::1]:5000/app:1                   | [fd00::1]:5000     | app             | 1
                    [ABCD]/app                             | [ABCD]             | app             | -
                    [abcd]:80/app                          | [abcd]:80          | app             | -
                    256.300.1.2/app                        | 256.300.1.2        | app             | -
                    my_reg.local/app                       | my_reg.local       | my_reg.local/app | -
                    my_reg/app                             | docker.io          | my_reg/app      | -
                    h.io/a.b_c__d---e                      | h.io               | a.b_c__d---e    | -
                    h.io/app:_A.b-C                        | h.io               | app             | _A.b-C
                    192.168.XX.XX:5000/nginx               | 192.168.XX.XX:5000 | nginx           | -
                    """)
    void readsTheParts(String text, String registry, String repository, String tag) {
        ImageReference image = ImageReference.parse(text);

        assertThat(image.registry()).hasToString(registry);
        assertThat(image.repository()).isEqualTo(repository);
        assertThat(image.tag().orElse(null)).isEqualTo(tag);
        assertThat(image.digest()).isEmpty();
        assertThat(image).hasToString(text);
    }

    @Test
    void readsTagAndDigestTogether() {
        ImageReference image = ImageReference.parse("nginx:1.25@" + SHA256);

        assertThat(image.tag()).contains("1.25");
        assertThat(image.digest()).contains(Digest.parse(SHA256));
        assertThat(image.canonical()).isEqualTo("docker.io/library/nginx:1.25@" + SHA256);
        assertThat(image.pullReference()).isEqualTo("docker.io/library/nginx@" + SHA256);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    nginx                      | docker.io/library/nginx     | nginx         | docker.io/library/nginx:latest
                    index.docker.io/nginx:1    | docker.io/library/nginx:1   | nginx:1       | docker.io/library/nginx:1
                    docker.io/library/nginx    | docker.io/library/nginx     | nginx         | docker.io/library/nginx:latest
                    library/nginx              | docker.io/library/nginx     | nginx         | docker.io/library/nginx:latest
                    docker.io/library/a/b      | docker.io/library/a/b       | library/a/b   | docker.io/library/a/b:latest
                    docker.io/localhost/app    | docker.io/localhost/app     | localhost/app | docker.io/localhost/app:latest
                    harbor.pre.com/app         | harbor.pre.com/app          | harbor.pre.com/app | harbor.pre.com/app:latest
                    Docker.io/library/nginx    | Docker.io/library/nginx     | Docker.io/library/nginx | Docker.io/library/nginx:latest
                    my_reg.local/app:2         | my_reg.local/app:2          | my_reg.local/app:2 | my_reg.local/app:2
                    """)
    void writesTheFormsThatDockerAndTheNodeUse(String text, String canonical, String familiar, String pullReference) {
        ImageReference image = ImageReference.parse(text);

        assertThat(image.canonical()).isEqualTo(canonical);
        assertThat(image.familiar()).isEqualTo(familiar);
        assertThat(image.pullReference()).isEqualTo(pullReference);
    }

    @Test
    void takes64HexadecimalDigitsForANameBesideAnythingElse() {
        String digits = "0123456789abcdef".repeat(4);

        assertThat(ImageReference.parse(digits + ":1").repository()).isEqualTo("library/" + digits);
        assertThat(ImageReference.parse("h.io/" + digits).repository()).isEqualTo(digits);
        assertThat(ImageReference.parse("sha256:" + digits).repository()).isEqualTo("library/sha256");
        assertThat(ImageReference.parse("sha256:" + digits).tag()).contains(digits);
    }

    @Test
    void takesRepositoriesOf255CharactersAndTagsOf128() {
        assertThat(ImageReference.parse("h.io/" + "a".repeat(255)).repository()).hasSize(255);
        assertThat(ImageReference.parse("a".repeat(247)).repository()).hasSize(255);
        assertThat(ImageReference.parse("h".repeat(1000) + ".io/a:" + "t".repeat(128))
                        .tag())
                .contains("t".repeat(128));
    }

    @Test
    void isEqualToAReferenceWithTheSameText() {
        ImageReference image = ImageReference.parse("nginx");

        assertThat(image).isEqualTo(ImageReference.parse("nginx")).hasSameHashCodeAs(ImageReference.parse("nginx"));
        assertThat(image).isNotEqualTo(ImageReference.parse("docker.io/library/nginx"));
        assertThat(image.canonical())
                .isEqualTo(ImageReference.parse("docker.io/library/nginx").canonical());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nginx", "docker.io/nginx", "index.docker.io/nginx", "a/b"})
    void sharesOneRegistryAmongReferencesToDockerHub(String text) {
        assertThat(ImageReference.parse(text).registry()).isSameAs(Registry.parse("docker.io"));
    }

    @Test
    @SuppressWarnings("NullAway") // what a caller without null checks does
    void refusesNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> ImageReference.parse(null))
                .withMessage("text");
    }
}
