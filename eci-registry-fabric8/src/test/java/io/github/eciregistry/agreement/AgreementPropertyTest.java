package io.github.eciregistry.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Objects with odd parts at any place get the same answer in every form. */
class AgreementPropertyTest {

    private static final String PLAIN_HTTP = "k8s.aliyun.com/plain-http-registry";
    private static final String SKIP_VERIFY = "k8s.aliyun.com/insecure-registry";
    private static final Object ABSENT = new Object();

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void everyFormGivesTheAnswerOfJsonText(@ForAll("objects") Map<String, Object> object) {
        Form.Result expected = Form.JSON_TEXT.annotate(object).orElseThrow();
        for (Form form : Form.values()) {
            form.annotate(object).ifPresent(found -> {
                assertThat(found.normalized()).as(form + " " + found.codes()).isEqualTo(expected.normalized());
                if (found.problems() != null) {
                    assertThat(found.codes())
                            .as(form + " " + found.problems() + expected.problems())
                            .isEqualTo(expected.codes());
                }
            });
        }
    }

    @Provide
    Arbitrary<Map<String, Object>> objects() {
        Arbitrary<Map<String, Object>> single = Arbitraries.oneOf(pods(), deployments(), caches());
        Arbitrary<Map<String, Object>> lists =
                odd(single).list().ofMaxSize(3).map(items -> object("v1", "List", "items", items));
        return Arbitraries.frequencyOf(Tuple.of(5, single), Tuple.of(1, lists));
    }

    private static Arbitrary<Map<String, Object>> pods() {
        return Combinators.combine(odd(metadata()), odd(specs()))
                .as((metadata, spec) -> object("v1", "Pod", "metadata", metadata, "spec", spec));
    }

    private static Arbitrary<Map<String, Object>> deployments() {
        Arbitrary<Map<String, Object>> templates = Combinators.combine(odd(metadata()), odd(specs()))
                .as((metadata, spec) -> map("metadata", metadata, "spec", spec));
        return odd(odd(templates).map(template -> map("template", template)))
                .map(spec -> object("apps/v1", "Deployment", "metadata", map("name", "d"), "spec", spec));
    }

    private static Arbitrary<Map<String, Object>> caches() {
        return Combinators.combine(
                        odd(metadata()), odd(odd(images().list().ofMaxSize(3)).map(images -> map("images", images))))
                .as((metadata, spec) ->
                        object("eci.alibabacloud.com/v1", "ImageCache", "metadata", metadata, "spec", spec));
    }

    private static Arbitrary<Map<String, Object>> metadata() {
        Arbitrary<Map<String, Object>> annotations = Combinators.combine(odd(values()), odd(values()), odd(values()))
                .as((plainHttp, skipVerify, other) -> map(PLAIN_HTTP, plainHttp, SKIP_VERIFY, skipVerify, "x", other));
        return odd(annotations).map(each -> map("name", "p", "annotations", each));
    }

    private static Arbitrary<Map<String, Object>> specs() {
        Arbitrary<Object> containers = odd(odd(odd(images()).map(image -> map("name", "c", "image", image)))
                .list()
                .ofMaxSize(3));
        return Combinators.combine(containers, containers)
                .as((init, main) -> map("initContainers", init, "containers", main));
    }

    private static Arbitrary<Object> images() {
        return Arbitraries.of(
                "reg.test:5000/a:1",
                "harbor.pre.com/b:1",
                "harbor.pre.com/b:${TAG}",
                "${IMAGE}",
                "nginx",
                "Bad/Image",
                "REG.test:5000/a",
                "reg.test/a",
                " ",
                "");
    }

    private static Arbitrary<Object> values() {
        return Arbitraries.of(
                "reg.test:5000", "harbor.pre.com", "a.b, c.d", "a.b,", ",", "", "  ", "http://a.b", "5000", "true");
    }

    /** A value, or in one case of eight something else in its place: nothing, null, or a value of another type. */
    private static Arbitrary<Object> odd(Arbitrary<?> usual) {
        Arbitrary<Object> odd =
                Arbitraries.of(ABSENT, NULL, "text", 5, true, List.of(), List.of("a"), Map.of(), Map.of("a", "b"));
        return Arbitraries.frequencyOf(Tuple.of(7, usual.map(Object.class::cast)), Tuple.of(1, odd));
    }

    private static final Object NULL = new Object();

    private static Map<String, Object> object(String apiVersion, String kind, Object... fields) {
        List<Object> all = new ArrayList<>(List.of("apiVersion", apiVersion, "kind", kind));
        all.addAll(Arrays.asList(fields));
        return map(all.toArray());
    }

    private static Map<String, Object> map(Object... fields) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            if (fields[i + 1] != ABSENT) {
                map.put((String) fields[i], plain(fields[i + 1]));
            }
        }
        return map;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream()
                    .filter(item -> item != ABSENT)
                    .map(AgreementPropertyTest::plain)
                    .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
        }
        return value == NULL ? null : value;
    }
}
