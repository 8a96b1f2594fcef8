package io.github.eciregistry.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Images that are none, and listed registries against those of the images. */
class ImageRulesTest {

    private static final String PLAIN = "k8s.aliyun.com/plain-http-registry";
    private static final ManifestLinter LINTER = ManifestLinter.create();

    private static String pod(String listed, String... images) {
        StringBuilder text = new StringBuilder("apiVersion: v1\nkind: Pod\nmetadata:\n  labels: {eci: \"true\"}\n"
                + "  annotations:\n    " + PLAIN + ": " + listed + "\nspec:\n  containers:\n");
        for (String image : images) {
            text.append("  - image: ").append(image).append('\n');
        }
        return text.toString();
    }

    private static List<String> found(String text) {
        return LINTER.lint(text).findings().stream()
                .map(finding -> finding.position() + "-" + finding.endPosition() + " "
                        + finding.rule().code() + " " + finding.message() + " | "
                        + finding.path().orElse(""))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Bad/Image   | 9:16-9:21 ECI305 invalid image reference "Bad/Image" at 4: expected a lower-case letter or digit, found 'I'
            'a.b/c d'   | 9:18-9:20 ECI305 invalid image reference "a.b/c d" at 5: expected '/', ':', '@' or the end, found whitespace
            "a.b\\x2fC" | 9:12-9:12 ECI305 invalid image reference "a.b/C" at 4: expected a lower-case letter or digit, found 'C'
            a.b/        | 9:16-9:16 ECI305 invalid image reference "a.b/" at 4: expected a lower-case letter or digit, found the end
            $(x)        | 9:12-9:16 ECI306 the registry of this image is filled in later: "$(x)"
            "{{ x }}"   | 9:12-9:21 ECI306 the registry of this image is filled in later: "{{ x }}"
            [x]         | 9:12-9:12 ECI005 expected an image reference, found a list
            """)
    void tellsWhatIsNoImageAndKeepsTheRegistries(String image, String expected) {
        String text = pod("x.y", image, "a.b/c:1");
        assertThat(found(text)).containsExactly(expected + " | spec.containers[0].image");
        assertThat(LINTER.fix(text).isChanged()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "a.b,c.d"         | 6:42-6:45 ECI301 "a.b" matches no image: the images use "a.b:1,a.b:2"     | "a.b:1,a.b:2,c.d"
            "a.b:3,c.d"       | 6:42-6:47 ECI302 "a.b:3" matches no image: the images use "a.b:1,a.b:2"   | "a.b:1,a.b:2,c.d"
            "A.b:1,c.d"       | 6:42-6:47 ECI303 "A.b:1" matches no image: the images use "a.b:1,a.b:2"   | "a.b:1,a.b:2,c.d"
            "c.d,C.d"         | 6:46-6:49 ECI303 "C.d" matches no image: the images use "c.d"             | "c.d"
            "c.d, a.b,a.b:1"  | 6:47-6:50 ECI301 "a.b" matches no image: the images use "a.b:1,a.b:2"     | "c.d,a.b:2,a.b:1"
            "a.b:2,a.b,a.b:1" | 6:48-6:51 ECI301 "a.b" matches no image: the images use "a.b:1,a.b:2"     | "a.b:2,a.b:1"
            "c.d,x.y"         | 6:46-6:49 ECI304 no image of the pod uses "x.y" | "c.d"
            """)
    void comparesAListedRegistryWithTheImages(String listed, String expected, String fixed) {
        ManifestLinter linter = LINTER.without(Rule.BLANK_IN_VALUE);
        String[] images = {"a.b:1/x:1", "a.b:2/x:1", "c.d/e:1", "c.d/f:1"};
        String text = pod(listed, images);
        assertThat(found(text).stream().filter(line -> !line.contains("ECI203")).toList())
                .containsExactly(expected + " | metadata.annotations[" + PLAIN + "]");
        assertThat(linter.fix(text).text()).isEqualTo(pod(fixed, images));
    }

    /** A registry that is listed with a port its images do not have may be right where an image is not known. */
    @Test
    void mendsNoPortWhereAnImageIsNotKnown() {
        String text = pod("\"a.b,x.y\"", "a.b:1/x:1", "$(x)");
        assertThat(found(text))
                .containsExactly(
                        "6:42-6:45 ECI301 \"a.b\" matches no image: the images use \"a.b:1\" | metadata.annotations["
                                + PLAIN + "]",
                        "10:12-10:16 ECI306 the registry of this image is filled in later: \"$(x)\" | spec.containers[1].image");
        assertThat(LINTER.fix(text).isChanged()).isFalse();
    }

    @Test
    void knowsNoImagesWhereThereAreNone() {
        assertThat(found(pod("x.y"))).isEmpty();
        String workflow = "apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {name: w}\nspec:\n"
                + "  podMetadata: {annotations: {" + PLAIN + ": x.y}}\n  templates:\n"
                + "  - container: {image: \"a.b/c:1\"}\n";
        assertThat(found(workflow)).isEmpty();
    }

    @Test
    void knowsAllImagesOfAnImageCache() {
        String text = "apiVersion: eci.alibabacloud.com/v1\nkind: ImageCache\nmetadata:\n  name: c\n"
                + "  annotations: {" + PLAIN + ": \"c.d,a.b\"}\nspec:\n  images: [\"a.b/c:1\"]\n";
        assertThat(found(text))
                .containsExactly(
                        "5:54-5:57 ECI304 no image of the pod uses \"c.d\"" + " | metadata.annotations[" + PLAIN + "]");
        assertThat(LINTER.fix(text).text()).isEqualTo(text.replace("c.d,", ""));
    }
}
