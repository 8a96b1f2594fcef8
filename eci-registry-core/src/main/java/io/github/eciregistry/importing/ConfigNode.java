package io.github.eciregistry.importing;

import io.github.eciregistry.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value in a configuration file of any syntax, with its position. */
final class ConfigNode {

    private final ValueType type;
    private final String text;
    private final @Nullable ConfigNode parent;
    private final String step;
    private final Map<String, ConfigNode> entries;
    private final List<ConfigNode> items;
    private int keyOffset;
    private int offset;

    /** A value under a key, or the value {@code [n]} of a list; the root has no parent. */
    ConfigNode(ValueType type, String text, @Nullable ConfigNode parent, String step) {
        this.type = type;
        this.text = text;
        this.parent = parent;
        this.step = step;
        this.entries = type == ValueType.MAPPING ? new LinkedHashMap<>() : Map.of();
        this.items = type == ValueType.LIST ? new ArrayList<>() : List.of();
    }

    void placeAt(int newKeyOffset, int newOffset) {
        keyOffset = newKeyOffset;
        offset = newOffset;
    }

    /** Adds a value unless the key already exists. */
    boolean add(String key, ConfigNode value) {
        return entries.putIfAbsent(key, value) == null;
    }

    void add(ConfigNode value) {
        items.add(value);
    }

    ValueType type() {
        return type;
    }

    /** The value of a string, {@code true} or {@code false} for a boolean, the digits of an integer; else empty. */
    String text() {
        return text;
    }

    /** The key this value is under. */
    String key() {
        return step;
    }

    @Nullable
    ConfigNode get(String key) {
        return entries.get(key);
    }

    /** The value of a key, or else of one that differs from it in case only. */
    @Nullable
    ConfigNode getIgnoringCase(String key) {
        ConfigNode exact = entries.get(key);
        return exact != null
                ? exact
                : entries.values().stream()
                        .filter(entry -> entry.step.equalsIgnoreCase(key))
                        .findFirst()
                        .orElse(null);
    }

    Collection<ConfigNode> entries() {
        return Collections.unmodifiableCollection(entries.values());
    }

    List<ConfigNode> items() {
        return Collections.unmodifiableList(items);
    }

    /** Returns the start of the value's key, or of the value if it has no key. */
    int keyOffset() {
        return keyOffset;
    }

    /** Returns the start of the value. */
    int offset() {
        return offset;
    }

    /** Returns the start of the key for a mapping or list, otherwise the start of the value. */
    int place() {
        return type == ValueType.MAPPING || type == ValueType.LIST || type == ValueType.NULL ? keyOffset : offset;
    }

    /** Returns the path from the root, such as {@code host."https://harbor.pre.com".skip_verify}. */
    String path() {
        Deque<String> steps = new ArrayDeque<>();
        for (ConfigNode node = this; node.parent != null; node = node.parent) {
            steps.push(node.parent.type == ValueType.LIST ? node.step : quotedIfNeeded(node.step));
        }
        StringBuilder path = new StringBuilder();
        for (String each : steps) {
            path.append(path.length() == 0 || each.startsWith("[") ? "" : ".").append(each);
        }
        return path.toString();
    }

    private static String quotedIfNeeded(String key) {
        boolean bare = !key.isEmpty()
                && key.chars().allMatch(c -> c == '-' || c == '_' || (c < 0x80 && Character.isLetterOrDigit(c)));
        return bare ? key : Problem.quote(key);
    }
}
