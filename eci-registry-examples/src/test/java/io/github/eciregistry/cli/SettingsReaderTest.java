package io.github.eciregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.lint.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a settings file may say, for its reader and for its JSON Schema. */
class SettingsReaderTest {

    private static final Path SCHEMA = Path.of("../docs/schemas/settings.schema.json");

    @TempDir
    private Path directory;

    private final List<Problem> warnings = new ArrayList<>();

    private Settings read(String text) throws IOException {
        return SettingsReader.read(Manifests.write(directory, ".eci-registry.yaml", text), warnings::add);
    }

    private static JsonSchema schema() throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Files.readString(SCHEMA));
    }

    @Test
    void warnsOfAFormerNameAtItsPlace() throws IOException {
        String text = "kinds: kinds.yaml\npolicy:\n  selfSigned: [harbor.pre.com]\n";

        assertThat(read(text).policy().orElseThrow().rules())
                .extracting(Object::toString)
                .containsExactly("skipVerify harbor.pre.com");
        assertThat(warnings)
                .singleElement()
                .satisfies(warning -> assertThat(warning.toString())
                        .startsWith(
                                "3:3: the key selfSigned is called skipVerify now; selfSigned is read until version"));
        assertThat(schema().validate(text, InputFormat.YAML)).isEmpty();
    }

    @Test
    void readsEverySetting() throws IOException {
        Settings settings = read("""
                # a comment
                policy:
                  plainHttp: ["10.0.0.0/8"]
                  https:
                    - 10.1.1.1 # an exception
                kinds: kinds.yaml
                exclude: [dev/, "*.test.yaml"]
                lint:
                  ECI107: off
                  ECI303: error
                """);

        assertThat(settings.policy().orElseThrow().rules())
                .extracting(Object::toString)
                .containsExactly("plainHttp 10.0.0.0/8", "https 10.1.1.1");
        assertThat(settings.kinds()).containsExactly(directory.resolve("kinds.yaml"));
        assertThat(settings.excludes()).hasSize(2);
        assertThat(settings.levels())
                .isEqualTo(
                        Map.of(Rule.NO_ECI_MARKER, Settings.Level.OFF, Rule.CASE_NOT_OF_IMAGE, Settings.Level.ERROR));
    }

    @Test
    void findsAPolicyFileBesideIt() throws IOException {
        assertThat(read("policy: registries/policy.yaml\n").policyFile())
                .contains(directory.resolve("registries/policy.yaml"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{'policy': null, 'kinds': null, 'exclude': null, 'lint': null}",
                "{'policy': 'policy.yaml', 'kinds': ['a.yaml', 'b.yaml'], 'exclude': 'dev/', 'lint': {}}",
                "{'policy': {'plainHttp': ['a.b:80'], 'skipVerify': ['*.c.d'], 'https': null}}",
                "{'lint': {'ECI001': 'off', 'ECI107': 'on', 'ECI201': 'hint', 'ECI202': 'warning', 'ECI203': 'error'}}",
            })
    void acceptsWhatTheSchemaAccepts(String quoted) throws IOException {
        String text = quoted.replace('\'', '"');

        assertThat(read(text)).isNotNull();
        assertThat(schema().validate(text.isEmpty() ? "null" : text, InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "7",
                "{'polcy': 'a'}",
                "{'policy': []}",
                "{'policy': 7}",
                "{'policy': ''}",
                "{'policy': {'plainhttp': []}}",
                "{'policy': {'plainHttp': 'a.b'}}",
                "{'kinds': {}}",
                "{'kinds': [7]}",
                "{'exclude': ['']}",
                "{'lint': []}",
                "{'lint': {'ECI999': 'off'}}",
                "{'lint': {'eci107': 'off'}}",
                "{'lint': {'ECI107': 'none'}}",
                "{'lint': {'ECI107': 1}}",
            })
    void refusesWhatTheSchemaRefuses(String quoted) throws IOException {
        String text = quoted.replace('\'', '"');

        assertThatThrownBy(() -> read(text)).isInstanceOf(InvalidInputException.class);
        assertThat(schema().validate(text, InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void theSchemaKnowsEveryRule() throws IOException {
        String schema = Files.readString(SCHEMA);

        assertThat(Stream.of(Rule.values()).map(rule -> '"' + rule.code() + '"'))
                .allMatch(schema::contains);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x: 1                                      | 1:1 expected policy, kinds, exclude or lint, found \"x\"",
                "policy:\\n  plainHttp:\\n    - http://a.b    | 3:7 ",
                "policy: {plainHttp: [], plain: [a.b]}     | 1:25 expected plainHttp, skipVerify or https, found the key \"plain\"",
                "lint: {ECI10: off}                        | 1:8 expected the code of a rule such as ECI301, found \"ECI10\"; did",
                "lint: {ECI107: maybe}                     | 1:16 expected off, on, error, warning or hint, found \"maybe\"",
                "exclude: ['#x']                           | 1:11 expected a pattern of paths, found a comment",
                "kinds: [a: b]                             | 1:9 expected the name of a file of kinds, found a mapping",
                "kinds: a\\nkinds: b                        | 2:1 duplicate key kinds",
                "a: [                                      | ",
                "{}\\n---\\n{}                               | 2:1 expected one document, found another",
            })
    void saysWhatIsWrongAndWhere(String escaped, String expected) {
        InvalidInputException e =
                catchThrowableOfType(InvalidInputException.class, () -> read(escaped.replace("\\n", "\n")));

        assertThat(e.problems().get(0).position().orElseThrow() + " "
                        + e.problems().get(0).message())
                .startsWith(expected == null ? "" : expected);
    }
}
