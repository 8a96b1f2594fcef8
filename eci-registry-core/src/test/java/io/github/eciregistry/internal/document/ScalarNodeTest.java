package io.github.eciregistry.internal.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalarNodeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            quoteCharacter = '`',
            value = {
                "BOOLEAN : true True TRUE yes Yes YES on On ON y Y false False FALSE no No NO off Off OFF n N !!bool|on",
                "NULL    : ~ null Null NULL !!null|x",
                "NUMBER  : 0 1 -1 +1 08 0755 0o17 0x1F 0b101 1_000 1.5 1. .5 -.5 1e3 1.5E-3 .inf -.INF .nan !!int|a !!float|1",
                "STRING  : tRUE yEs nULL a 1.2.3 1e 0x -- + . 1,5 2001-12-14 0x1G <<",
                "STRING  : 'true' \"1\" 'null' '' \"\" !!str|1 !!str|true !local|1 !|1 !!bool|maybe !!binary|YQ==",
            })
    void resolvesAsKubernetesDoes(ScalarNode.Type type, String values) {
        for (String value : values.split(" ", -1)) {
            String text = "a: " + value.replace('|', ' ') + "\n";
            assertThat(scalar(text).type()).as(value).isEqualTo(type);
        }
        assertThat(scalar("a:\n").type()).isEqualTo(ScalarNode.Type.NULL);
        assertThat(scalar("a: |\n  true\n").type()).isEqualTo(ScalarNode.Type.STRING);
        assertThat(scalar("a: 12:30:45\n").type()).isEqualTo(ScalarNode.Type.STRING);
    }

    private static ScalarNode scalar(String text) {
        MappingNode root = (MappingNode) Documents.readYaml(text).get(0).root();
        assertThat(root).isNotNull();
        return (ScalarNode) root.entries().get(0).value();
    }
}
