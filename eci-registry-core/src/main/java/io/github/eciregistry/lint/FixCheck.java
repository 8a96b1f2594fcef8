package io.github.eciregistry.lint;

import io.github.eciregistry.TextEdit;
import io.github.eciregistry.internal.document.Document;
import io.github.eciregistry.internal.edit.Rereading;
import io.github.eciregistry.lint.Finding.Draft;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Withdraws the fixes after which a document does not read as intended. It reads the document again with as many fixes as
 * do not touch each other, and with fewer only if that fails.
 */
final class FixCheck {

    /** Bounds the time for a document with many fixes that fail. What cannot be checked is not offered. */
    private static final int MAX_READINGS = 64;

    private final String text;
    private final Document document;
    private final Set<List<TextEdit>> safe = new HashSet<>();
    private int readings;

    FixCheck(String text, Document document) {
        this.text = text;
        this.document = document;
    }

    List<Draft> check(List<Draft> drafts) {
        Set<List<TextEdit>> fixes = new LinkedHashSet<>();
        Set<List<TextEdit>> indentations = new LinkedHashSet<>();
        for (Draft draft : drafts) {
            if (!draft.fix().isEmpty()) {
                (draft.rule() == Rule.CACHE_INDENTATION ? indentations : fixes).add(draft.fix());
            }
        }
        checkAll(fixes, false);
        checkAll(indentations, true);
        return drafts.stream()
                .map(draft -> safe.contains(draft.fix()) ? draft : draft.withoutFix())
                .toList();
    }

    private void checkAll(Set<List<TextEdit>> fixes, boolean indents) {
        List<List<TextEdit>> left = new ArrayList<>(fixes);
        while (!left.isEmpty() && readings < MAX_READINGS) {
            EditSet edits = new EditSet();
            List<List<TextEdit>> group = new ArrayList<>();
            List<List<TextEdit>> touching = new ArrayList<>();
            left.forEach(fix -> (edits.add(fix) ? group : touching).add(fix));
            checkGroup(group, indents);
            left = touching;
        }
    }

    private void checkGroup(List<List<TextEdit>> group, boolean indents) {
        if (++readings > MAX_READINGS) {
            return;
        }
        EditSet edits = new EditSet();
        group.forEach(edits::add);
        boolean reads = indents
                ? Rereading.keepsScalars(text, document, edits.edits())
                : Rereading.isSafe(text, document, edits.edits());
        if (reads) {
            safe.addAll(group);
        } else if (group.size() > 1) {
            int middle = group.size() / 2;
            checkGroup(group.subList(0, middle), indents);
            checkGroup(group.subList(middle, group.size()), indents);
        }
    }
}
