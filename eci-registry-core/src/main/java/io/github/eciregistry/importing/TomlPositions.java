package io.github.eciregistry.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the positions of the keys and values in a TOML text. Jackson's TOML parser builds a tree without positions
 * before it returns the first token, so this class scans the text again.
 *
 * <p>It assumes that the text is valid, which Jackson has checked, and stops where it is not. Keys with escapes are not
 * found; their values get the position of the enclosing table.
 */
final class TomlPositions {

    private final String text;
    private final int end;
    private final Place root = new Place(0);
    private int at;
    private int statement;

    /** A table, a list or another value. */
    private static final class Place {
        final int key;
        int value;
        final Map<String, Place> entries = new HashMap<>(2);
        final List<Place> items = new ArrayList<>(0);

        Place(int key) {
            this.key = key;
            this.value = key;
        }

        /** A table itself, or the last one of a list of tables. */
        Place table() {
            return items.isEmpty() ? this : items.get(items.size() - 1);
        }
    }

    private TomlPositions(String text, int end) {
        this.text = text;
        this.end = end;
    }

    /** Sets the position of every value in a tree. */
    static void assign(String text, ConfigNode tree) {
        TomlPositions places = new TomlPositions(text, text.length());
        places.statements();
        assign(tree, places.root);
    }

    private static void assign(ConfigNode node, Place place) {
        node.placeAt(place.key, place.value);
        for (ConfigNode entry : node.entries()) {
            Place found = place.entries.get(entry.key());
            assign(entry, found == null ? new Place(place.key) : found);
        }
        for (int i = 0; i < node.items().size(); i++) {
            assign(node.items().get(i), i < place.items.size() ? place.items.get(i) : new Place(place.key));
        }
    }

    /** The offset of the last statement, a table's header or a key with its value, that begins before an offset. */
    static int statementBefore(String text, int end) {
        TomlPositions places = new TomlPositions(text, end);
        places.statements();
        return places.statement;
    }

    private void statements() {
        Place table = root;
        for (skipBlank(true); at < end; skipBlank(true)) {
            statement = at;
            if (text.charAt(at) == '[') {
                boolean list = text.startsWith("[[", at);
                at += list ? 2 : 1;
                table = key(root);
                if (list) {
                    table.items.add(new Place(statement));
                    table = table.table();
                } else {
                    table = table.table();
                }
                at += list ? 2 : 1;
            } else {
                Place place = key(table);
                at++;
                value(place, 0);
            }
            if (at == statement) {
                return;
            }
        }
    }

    /** Walks through a key, dotted or not, to what follows it. */
    private Place key(Place from) {
        Place place = from;
        while (at < end) {
            skipBlank(false);
            int start = at;
            String name = keyPart();
            place = place.table().entries.computeIfAbsent(name, any -> new Place(start));
            skipBlank(false);
            if (at >= end || text.charAt(at) != '.') {
                break;
            }
            at++;
        }
        return place;
    }

    private String keyPart() {
        int start = at;
        char first = at < end ? text.charAt(at) : ' ';
        if (first == '"' || first == '\'') {
            string(first);
            return text.substring(start + 1, Math.max(start + 1, Math.min(at, end) - 1));
        }
        while (at < end && ".=]".indexOf(text.charAt(at)) < 0 && text.charAt(at) > ' ') {
            at++;
        }
        return text.substring(start, at);
    }

    private void value(Place place, int depth) {
        skipBlank(false);
        place.value = at;
        char first = at < end ? text.charAt(at) : ' ';
        if (first == '"' || first == '\'') {
            string(first);
        } else if ((first == '[' || first == '{') && depth < ConfigSyntax.MAX_DEPTH) {
            at++;
            members(place, first == '[', depth + 1);
        } else {
            while (at < end && ",]}#\n".indexOf(text.charAt(at)) < 0) {
                at++;
            }
        }
    }

    /** Walks through the items of a list or the keys of an inline table, and past their end. */
    private void members(Place place, boolean list, int depth) {
        for (skipBlank(true); at < end && "]}".indexOf(text.charAt(at)) < 0; skipBlank(true)) {
            int start = at;
            if (list) {
                Place item = new Place(at);
                place.items.add(item);
                value(item, depth);
            } else {
                Place entry = key(place);
                at++;
                value(entry, depth);
            }
            skipBlank(true);
            if (at < end && text.charAt(at) == ',') {
                at++;
            } else if (at == start) {
                at = end;
            }
        }
        at++;
    }

    /** Walks past a string of any kind. */
    private void string(char quote) {
        String triple = String.valueOf(quote).repeat(3);
        boolean multiLine = text.startsWith(triple, at);
        at += multiLine ? 3 : 1;
        while (at < end && !(multiLine ? text.startsWith(triple, at) : text.charAt(at) == quote)) {
            at += quote == '"' && text.charAt(at) == '\\' ? 2 : 1;
        }
        at += multiLine ? 3 : 1;
        while (multiLine && at < end && text.charAt(at) == quote) {
            at++;
        }
    }

    private void skipBlank(boolean lines) {
        while (at < end) {
            char c = text.charAt(at);
            if (lines && c == '#') {
                int lineEnd = text.indexOf('\n', at);
                at = lineEnd < 0 ? end : lineEnd;
            } else if (c == ' ' || c == '\t' || (lines && (c == '\n' || c == '\r'))) {
                at++;
            } else {
                return;
            }
        }
    }
}
