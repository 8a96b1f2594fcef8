package io.github.eciregistry.doctor;

import java.util.HashMap;
import java.util.Map;

/** Keeps one of equal values, since the pods of one owner repeat each other. Bounded, so that no input can fill it. */
final class TextPool {

    private static final int MAX_VALUES = 1 << 20;
    private static final int MAX_TEXT = 256;

    private final Map<Object, Object> pool = new HashMap<>();

    String text(String text) {
        return text.length() > MAX_TEXT ? text : (String) shared(text);
    }

    /** Returns a map or list that is equal; it must not be changed any more. */
    Object shared(Object value) {
        Object known = pool.get(value);
        if (known == null && pool.size() < MAX_VALUES) {
            pool.put(value, value);
        }
        return known == null ? value : known;
    }
}
