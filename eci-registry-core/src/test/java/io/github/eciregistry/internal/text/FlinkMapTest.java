package io.github.eciregistry.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected maps are what {@code Configuration} of flink-core 1.20.0 printed for the same texts. */
class FlinkMapTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            k:a.test                      | {k=a.test}
            k:a.test,b.test:5000          | {k=a.test, b.test=5000}
            k:'a.test:5000'               | {k=a.test:5000}
            'k:a.test,b.test'             | {k=a.test,b.test}
            "k:a.test,b.test"             | {k=a.test,b.test}
            'k:''a.test:5000,b.test'''    | {k=a.test:5000,b.test}
            k:"a.test:5000"               | {k=a.test:5000}
            a:b,k:a.test                  | {a=b, k=a.test}
            k:a.test,                     | {k=a.test}
            ` k : a.test `                | {k=a.test}
            'a:b',c:d                     | {a=b, c=d}
            k:''                          | {k=}
            a:b:                          | {a=b}
            ``                            | {}
            """)
    void readsWhatFlinkReads(String text, String map) {
        assertThat(FlinkMap.read(text)).hasToString(map);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            k:a.test:5000
            k:a.test,b.test
            k
            :x
            x:
            'k:a.test
            k:'a'b
            a:1,a:2
            a::b
            k:,x:1
            """)
    void refusesWhatFlinkRefuses(String text) {
        assertThat(FlinkMap.read(text)).isNull();
    }

    @Property
    void readsWhatItWrote(@ForAll @From("maps") Map<String, String> map) {
        assertThat(FlinkMap.read(FlinkMap.write(map))).isEqualTo(map);
    }

    @Provide
    Arbitrary<Map<String, String>> maps() {
        Arbitrary<String> texts =
                Arbitraries.strings().withChars("ab.'\":,").ofMinLength(1).ofMaxLength(6);
        return Arbitraries.maps(texts, texts).ofMaxSize(3).map(LinkedHashMap::new);
    }
}
