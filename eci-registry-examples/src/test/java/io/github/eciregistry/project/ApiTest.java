package io.github.eciregistry.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The public API is what {@code api.txt} of each module says it is. */
class ApiTest {

    private static final String UPDATE =
            "mvn test -pl eci-registry-examples -am -Dtest=ApiTest -Dsurefire.failIfNoSpecifiedTests=false -Dapi.update=true";

    @ParameterizedTest
    @EnumSource
    void isWhatItsListingSays(PublishedModule module) throws Exception {
        Path file = module.directory().resolve("api.txt");
        String listing = ApiListing.of(module);
        if (Boolean.getBoolean("api.update")) {
            Files.writeString(file, listing);
        }

        assertThat(differences(Files.readString(file), listing))
                .as(
                        "%s no longer lists the public API. If the change is meant, write it anew and commit it: %s",
                        file, UPDATE)
                .isEmpty();
        assertThat(file).hasContent(listing);
    }

    /** Returns what only one of two listings says, each line with the type that it belongs to. */
    private static List<String> differences(String before, String after) {
        Set<String> old = qualified(before);
        Set<String> now = qualified(after);
        return Stream.concat(
                        old.stream().filter(line -> !now.contains(line)).map(line -> "- " + line),
                        now.stream().filter(line -> !old.contains(line)).map(line -> "+ " + line))
                .toList();
    }

    private static Set<String> qualified(String listing) {
        Set<String> lines = new LinkedHashSet<>();
        String type = "";
        for (String line : listing.split("\n", -1)) {
            if (line.startsWith("  ")) {
                lines.add(type + ":" + line.substring(1));
            } else {
                type = line;
                lines.add(line);
            }
        }
        return lines;
    }

    @ParameterizedTest
    @EnumSource
    void saysOfEveryTypeSinceWhichVersionItExists(PublishedModule module) throws Exception {
        Map<String, String> versions = SinceTag.of(module);
        List<String> written = module.publicTypes().stream()
                .map(Class::getName)
                .filter(versions::containsKey)
                .toList();

        assertThat(written)
                .hasSizeGreaterThan(10)
                .allSatisfy(type ->
                        assertThat(versions.get(type)).as("@since of %s", type).matches("\\d+\\.\\d+\\.\\d+"));
    }
}
