package io.github.eciregistry.lint;

import static io.github.eciregistry.lint.Found.found;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with an ImageCache, and where the ranges end. */
class ImageCacheRulesTest {

    private static final String HEAD = "apiVersion: eci.alibabacloud.com/v1\nkind: ImageCache\nmetadata:\n  name: c\n";
    private static final String IMAGE = "spec:\n  images: [\"a.b/c:1\"]\n";

    private static List<String> messages(Rule rule, String text) {
        return ManifestLinter.create().lint(text).findings().stream()
                .filter(finding -> finding.rule() == rule)
                .map(Finding::message)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"20", "29", "32768", "", "null", "~"})
    void takesASizeWithinTheRange(String size) {
        assertThat(messages(Rule.CACHE_SIZE, HEAD + IMAGE + "  imageCacheSize: " + size + "\n"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "19, 19",
        "32769, 32769",
        "0, 0",
        "-20, -20",
        "20Gi, \"20Gi\"",
        "2 0, \"2 0\"",
        "20/, \"20/\"",
        "'''20''', \"20\"",
        "1234567890, 1234567890",
        "[20], a list"
    })
    void refusesAnotherSize(String size, String found) {
        assertThat(messages(Rule.CACHE_SIZE, HEAD + IMAGE + "  imageCacheSize: " + size + "\n"))
                .containsExactly("expected a number from 20 to 32768 GiB, found " + found);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0", "65536, 0", "65537, 1", "999999999, 1"})
    void daysEndAt65536(String days, int findings) {
        assertThat(messages(Rule.RETENTION_DAYS, HEAD + IMAGE + "  retentionDays: " + days + "\n"))
                .hasSize(findings);
    }

    @ParameterizedTest
    @CsvSource({"a:b, 0", "default:harbor, 0", ":b, 1", "a:, 1", "a, 1", "a:b:c, 1", "a:b c, 1", "{name: b}, 1"})
    void aSecretHasANamespaceAndAName(String secret, int findings) {
        boolean quoted = !secret.startsWith("{");
        String item = quoted ? '"' + secret + '"' : secret;
        List<String> messages =
                messages(Rule.SECRET_WITHOUT_NAMESPACE, HEAD + IMAGE + "  imagePullSecrets:\n  - " + item + "\n");
        String start =
                quoted ? "invalid pull secret \"" + secret + "\" at " : "expected namespace:name, found a mapping";
        assertThat(messages).hasSize(findings).allMatch(message -> message.startsWith(start));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b/c", "a.b/c:latest"})
    void tellsOfATagThatMoves(String image) {
        assertThat(messages(Rule.FLOATING_TAG, HEAD + "spec:\n  images: [\"" + image + "\"]\n"))
                .containsExactly("\"" + image
                        + "\" is cached as \"latest\" is when the cache is created: use a version or a digest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b/c:1", "a.b/c@sha256:", "a.b/c:latest@sha256:", "A"})
    void takesAVersionOrADigest(String image) {
        String digest = image.endsWith(":") ? "0".repeat(64) : "";
        assertThat(messages(Rule.FLOATING_TAG, HEAD + "spec:\n  images: [\"" + image + digest + "\"]\n"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "spec:\n", "spec: {}\n", "spec:\n  images: []\n"})
    void aCacheHasImages(String spec) {
        assertThat(messages(Rule.CACHE_WITHOUT_IMAGES, HEAD + spec))
                .containsExactly("expected at least one image, found none");
    }

    @Test
    void movesFieldsToWhereTheyBelong() {
        String text = """
                apiVersion: eci.alibabacloud.com/v1
                kind: ImageCache
                metadata:
                name: c

                labels:
                  a: b
                spec:
                images:
                - a.b/c:1
                status:
                """;
        assertThat(messages(Rule.CACHE_INDENTATION, text))
                .containsExactly(
                        "these fields have no effect next to metadata: indent them",
                        "these fields have no effect next to spec: indent them");
        assertThat(ManifestLinter.create().fix(text).text()).isEqualTo("""
                apiVersion: eci.alibabacloud.com/v1
                kind: ImageCache
                metadata:
                  name: c

                  labels:
                    a: b
                spec:
                  images:
                  - a.b/c:1
                status:
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "metadata:\n  name: c\nother: 1\n",
                "metadata:\nspec:\n  images: [\"a.b/c:1\"]\n",
                "metadata: {}\nname: c\n",
                "name: c\nmetadata:\n"
            })
    void leavesWhatStandsWhereItBelongs(String fields) {
        String text = "apiVersion: eci.alibabacloud.com/v1\nkind: ImageCache\n" + fields;
        assertThat(messages(Rule.CACHE_INDENTATION, text)).isEmpty();
    }

    /** In flow style nothing can be told from its indentation; where the whole document is indented it can, but not mended. */
    @Test
    void movesNothingThatHasNoLineOfItsOwn() {
        String flow = "{apiVersion: eci.alibabacloud.com/v1, kind: ImageCache, metadata: , name: c}\n";
        assertThat(messages(Rule.CACHE_INDENTATION, flow)).isEmpty();
        assertThat(messages(Rule.CACHE_WITHOUT_IMAGES, flow)).hasSize(1);
        String indented = " apiVersion: eci.alibabacloud.com/v1\n kind: ImageCache\n metadata:\n name: c\n";
        assertThat(messages(Rule.CACHE_INDENTATION, indented))
                .containsExactly("these fields have no effect next to metadata: indent them");
        assertThat(ManifestLinter.create().fix(indented).isChanged()).isFalse();
    }

    @Test
    void checksImageCaches() {
        String text = """
                apiVersion: eci.alibabacloud.com/v1
                kind: ImageCache
                metadata: {name: c}
                spec:
                  images:
                  - nginx
                  - a.b/c:latest
                  - a.b/c:1.2
                  imagePullSecrets:
                  - default:secret1
                  - secret2
                  - name: secret3
                  imageCacheSize:
                   19
                  retentionDays: 65537
                """;
        assertThat(found(ManifestLinter.create(), text))
                .containsExactly(
                        "6:5 ECI601", "7:5 ECI601", "11:5 ECI604", "12:5 ECI604", "14:4 ECI602", "15:18 ECI603");
        assertThat(found(ManifestLinter.create(), HEAD + "spec:\n  images: []\n"))
                .containsExactly("6:11 ECI606");
        assertThat(found(ManifestLinter.create(), HEAD + "spec:\n  images: [~, 'a:1', 'a:1']\n"))
                .containsExactly("6:12 ECI305", "6:22 ECI608");
        assertThat(found(
                        ManifestLinter.create(),
                        "apiVersion: eci.alibabacloud.com/v1\nkind: ImageCache\nspec:\n  images: a.b/c\n"))
                .containsExactly("1:1 ECI607", "4:11 ECI005");
    }

    @Test
    void indentsTheFieldsOfThePublishedSample() {
        String text =
                "apiVersion: eci.alibabacloud.com/v1\nkind: ImageCache\nmetadata:\nname: c\nspec:\nimages:\n- a.b/c:1 # x\n";
        assertThat(found(ManifestLinter.create(), text)).containsExactly("4:1 ECI605", "6:1 ECI605");
        assertThat(ManifestLinter.create().fix(text).text())
                .isEqualTo(
                        "apiVersion: eci.alibabacloud.com/v1\nkind: ImageCache\nmetadata:\n  name: c\nspec:\n  images:\n  - a.b/c:1 # x\n");
    }
}
