package io.github.eciregistry.lint;

import io.github.eciregistry.TextEdit;
import io.github.eciregistry.internal.document.Node;
import io.github.eciregistry.internal.document.ScalarNode;
import io.github.eciregistry.internal.pod.Field;
import io.github.eciregistry.internal.text.Redaction;
import io.github.eciregistry.lint.Finding.Draft;
import java.util.ArrayList;
import java.util.List;

/** Collects what the rules find in one document. */
final class Findings {

    private final String text;
    private final Settings settings;
    private final List<Draft> drafts = new ArrayList<>();
    private String object = "";

    Findings(String text, Settings settings) {
        this.text = text;
        this.settings = settings;
    }

    /** Returns the text that is linted. */
    String text() {
        return text;
    }

    Settings settings() {
        return settings;
    }

    /** Names the object that the findings to come are about. */
    void in(String newObject) {
        object = newObject;
    }

    void add(Rule rule, Field field, String message) {
        add(rule, field.node(), field.path(), message, List.of());
    }

    void add(Rule rule, Node place, String path, String message, List<TextEdit> fix) {
        int end = place instanceof ScalarNode ? place.end() : place.start();
        while (end > place.start() && text.charAt(end - 1) <= ' ') {
            end--;
        }
        add(rule, place.start(), end, path, message, fix);
    }

    void add(Rule rule, int start, int end, String path, String message, List<TextEdit> fix) {
        if (!settings.off().contains(rule)) {
            drafts.add(new Draft(rule, message, start, Math.max(start, end), Redaction.ofPath(path), object, fix));
        }
    }

    /** Returns what was found, without fixes where the document cannot be edited safely. */
    List<Draft> drafts(boolean editable) {
        return editable ? drafts : drafts.stream().map(Draft::withoutFix).toList();
    }
}
