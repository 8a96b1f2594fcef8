package io.github.eciregistry.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.kind.WorkloadKinds;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the JSON Schema of files of kinds to what is read and written. */
class KindsSchemaTest {

    private final JsonSchema schema = schema();

    private static JsonSchema schema() {
        try {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(Files.readString(Page.ROOT.resolve("docs/schemas/kinds.schema.json")));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void acceptsTheStandardTable() {
        assertThat(schema.validate(WorkloadKinds.standard().toJson(), InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'kinds': []}",
                "{'kinds': [{'group': '', 'kind': 'A', 'pods': [{'template': ''}]}]}",
                "{'kinds': [{'groups': ['a', 'b'], 'kind': 'A', 'versions': ['v1'], 'objects': ['spec.a[*].*[*]']}]}",
                "{'kinds': [{'group': 'a', 'kind': 'A', 'pods': [{'at': 'a.*', 'annotations': 'b.c', 'overriding': true,"
                        + " 'images': ['x', {'podSpec': ''}], 'objectImages': ['spec[\\\"a.b/c\\\"].d']}]}]}",
            })
    void acceptsWhatIsRead(String quoted) {
        String text = quoted.replace('\'', '"');
        assertThatCode(() -> WorkloadKinds.parse(text)).doesNotThrowAnyException();
        assertThat(schema.validate(text, InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{'kinds': {}}",
                "{'kinds': [], 'x': 1}",
                "{'kinds': [{'kind': 'A', 'objects': ['a']}]}",
                "{'kinds': [{'group': 'a', 'groups': ['b'], 'kind': 'A', 'objects': ['a']}]}",
                "{'kinds': [{'groups': [], 'kind': 'A', 'objects': ['a']}]}",
                "{'kinds': [{'group': 'a', 'objects': ['a']}]}",
                "{'kinds': [{'group': 'a', 'kind': '', 'objects': ['a']}]}",
                "{'kinds': [{'group': 'a', 'kind': 'A'}]}",
                "{'kinds': [{'group': 'a', 'kind': 'A', 'objects': []}]}",
                "{'kinds': [{'group': 'a', 'kind': 'A', 'objects': ['a..b']}]}",
                "{'kinds': [{'group': 'a', 'kind': 'A', 'objects': ['*.b']}]}",
                "{'kinds': [{'group': 'a', 'kind': 'A', 'pods': [{}]}]}",
                "{'kinds': [{'group': 'a', 'kind': 'A', 'pods': [{'template': 'a', 'annotations': 'b'}]}]}",
                "{'kinds': [{'group': 'a', 'kind': 'A', 'pods': [{'annotations': 'a[*]'}]}]}",
                "{'kinds': [{'group': 'a', 'kind': 'A', 'pods': [{'annotations': ''}]}]}",
                "{'kinds': [{'group': 'a', 'kind': 'A', 'pods': [{'annotations': 'a', 'images': [{}]}]}]}",
                "{'kinds': [{'group': 'a', 'kind': 'A', 'pods': [{'annotations': 'a', 'overriding': 'x'}]}]}",
            })
    void refusesWhatIsRefused(String quoted) {
        String text = quoted.replace('\'', '"');
        assertThatThrownBy(() -> WorkloadKinds.parse(text)).isInstanceOf(InvalidInputException.class);
        assertThat(schema.validate(text, InputFormat.JSON)).isNotEmpty();
    }
}
