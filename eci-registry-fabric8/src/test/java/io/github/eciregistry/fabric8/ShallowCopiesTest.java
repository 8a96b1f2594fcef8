package io.github.eciregistry.fabric8;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpecBuilder;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Run with every version of fabric8 that is promised, so that a field that is new there shows. */
class ShallowCopiesTest {

    static Stream<Method> copies() {
        return Arrays.stream(ShallowCopies.class.getDeclaredMethods())
                .filter(method -> method.getName().equals("of") && Modifier.isStatic(method.getModifiers()));
    }

    @ParameterizedTest
    @MethodSource("copies")
    void haveEveryFieldOfTheOriginal(Method copy) throws Exception {
        Object original = filled(copy.getParameterTypes()[0]);

        assertThat(copy.invoke(null, original)).isEqualTo(original).isNotSameAs(original);
    }

    @ParameterizedTest
    @MethodSource("copies")
    void haveEveryFieldOfTheOriginalWhereAllAreNull(Method copy) throws Exception {
        Object original = copy.getParameterTypes()[0].getConstructor().newInstance();
        for (Method setter : setters(original.getClass())) {
            setter.invoke(original, new Object[] {null});
        }

        assertThat(copy.invoke(null, original)).isEqualTo(original).isNotSameAs(original);
    }

    @Test
    void shareTheirPartsWithTheOriginal() {
        PodTemplateSpec original = Workloads.template();

        PodTemplateSpec copy = ShallowCopies.of(original);

        assertThat(copy.getSpec()).isSameAs(original.getSpec());
        assertThat(copy.getMetadata()).isSameAs(original.getMetadata());
    }

    @Test
    void haveUnknownFieldsOfTheirOwn() {
        PodTemplateSpec original =
                new PodTemplateSpecBuilder().addToAdditionalProperties("a", 1).build();

        ShallowCopies.of(original).setAdditionalProperty("b", 2);

        assertThat(original.getAdditionalProperties()).containsOnlyKeys("a");
    }

    /** What a later version of fabric8 would be: a field that is not copied, and a builder that knows it. */
    @Test
    void comeFromTheBuilderWhereAFieldIsNotKnown() {
        DeploymentSpec original = new DeploymentSpec() {
            @Override
            protected boolean canEqual(Object other) {
                return this == other;
            }

            @Override
            public DeploymentSpecBuilder edit() {
                return new DeploymentSpecBuilder().withReplicas(7);
            }
        };

        assertThat(ShallowCopies.of(original).getReplicas()).isEqualTo(7);
    }

    private static Object filled(Class<?> type) throws Exception {
        Object object = type.getConstructor().newInstance();
        for (Method setter : setters(type)) {
            setter.invoke(object, value(setter.getName(), setter.getParameterTypes()[0]));
        }
        return object;
    }

    private static Object value(String name, Class<?> type) throws Exception {
        if (type == String.class) {
            return name;
        } else if (type == Integer.class) {
            return 7;
        } else if (type == Long.class) {
            return 7L;
        } else if (type == Boolean.class) {
            return true;
        } else if (type == List.class) {
            return List.of(name);
        } else if (type == Map.class) {
            return new LinkedHashMap<>(Map.of("key", name));
        }
        return type.getConstructor().newInstance();
    }

    private static List<Method> setters(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().startsWith("set") && method.getParameterCount() == 1)
                .toList();
    }
}
