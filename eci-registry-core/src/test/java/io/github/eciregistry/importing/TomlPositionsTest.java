package io.github.eciregistry.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.internal.document.FileText;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TomlPositionsTest {

    private static ConfigNode read(String text) {
        return ConfigTree.read(new FileText(text), ConfigSyntax.TOML).roots().get(0);
    }

    /** Every value below a node as its path, the offset of its key and its own. */
    private static List<String> places(ConfigNode node) {
        List<String> places = new ArrayList<>();
        for (ConfigNode entry : node.entries()) {
            places.add(entry.path() + " " + entry.place() + " " + entry.offset());
            places.addAll(places(entry));
        }
        for (ConfigNode item : node.items()) {
            places.add(item.path() + " " + item.place() + " " + item.offset());
            places.addAll(places(item));
        }
        return places;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a = 1                          | a 4 4",
                "a . b = 'x' # c                | a 0 0, a.b 8 8",
                "[a];b = true                   | a 1 1, a.b 8 8",
                "[ a . 'b.c' ];d = 1            | a 2 2, a.\"b.c\" 6 6, a.\"b.c\".d 18 18",
                "[[a]];b = 1;[[a]];b = 2        | a 2 2, a[0] 0 0, a[0].b 10 10, a[1] 12 12, a[1].b 22 22",
                "[[a]];[[a.b]];[a.b.c];d = 1    | a 2 2, a[0] 0 0, a[0].b 10 10, a[0].b[0] 6 6, a[0].b[0].c 19 19, a[0].b[0].c.d 26 26",
                "a = [1, 'x,]', [2]]            | a 0 4, a[0] 5 5, a[1] 8 8, a[2] 15 15, a[2][0] 16 16",
                "a = {b = 1, c.d = 'x}'}        | a 0 4, a.b 9 9, a.c 12 12, a.c.d 18 18",
                "a = [;  # ];  'x',;]           | a 0 4, a[0] 14 14",
                "a = '''x;'y''' ;b = 1          | a 4 4, b 20 20",
                "a = 1979-05-27 07:32:00;b = 1  | a 4 4, b 28 28",
                "'a b' = 1;\"c\\\"d\" = 2       | \"a b\" 8 8, \"c\\\"d\" 0 0",
            })
    void findsKeysAndValues(String text, String places) {
        assertThat(String.join(", ", places(read(text.replace(';', '\n'))))).isEqualTo(places);
    }

    @Test
    void findsWhatFollowsAnyKindOfString() {
        for (String string : List.of(
                "\"a\\\"b\\\\\"",
                "'a\"\\'",
                "\"\"\"a\"b\"\"c\\\"\"\"\"",
                "'''a'b''c'''",
                "\"\"",
                "''",
                "\"\"\"\"\"\"",
                "\"\"\"a\"\"\"\"\"")) {
            String text = "a = " + string + "\nb = [" + string + ", " + string + "]\nc = {d = " + string
                    + ", e = 1}\nf = 2\n";
            assertThat(places(read(text)))
                    .as(text)
                    .contains("f " + (text.length() - 2) + " " + (text.length() - 2))
                    .contains("c.e " + text.indexOf("1}") + " " + text.indexOf("1}"));
        }
    }

    /** Tables with strings, each the only one of its kind in the text. */
    @Provide
    Arbitrary<List<List<String>>> tables() {
        Arbitrary<String> key = Arbitraries.of("a", "b", "\"c.d\"", "'e f'", "g-1");
        return key.list().ofMinSize(1).ofMaxSize(4).list().ofMaxSize(8);
    }

    @Property(tries = 300)
    void everyStringStandsWhereItsPlaceSays(@ForAll("tables") List<List<String>> tables) {
        StringBuilder text = new StringBuilder();
        int number = 0;
        for (List<String> path : tables) {
            text.append("[[t")
                    .append(number)
                    .append(".")
                    .append(String.join(" . ", path))
                    .append("]] # x = 'y'\n");
            text.append("k = ['s")
                    .append(number)
                    .append("a', \"s")
                    .append(number)
                    .append("b\"]\n");
            text.append("\tl.m={n='s").append(number++).append("c'}\r\n");
        }
        check(text.toString(), read(text.toString()));
    }

    private static void check(String text, ConfigNode node) {
        if (node.type() == ValueType.STRING) {
            assertThat(text.substring(node.offset() + 1)).startsWith(node.text());
        }
        node.entries().forEach(entry -> check(text, entry));
        node.items().forEach(item -> check(text, item));
    }
}
