package io.github.eciregistry.lint;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.TextEdit;
import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.annotation.AnnotationReading;
import io.github.eciregistry.internal.document.MappingNode;
import io.github.eciregistry.internal.document.ScalarNode;
import io.github.eciregistry.internal.edit.Quoting;
import io.github.eciregistry.internal.edit.ScalarPosition;
import io.github.eciregistry.internal.pod.Field;
import io.github.eciregistry.internal.text.Redaction;
import io.github.eciregistry.reference.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The value of one registry annotation of a pod, with the place of each character, and the edits of it. */
final class ListedValue {

    private final Field annotations;
    private final MappingNode mapping;
    private final Findings findings;
    private final boolean fixable;
    private final String key;
    private final Field field;
    private final ScalarNode scalar;
    private final String value;
    private final boolean verbatim;
    private final int begin;
    private final int credentialsEnd;

    private ListedValue(
            Field annotations,
            MappingNode mapping,
            Findings findings,
            boolean fixable,
            String key,
            Field field,
            ScalarNode scalar) {
        this.annotations = annotations;
        this.mapping = mapping;
        this.findings = findings;
        this.fixable = fixable;
        this.key = key;
        this.field = field;
        this.scalar = scalar;
        this.value = scalar.isNull() ? "" : scalar.value();
        this.verbatim = ScalarPosition.isVerbatim(findings.text(), scalar);
        this.begin = ScalarPosition.offset(findings.text(), scalar, 0);
        this.credentialsEnd = Redaction.endOfCredentials(value);
    }

    /**
     * A registry among the elements.
     *
     * @param from where the element begins in the value, after the comma before it
     * @param to where it ends, before the comma after it
     * @param registry the registry
     */
    record Element(int from, int to, Registry registry) {}

    /** Returns the values that a pod has and that are scalars. */
    static List<ListedValue> of(PodContext pod, Findings findings) {
        return pod.mapping() == null ? List.of() : of(pod.deepest(), pod.mapping(), findings, true);
    }

    /** Returns the values that are among annotations without effect, and so are not worth a fix. */
    static List<ListedValue> ofMisplaced(Field annotations, MappingNode mapping, Findings findings) {
        return of(annotations, mapping, findings, false);
    }

    private static List<ListedValue> of(Field annotations, MappingNode mapping, Findings findings, boolean fixable) {
        List<ListedValue> values = new ArrayList<>();
        for (AnnotationKeys pair : findings.settings().keys()) {
            for (String key : List.of(pair.plainHttp(), pair.skipVerify())) {
                Field field = annotations.child(key);
                if (field != null && field.node() instanceof ScalarNode scalar) {
                    values.add(new ListedValue(annotations, mapping, findings, fixable, key, field, scalar));
                }
            }
        }
        return values;
    }

    String key() {
        return key;
    }

    String value() {
        return value;
    }

    ScalarNode scalar() {
        return scalar;
    }

    /** Returns the elements that are registries, in order, without what may be parts of a password with commas. */
    List<Element> elements() {
        List<Element> elements = new ArrayList<>();
        for (int from = startOfElement(credentialsEnd); from <= value.length(); ) {
            int to = endOfElement(from);
            for (Registry registry : registries(value.substring(from, to))) {
                elements.add(new Element(from, to, registry));
            }
            from = to + 1;
        }
        return elements;
    }

    /** Returns the registry that an element is, none where it is a placeholder or another thing. */
    private static List<Registry> registries(String element) {
        return AnnotationReading.of(Map.of(AnnotationKeys.ECI.plainHttp(), element))
                .annotations()
                .plainHttp();
    }

    int startOfElement(int offset) {
        return value.lastIndexOf(',', offset - 1) + 1;
    }

    int endOfElement(int offset) {
        int comma = value.indexOf(',', offset);
        return comma < 0 ? value.length() : comma;
    }

    /** Adds a finding at a range of the value. */
    void add(Rule rule, int from, int to, String message, List<TextEdit> fix) {
        String path = annotations.path() + "[" + key + "]";
        List<TextEdit> safe = fixable ? fix : List.of();
        if (verbatim) {
            findings.add(rule, begin + from, begin + to, path, message, safe);
        } else {
            findings.add(rule, scalar, path, message, safe);
        }
    }

    void add(Rule rule, Element element, String message, List<TextEdit> fix) {
        int from = element.from();
        while (from < element.to() && value.charAt(from) <= ' ') {
            from++;
        }
        add(rule, from, from + value.substring(from, element.to()).strip().length(), message, fix);
    }

    /** Returns the edit that replaces a range of the value by registry characters, or none if that cannot be safe. */
    List<TextEdit> replace(int from, int to, String replacement) {
        if (from < credentialsEnd) {
            return List.of(); // It may be part of a password with commas.
        }
        boolean empty = replacement.isEmpty() && from == 0 && to == value.length();
        if (!verbatim || field.sharedAt() >= 0 || empty || (from == 0 && !startsPlain(to, replacement))) {
            return List.of();
        }
        return List.of(new TextEdit(begin + from, begin + to, replacement));
    }

    /** Tells whether a value without quotes may begin with a replacement, or with the text after a removal. */
    private boolean startsPlain(int to, String replacement) {
        char first = replacement.isEmpty() ? value.charAt(to) : replacement.charAt(0);
        return scalar.style() != ScalarNode.Style.PLAIN || Character.isLetterOrDigit(first);
    }

    /** Returns the edit that takes an element out with one of its commas, or the whole annotation with the last one. */
    List<TextEdit> remove(int from, int to) {
        if (from == 0 && to == value.length()) {
            return removeAll();
        }
        return from > 0 ? replace(from - 1, to, "") : replace(0, to + 1, "");
    }

    List<TextEdit> removeAll() {
        MappingNode.Entry entry = mapping.entry(key);
        TextEdit removal = entry == null ? null : EntryRemoval.of(findings.text(), annotations, entry);
        return removal == null ? List.of() : List.of(removal);
    }

    /** Returns the edit that puts the value in quotes. */
    List<TextEdit> quote() {
        boolean safe = verbatim && field.sharedAt() < 0 && scalar.style() == ScalarNode.Style.PLAIN;
        return safe ? List.of(new TextEdit(scalar.start(), scalar.end(), Quoting.doubleQuoted(value))) : List.of();
    }

    /** Returns the registry that a text was meant to be, or null. */
    static @Nullable String corrected(String text) {
        try {
            return Registry.parse(text).toString();
        } catch (InvalidInputException e) {
            return e.problems().get(0).hint().orElse(null);
        }
    }
}
