package io.github.eciregistry.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class LinksTest {

    @TestFactory
    Stream<DynamicTest> everyLinkLeadsSomewhere() {
        return Page.all().stream()
                .map(page ->
                        DynamicTest.dynamicTest(page.toString(), () -> page.links.forEach(link -> check(page, link))));
    }

    private static void check(Page page, String link) {
        URI uri = URI.create(link);
        if (uri.getScheme() != null) {
            assertThat(uri.getScheme()).as(link).isIn("https", "mailto");
            assertThat(uri.getScheme().equals("mailto") || uri.getHost() != null)
                    .as(link)
                    .isTrue();
            return;
        }
        Path target = link.startsWith("#")
                ? page.path
                : Path.of("/")
                        .relativize(Path.of("/")
                                .resolve(page.path)
                                .resolveSibling(uri.getPath())
                                .normalize());
        assertThat(Page.ROOT.resolve(target)).as(page + ": " + link).exists();
        if (uri.getFragment() != null) {
            assertThat(Page.of(target.toString()).anchors())
                    .as(page + ": " + link)
                    .contains(uri.getFragment());
        }
    }

    @Test
    void theIndexNamesEveryPage() {
        List<String> links = Page.of("docs/README.md").links;

        assertThat(Page.all())
                .filteredOn(page -> page.path.startsWith("docs") && !page.path.endsWith("README.md"))
                .allSatisfy(page -> assertThat(links)
                        .contains(Path.of("docs").relativize(page.path).toString()));
        assertThat(Files.exists(Page.ROOT.resolve("docs/README.md"))).isTrue();
    }
}
