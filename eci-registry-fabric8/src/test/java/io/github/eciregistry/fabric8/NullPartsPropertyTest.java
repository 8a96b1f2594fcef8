package io.github.eciregistry.fabric8;

import static io.github.eciregistry.fabric8.Workloads.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Objects of every kind with parts at random places replaced by null: fields, items of lists, values of maps. */
class NullPartsPropertyTest {

    private static final Set<String> IDENTITY = Set.of("apiVersion", "kind");

    private final RegistryAnnotator annotator = RegistryAnnotator.using(POLICY).scheduleOnEci();

    @Property(tries = 1000)
    void changeNothingOfWhatTheTableOfKindsSays(@ForAll("objects") HasMetadata object) {
        HasMetadata annotated = annotator.annotate(object);

        assertThat(Workloads.generic(annotated)).isEqualTo(annotator.annotate(Workloads.generic(object)));
    }

    @Property(tries = 500)
    void areLeftAsTheyAreInTheArgument(@ForAll("objects") HasMetadata object) {
        String before = Workloads.SERIALIZATION.asJson(object);

        HasMetadata annotated = annotator.annotate(object);

        assertThat(Workloads.SERIALIZATION.asJson(object)).isEqualTo(before);
        assertThat(annotator.annotate(annotated)).isSameAs(annotated);
        assertThat(annotator.report(object).object()).isEqualTo(annotated);
    }

    @Property(tries = 200)
    void areNoTroubleInATemplateByItself(@ForAll("templates") PodTemplateSpec template) {
        PodTemplateSpec annotated = annotator.annotate(template);

        assertThat(annotated.getSpec()).isSameAs(template.getSpec());
        assertThat(annotator.annotate(annotated)).isSameAs(annotated);
    }

    @Provide
    Arbitrary<HasMetadata> objects() {
        return Combinators.combine(Arbitraries.of(Workloads.all()), picks()).as(NullPartsPropertyTest::withNulls);
    }

    @Provide
    Arbitrary<PodTemplateSpec> templates() {
        return picks().map(picks -> withNulls(Workloads.template(), picks));
    }

    private static Arbitrary<List<Integer>> picks() {
        return Arbitraries.integers().between(0, 1000).list().ofMaxSize(4);
    }

    @SuppressWarnings("unchecked")
    private static <T> T withNulls(T object, List<Integer> picks) {
        Map<String, Object> tree = Workloads.SERIALIZATION.convertValue(object, Map.class);
        for (int pick : picks) {
            List<Runnable> removals = new ArrayList<>();
            collect(tree, removals);
            if (!removals.isEmpty()) {
                removals.get(pick % removals.size()).run();
            }
        }
        return Workloads.SERIALIZATION.convertValue(tree, (Class<T>) object.getClass());
    }

    @SuppressWarnings("unchecked")
    private static void collect(Object node, List<Runnable> removals) {
        if (node instanceof Map<?, ?>) {
            Map<String, Object> map = (Map<String, Object>) node;
            map.forEach((name, value) -> {
                if (!IDENTITY.contains(name)) {
                    removals.add(() -> map.put(name, null));
                    collect(value, removals);
                }
            });
        } else if (node instanceof List<?>) {
            List<Object> list = (List<Object>) node;
            for (int i = 0; i < list.size(); i++) {
                int index = i;
                removals.add(() -> list.set(index, null));
                collect(list.get(i), removals);
            }
        }
    }
}
