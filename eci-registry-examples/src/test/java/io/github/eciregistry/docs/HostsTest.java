package io.github.eciregistry.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of tools is what {@code .ci/hosts} wrote for the tools that it runs. */
class HostsTest {

    private static List<String> found(String pattern, Path file) throws IOException {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(Files.readString(Page.ROOT.resolve(file)))
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    @Test
    void thePageListsTheToolsThatTheScriptRuns() throws IOException {
        assertThat(found("^\\| ([^|`]+ \\d[\\d.]*) \\|(?: [^|]+ \\|){6}$", Path.of("docs/compatibility.md")))
                .hasSizeGreaterThan(5)
                .isEqualTo(found(
                        "^([^|\\n]+ \\d[\\d.]*)\\|.*\\|eci-registry-(?:core|fabric8)(?:\\|[\\d.]+)?$",
                        Path.of(".ci/hosts")));
    }

    @Test
    void everyToolWorks() throws IOException {
        assertThat(found("^\\| [^|`]+ \\d[\\d.]* \\|.*\\| (\\w+ \\| [\\w ]+) \\|$", Path.of("docs/compatibility.md")))
                .hasSizeGreaterThan(5)
                .isSubsetOf("yes | yes", "yes | not run");
    }
}
