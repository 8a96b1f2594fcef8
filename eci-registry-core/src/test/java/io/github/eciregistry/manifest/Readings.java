package io.github.eciregistry.manifest;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.eciregistry.annotation.AnnotationKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads manifests as Kubernetes does, in YAML 1.1 and with a parser that the annotator does not use. */
public final class Readings {

    private Readings() {}

    /** Returns the documents of a text. */
    public static List<Object> of(String text) {
        if (text.startsWith("{\"") || text.startsWith("{\n")) {
            return ofJson(text);
        }
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        options.setAllowDuplicateKeys(true);
        options.setMaxAliasesForCollections(Integer.MAX_VALUE);
        List<Object> documents = new ArrayList<>();
        String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
        new Yaml(new SafeConstructor(options)).loadAll(withoutMark).forEach(documents::add);
        return documents;
    }

    private static List<Object> ofJson(String text) {
        try (MappingIterator<Object> values =
                new ObjectMapper().readerFor(Object.class).readValues(text)) {
            return values.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns a reading without the registry annotations, and without mappings that hold nothing else or nothing at
     * all: an annotator may add them, and may fill an empty one.
     */
    public static Object withoutAnnotations(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> kept = new LinkedHashMap<>();
            map.forEach((key, inner) -> {
                Object reduced = withoutAnnotations(inner);
                boolean added = AnnotationKeys.ECI.plainHttp().equals(key)
                        || AnnotationKeys.ECI.skipVerify().equals(key);
                boolean place = "annotations".equals(key) || "metadata".equals(key) || "podMetadata".equals(key);
                boolean empty = reduced.equals("null") || reduced.equals(Map.of());
                if (!added && !(place && empty)) {
                    kept.put(key, reduced);
                }
            });
            return kept;
        }
        if (value instanceof List<?> list) {
            List<Object> kept = new ArrayList<>();
            list.forEach(item -> kept.add(withoutAnnotations(item)));
            return kept;
        }
        return value == null ? "null" : value;
    }
}
