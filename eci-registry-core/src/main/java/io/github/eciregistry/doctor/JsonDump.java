package io.github.eciregistry.doctor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.TextPosition;
import io.github.eciregistry.internal.jackson.JsonFault;
import io.github.eciregistry.internal.jackson.JsonInput;
import io.github.eciregistry.internal.jackson.JsonLimits;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the objects of a JSON text as a stream: of each object only the fields that are kept are ever in memory. */
final class JsonDump {

    private static final int MAX_DEPTH = 16;
    private static final int MAX_MESSAGE = 32_768;
    private static final JsonInput INPUT = JsonInput.of(
            new JsonFactoryBuilder().disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW), JsonLimits.DEFAULT);

    private final JsonParser parser;
    private final KeptFields kept;
    private final TextPool pool;
    private final Consumer<Map<String, Object>> objects;

    private JsonDump(JsonParser parser, KeptFields kept, TextPool pool, Consumer<Map<String, Object>> objects) {
        this.parser = parser;
        this.kept = kept;
        this.pool = pool;
        this.objects = objects;
    }

    /**
     * Reads all objects of a text, which may be several documents.
     *
     * @param objects gets each object with its kept fields
     * @return what ended the reading early, null if nothing did
     */
    static @Nullable Problem read(InputStream in, KeptFields kept, TextPool pool, Consumer<Map<String, Object>> objects)
            throws IOException {
        try (JsonParser parser = INPUT.parser(in)) {
            parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
            new JsonDump(parser, kept, pool, objects).documents();
            return null;
        } catch (JsonProcessingException e) {
            Problem problem = Problem.of(
                    ProblemCode.UNREADABLE_DOCUMENT,
                    "",
                    "the rest is not examined, since the text is not JSON here: " + JsonFault.message(e));
            return e.getLocation() == null
                    ? problem
                    : problem.atPosition(new TextPosition(
                            Math.max(1, e.getLocation().getLineNr()),
                            Math.max(1, e.getLocation().getColumnNr())));
        }
    }

    private void documents() throws IOException {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                object("", "", 0);
            } else {
                parser.skipChildren();
            }
        }
    }

    /** Reads an object, whose kind its list may have named. */
    private void object(String listedVersion, String listedKind, int depth) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        List<Map<String, Object>> unnamed = new ArrayList<>(0);
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            KeptFields field = kept.field(name);
            if (name.equals("items") && token == JsonToken.START_ARRAY && depth < MAX_DEPTH) {
                items(object, unnamed, depth);
            } else if (field == null) {
                parser.skipChildren();
            } else {
                put(object, name, value(field));
            }
        }
        ObjectTypes.name(object, listedVersion, listedKind);
        for (Map<String, Object> item : unnamed) {
            ObjectTypes.nameItem(item, object);
            objects.accept(item);
        }
        objects.accept(object);
    }

    /** Reads the items of a list. Those without a kind wait until the list's own kind is known. */
    private void items(Map<String, Object> list, List<Map<String, Object>> unnamed, int depth) throws IOException {
        String kind = ObjectTypes.itemKind(list);
        String version = ObjectTypes.text(list, "apiVersion");
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == null) {
                return;
            }
            if (token != JsonToken.START_OBJECT) {
                parser.skipChildren();
            } else if (kind.isEmpty()) {
                JsonDump item = new JsonDump(parser, kept, pool, object -> {
                    if (ObjectTypes.text(object, "kind").isEmpty()) {
                        unnamed.add(object);
                    } else {
                        objects.accept(object);
                    }
                });
                item.object("", "", depth + 1);
            } else {
                object(version, kind, depth + 1);
            }
        }
    }

    private void put(Map<String, Object> map, String name, @Nullable Object value) {
        if (value != null) {
            map.put(pool.text(name), value);
        }
    }

    /** Reads the value that the parser is at; null for null and for what has no kept fields. */
    private @Nullable Object value(KeptFields field) throws IOException {
        JsonToken token = Objects.requireNonNull(parser.currentToken());
        if (field.isMark()) {
            parser.skipChildren();
            return "";
        }
        if (token == JsonToken.START_OBJECT) {
            Map<String, Object> map = new LinkedHashMap<>();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                KeptFields child = field.field(name);
                if (child == null) {
                    parser.skipChildren();
                } else {
                    put(map, name, value(child));
                }
            }
            return map.isEmpty() ? null : pool.shared(map);
        }
        if (token == JsonToken.START_ARRAY) {
            KeptFields items = field.items();
            if (items == null) {
                parser.skipChildren();
                return null;
            }
            List<Object> list = new ArrayList<>(2);
            for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                Object item = next == null ? null : value(items);
                if (next == null) {
                    return null;
                }
                if (item != null) {
                    list.add(item);
                }
            }
            return list.isEmpty() ? null : pool.shared(list);
        }
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        String text = parser.getText();
        return field.isSecret() ? SecretHosts.of(text) : pool.text(bounded(text));
    }

    /** Keeps the end of a long text, where a message has its cause. */
    static String bounded(String text) {
        return text.length() <= MAX_MESSAGE ? text : text.substring(text.length() - MAX_MESSAGE);
    }
}
