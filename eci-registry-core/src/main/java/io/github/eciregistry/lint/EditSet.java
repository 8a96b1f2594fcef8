package io.github.eciregistry.lint;

import io.github.eciregistry.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Edits of one text, from fixes that do not touch each other. */
final class EditSet {

    private final TreeMap<Integer, TextEdit> edits = new TreeMap<>();

    /** Adds the edits of a fix and returns true, or returns false if one of them touches an edit of another fix. */
    boolean add(List<TextEdit> fix) {
        if (fix.stream().anyMatch(this::touches)) {
            return false;
        }
        fix.forEach(edit -> edits.merge(edit.start(), edit, EditSet::joined));
        return true;
    }

    /** Returns the edits in the order of the text. */
    List<TextEdit> edits() {
        return new ArrayList<>(edits.values());
    }

    /** Two edits of one fix at one place: what comes first is an insertion. */
    private static TextEdit joined(TextEdit first, TextEdit second) {
        return new TextEdit(first.start(), second.end(), first.replacement() + second.replacement());
    }

    /** Tells whether an edit overlaps another; an insertion also if it is at the border of the other. */
    private boolean touches(TextEdit edit) {
        Map.Entry<Integer, TextEdit> before = edits.floorEntry(edit.start());
        if (before != null && meet(before.getValue(), edit)) {
            return true;
        }
        Map.Entry<Integer, TextEdit> after = edits.higherEntry(edit.start());
        return after != null && meet(edit, after.getValue());
    }

    private static boolean meet(TextEdit first, TextEdit second) {
        boolean inserts = first.start() == first.end() || second.start() == second.end();
        return inserts ? second.start() <= first.end() : second.start() < first.end();
    }
}
