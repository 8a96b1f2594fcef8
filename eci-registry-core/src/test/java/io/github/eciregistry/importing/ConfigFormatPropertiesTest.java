package io.github.eciregistry.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.TextPosition;
import io.github.eciregistry.policy.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any text gives an import or a problem with a place, and never anything else. */
class ConfigFormatPropertiesTest {

    private static final Path FIXTURES = Path.of("src/test/resources/io/github/eciregistry/importing");
    private static final List<String> TEXTS = List.of(
            fixture("daemon.json"),
            fixture("containers/registries.conf"),
            fixture("certs.d/classic.pre.example_5000_/hosts.toml"),
            fixture("config.toml"),
            fixture("registries.yaml"),
            fixture("buildkitd.toml"),
            fixture("regctl.json"),
            fixture("crio/crio.conf"),
            fixture("talos.yaml"),
            fixture("rancher-cluster.yaml"),
            fixture("kubekey.yaml"),
            fixture("openshift.yaml"),
            fixture("kind.yaml"),
            fixture("nodepool.json"),
            fixture("colima.yaml"),
            fixture("docker-override.conf"));
    private static final List<String> PIECES = List.of(
            "[",
            "]",
            "[[",
            "]]",
            "{",
            "}",
            "\"",
            "'",
            "\"\"\"",
            "'''",
            ":",
            " = ",
            ".",
            ",",
            "\n",
            "#",
            "*",
            "&a",
            "*a",
            "<<",
            "!!binary",
            "|",
            ">",
            "-",
            "- ",
            "? ",
            "\\",
            "\\u",
            "0x",
            "1_0",
            "1e9",
            "nan",
            "+",
            "true",
            "null",
            "~",
            "\t",
            "\r",
            "\u0000",
            "\uD83D",
            "\uFEFF",
            "é",
            "%",
            "@",
            "http://",
            "a:b@c",
            "registry",
            "host",
            "server",
            "mirrors",
            "location",
            "endpoint",
            "insecure",
            "*.",
            "/8",
            "[::1]",
            "_default",
            "---\n",
            "- |\n  a = 1\n",
            "kind: Cluster",
            "insecureRegistries",
            "--insecure-registry=");

    private static String fixture(String name) {
        try {
            return Files.readString(FIXTURES.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Provide
    Arbitrary<String> brokenFiles() {
        Arbitrary<String> pieces = Arbitraries.of(PIECES);
        return Arbitraries.of(TEXTS)
                .flatMap(text -> Arbitraries.integers()
                        .between(0, text.length())
                        .flatMap(at -> Arbitraries.integers()
                                .between(0, Math.min(20, text.length() - at))
                                .flatMap(cut -> pieces.map(
                                        piece -> text.substring(0, at) + piece + text.substring(at + cut)))));
    }

    @Provide
    Arbitrary<String> piecesOfFiles() {
        return Arbitraries.of(PIECES).list().ofMaxSize(30).map(pieces -> String.join("", pieces));
    }

    @Property(tries = 1500)
    void aBrokenFileIsAProblemOrStillAFile(@ForAll("brokenFiles") String text, @ForAll ConfigFormat format) {
        check(format, text);
    }

    @Property(tries = 1500)
    void anyTextIsAProblemOrAFile(@ForAll("piecesOfFiles") String text, @ForAll ConfigFormat format) {
        check(format, text);
    }

    private static void check(ConfigFormat format, String text) {
        long lines = text.lines().count() + 1;
        for (boolean lenient : new boolean[] {false, true}) {
            try {
                String name = "reg.example/hosts.toml";
                RegistryImport read = lenient ? format.parseLenient(text, name) : format.parse(text, name);
                assertThat(read.settle(Transport.PLAIN_HTTP).undecided()).isEmpty();
                assertThat(read.settle(Transport.PLAIN_HTTP).toPolicy().rules())
                        .hasSize(read.rules().size() + read.undecided().size());
            } catch (InvalidInputException e) {
                assertThat(e.problems()).allSatisfy(problem -> {
                    TextPosition position = problem.position().orElseThrow();
                    assertThat((long) position.line()).isLessThanOrEqualTo(lines);
                });
            }
        }
    }
}
