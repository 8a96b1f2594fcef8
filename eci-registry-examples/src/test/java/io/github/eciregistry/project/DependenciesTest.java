package io.github.eciregistry.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What comes with the published modules is what the page on compatibility says, and no more. */
class DependenciesTest {

    private static final Path PAGE = Path.of("../docs/compatibility.md");
    private static final Path CORE_DEPENDENCIES =
            PublishedModule.CORE.directory().resolve("target/dependencies.txt");
    private static final Path FABRIC8_POM = PublishedModule.FABRIC8.directory().resolve("target/published-pom.xml");

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group(1)).toList();
    }

    private static List<String> ofCore() throws IOException {
        return found(
                Pattern.compile("(?m)^ +[^:]+:([^:]+):jar:(?!.*\\(optional)"), Files.readString(CORE_DEPENDENCIES));
    }

    @Test
    void coreBringsWhatThePageGivesAReasonFor() throws IOException {
        String section = Pattern.compile("What comes with `eci-registry-core`.*?\n\n(.*?)\n\n", Pattern.DOTALL)
                .matcher(Files.readString(PAGE))
                .results()
                .map(result -> result.group(1))
                .findFirst()
                .orElseThrow();
        List<String> explained = section.lines()
                .map(line -> line.substring(0, line.indexOf('|', 1)))
                .flatMap(cell -> found(Pattern.compile("`([^`]+)`"), cell).stream())
                .toList();

        assertThat(explained).containsExactlyInAnyOrderElementsOf(ofCore()).hasSize(4);
    }

    @Test
    void coreLeavesTheParserOfTomlToItsUser() throws IOException {
        List<String> optional =
                found(Pattern.compile("(?m)^ +([^:]+:[^:]+):jar:.*\\(optional"), Files.readString(CORE_DEPENDENCIES));

        assertThat(optional).containsExactly("com.fasterxml.jackson.dataformat:jackson-dataformat-toml");
        assertThat(PAGE).content().contains("also needs `" + optional.get(0) + "`");
    }

    @Test
    void theAdapterBringsCoreAndNothingElse() throws IOException {
        String pom = Files.readString(FABRIC8_POM);
        List<String> brought = found(
                Pattern.compile("<artifactId>([^<]+)</artifactId>\\s*<version>[^<]+</version>"
                        + "\\s*<scope>(?:compile|runtime)</scope>"),
                pom);

        assertThat(brought).contains("eci-registry-core");
        assertThat(ofCore())
                .containsAll(brought.stream()
                        .filter(name -> !name.equals("eci-registry-core"))
                        .toList());
        assertThat(pom).doesNotContain("<parent>", "<scope>test</scope>", "<type>test-jar</type>");
    }
}
