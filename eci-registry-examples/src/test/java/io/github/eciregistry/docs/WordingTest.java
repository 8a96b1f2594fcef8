package io.github.eciregistry.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages in English avoid phrases that are hard to read. Code is not looked at. */
class WordingTest {

    private static final Path PHRASES = Path.of("src/test/resources/io/github/eciregistry/docs/wording.txt");
    private static final Pattern CODE = Pattern.compile("`[^`]*`|https?://\\S+");

    private record Phrase(Pattern pattern, String replacement) {}

    private static List<Phrase> phrases() throws IOException {
        return Files.readAllLines(PHRASES).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .map(parts -> new Phrase(Pattern.compile(parts[0], Pattern.CASE_INSENSITIVE), parts[1]))
                .toList();
    }

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> pages = Files.list(Page.ROOT.resolve("docs"))) {
            List<Path> found = new ArrayList<>(
                    pages.filter(page -> page.toString().endsWith(".md")).toList());
            Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")
                    .map(Page.ROOT::resolve)
                    .forEach(found::add);
            return found.stream().sorted();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void isPlain(Path page) throws IOException {
        List<String> found = new ArrayList<>();
        boolean isCode = false;
        int number = 0;
        for (String line : Files.readAllLines(page)) {
            number++;
            isCode ^= line.startsWith("```");
            String prose = isCode ? "" : CODE.matcher(line).replaceAll("");
            for (Phrase phrase : phrases()) {
                if (phrase.pattern().matcher(prose).find()) {
                    found.add(page.getFileName() + ":" + number + ": " + phrase.pattern() + ": write "
                            + phrase.replacement() + ": " + line.strip());
                }
            }
        }
        assertThat(found).isEmpty();
    }
}
