package io.github.eciregistry.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.dataformat.toml.TomlFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.github.eciregistry.policy.PolicyFile;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class BlocksTest {

    private static final Map<String, JsonFactory> FORMATS =
            Map.of("json", new JsonFactory(), "yaml", new YAMLFactory(), "toml", new TomlFactory());

    private static final Pattern POLICY = Pattern.compile("^ *\"?(plainHttp|skipVerify)\"?:", Pattern.MULTILINE);

    @TestFactory
    Stream<DynamicTest> structuredTextParses() {
        return each(FORMATS.keySet().stream().toList(), fence -> {
            JsonFactory format = FORMATS.get(fence.language());
            if (format != null && !fence.has("bad")) {
                try (JsonParser parser = format.createParser(fence.text())) {
                    while (parser.nextToken() != null) {
                        parser.getText();
                    }
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> policiesAreRead() {
        return each(List.of("yaml", "json"), fence -> {
            boolean isSettings = fence.value("title").equals(Optional.of(".eci-registry.yaml"));
            boolean isList = fence.text().contains("kind: ResourceList");
            if (!fence.has("bad")
                    && !isSettings
                    && !isList
                    && POLICY.matcher(fence.text()).find()) {
                assertThat(PolicyFile.parse(fence.text()).rules()).isNotEmpty();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> javaIsQuotedFromExamples() throws IOException {
        Regions regions = Regions.all();
        return each(
                List.of("java"),
                fence -> assertThat(fence.text())
                        .isEqualTo(regions.text(fence.value("region").orElseThrow())));
    }

    /** What is tested of a block. */
    private interface Check {
        void of(Fence fence) throws IOException;
    }

    private static Stream<DynamicTest> each(List<String> languages, Check check) {
        return Page.all().stream()
                .flatMap(page -> page.fences.stream())
                .filter(fence -> languages.contains(fence.language()))
                .map(fence -> DynamicTest.dynamicTest(fence.toString(), () -> check.of(fence)));
    }
}
