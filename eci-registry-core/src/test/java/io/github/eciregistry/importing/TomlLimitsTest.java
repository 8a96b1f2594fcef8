package io.github.eciregistry.importing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TomlLimitsTest {

    private static final String TOO_DEEP = "[".repeat(101);
    private static final String TOO_LONG = "9".repeat(1001);

    @Test
    void acceptsWhatIsAtTheLimits() {
        for (String text : new String[] {
            "a = " + "[".repeat(100),
            "a = " + "{b=".repeat(100),
            "[a]\nb = [[1], [2]]\n".repeat(200),
            "a = " + "9".repeat(1000),
            "a = '" + TOO_DEEP + TOO_LONG + "'",
            "a = \"\\\"" + TOO_DEEP + "\"",
            "a = '''\n'" + TOO_DEEP + "'''",
            "a = \"\"\"" + TOO_LONG + "\\\"\"\"\"",
            "# " + TOO_DEEP + TOO_LONG,
            "]]]",
        }) {
            assertThat(TomlLimits.exceededAt(text)).as(text).isEqualTo(-1);
        }
    }

    @Test
    void findsWhatExceedsThem() {
        assertThat(TomlLimits.exceededAt("a = " + TOO_DEEP)).isEqualTo(104);
        assertThat(TomlLimits.exceededAt("a = " + "{b=".repeat(101))).isEqualTo(304);
        assertThat(TomlLimits.exceededAt("a = -" + TOO_LONG)).isEqualTo(1004);
        for (String before :
                new String[] {"a = 'x'\nb = ", "# '\nb = ", "a = ''\nb = ", "a = '''x'''\nb = ", "a = 'x\nb = "}) {
            assertThat(TomlLimits.exceededAt(before + TOO_DEEP)).as(before).isEqualTo(before.length() + 100);
        }
    }
}
