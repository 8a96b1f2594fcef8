package io.github.eciregistry.internal.pod;

import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.internal.document.MappingNode;
import io.github.eciregistry.internal.document.ScalarNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The annotations a pod has, as texts. */
public final class AnnotationTexts {

    private AnnotationTexts() {}

    /**
     * Returns the annotations that are written in a mapping, and those of the keys that a merge key brings into it.
     *
     * @param wrongType is told of a registry annotation that is no scalar
     */
    public static Map<String, String> read(Field annotations, List<AnnotationKeys> keys, Consumer<Field> wrongType) {
        Map<String, String> existing = new LinkedHashMap<>();
        if (annotations.node() instanceof MappingNode mapping) {
            for (MappingNode.Entry entry : mapping.entries()) {
                if (entry.key() instanceof ScalarNode key && entry.value().resolved() instanceof ScalarNode value) {
                    existing.put(key.value(), value.isNull() ? "" : value.value());
                }
            }
            for (AnnotationKeys pair : keys) {
                inherit(annotations, pair.plainHttp(), existing, wrongType);
                inherit(annotations, pair.selfSigned(), existing, wrongType);
            }
        }
        return existing;
    }

    /** Adds what a merge key brings into the annotations. */
    private static void inherit(
            Field annotations, String key, Map<String, String> existing, Consumer<Field> wrongType) {
        Field field = existing.containsKey(key) ? null : annotations.child(key);
        if (field == null) {
            return;
        }
        if (field.node() instanceof ScalarNode scalar) {
            existing.put(key, scalar.value());
        } else {
            wrongType.accept(field);
        }
    }
}
