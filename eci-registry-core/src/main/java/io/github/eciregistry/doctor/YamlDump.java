package io.github.eciregistry.doctor;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.internal.document.Document;
import io.github.eciregistry.internal.document.Documents;
import io.github.eciregistry.internal.document.LineIndex;
import io.github.eciregistry.internal.pod.AliasBudget;
import io.github.eciregistry.internal.pod.Field;
import io.github.eciregistry.internal.pod.ObjectValue;
import io.github.eciregistry.internal.pod.UnsafeDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the objects of a text in YAML, document by document. */
final class YamlDump {

    private static final int MAX_DEPTH = 16;

    private final KeptFields kept;
    private final TextPool pool;
    private final Consumer<Map<String, Object>> objects;

    private YamlDump(KeptFields kept, TextPool pool, Consumer<Map<String, Object>> objects) {
        this.kept = kept;
        this.pool = pool;
        this.objects = objects;
    }

    /** Reads all documents, and returns what is wrong with those that cannot be read. */
    static List<Problem> read(String text, KeptFields kept, TextPool pool, Consumer<Map<String, Object>> objects) {
        YamlDump dump = new YamlDump(kept, pool, objects);
        LineIndex lines = new LineIndex(text);
        List<Problem> problems = new ArrayList<>(0);
        for (Document document : Documents.read(text)) {
            Problem unreadable = UnsafeDocument.unreadable(text, document, lines);
            if (unreadable != null) {
                problems.add(unreadable);
            } else if (document.root() != null) {
                try {
                    dump.object(Field.root(document.root()), "", "", 0);
                } catch (AliasBudget.Exceeded e) {
                    problems.add(Problem.of(ProblemCode.UNREADABLE_DOCUMENT, "", String.valueOf(e.getMessage())));
                }
            }
        }
        return problems;
    }

    private void object(ObjectValue value, String listedVersion, String listedKind, int depth) {
        if (value.type() != ObjectValue.Type.MAPPING) {
            return;
        }
        Map<String, Object> object = new LinkedHashMap<>();
        value.forEachField((name, child) -> {
            KeptFields field = kept.field(name);
            Object read = field == null || isItems(name, child) ? null : read(child, field);
            if (read != null) {
                object.put(name, read);
            }
        });
        ObjectTypes.name(object, listedVersion, listedKind);
        ObjectValue items = value.field("items");
        for (int i = 0; items != null && depth < MAX_DEPTH && i < items.size(); i++) {
            object(items.item(i), ObjectTypes.text(object, "apiVersion"), ObjectTypes.itemKind(object), depth + 1);
        }
        objects.accept(object);
    }

    private static boolean isItems(String name, ObjectValue child) {
        return name.equals("items") && child.type() == ObjectValue.Type.LIST;
    }

    private @Nullable Object read(ObjectValue value, KeptFields field) {
        if (field.isMark()) {
            return "";
        }
        switch (value.type()) {
            case MAPPING -> {
                Map<String, Object> map = new LinkedHashMap<>();
                value.forEachField((name, child) -> {
                    KeptFields keptChild = field.field(name);
                    Object read = keptChild == null ? null : read(child, keptChild);
                    if (read != null) {
                        map.put(pool.text(name), read);
                    }
                });
                return map.isEmpty() ? null : pool.shared(map);
            }
            case LIST -> {
                KeptFields items = field.items();
                List<Object> list = new ArrayList<>(2);
                for (int i = 0; items != null && i < value.size(); i++) {
                    Object read = read(value.item(i), items);
                    if (read != null) {
                        list.add(read);
                    }
                }
                return list.isEmpty() ? null : pool.shared(list);
            }
            case STRING, NUMBER, BOOLEAN -> {
                return field.isSecret() ? SecretHosts.of(value.text()) : pool.text(JsonDump.bounded(value.text()));
            }
            default -> {
                return null;
            }
        }
    }
}
