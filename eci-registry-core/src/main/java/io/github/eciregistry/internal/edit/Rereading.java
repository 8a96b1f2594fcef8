package io.github.eciregistry.internal.edit;

import io.github.eciregistry.TextEdit;
import io.github.eciregistry.internal.document.AliasNode;
import io.github.eciregistry.internal.document.Document;
import io.github.eciregistry.internal.document.Documents;
import io.github.eciregistry.internal.document.MappingNode;
import io.github.eciregistry.internal.document.Node;
import io.github.eciregistry.internal.document.ScalarNode;
import io.github.eciregistry.internal.document.SequenceNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An edited document, read again and compared with the original: everything that the edits do not touch must be
 * unchanged and at the same position.
 */
public final class Rereading {

    private final String text;
    private final List<TextEdit> edits;
    private final @Nullable Document after;
    private final List<TextEdit> written = new ArrayList<>();

    private Rereading(String text, Document before, List<TextEdit> edits) {
        this.text = text;
        this.edits = edits;
        StringBuilder edited = new StringBuilder();
        int done = before.start();
        for (TextEdit edit : edits) {
            edited.append(text, done, edit.start());
            int start = edited.length();
            edited.append(edit.replacement());
            written.add(new TextEdit(start, edited.length(), ""));
            done = edit.end();
        }
        List<Document> documents = Documents.read(
                edited.append(text, done, Math.max(done, before.end())).toString());
        this.after = documents.size() == 1 ? documents.get(0) : null;
    }

    /**
     * Checks whether edits of a document change only what they touch: they may fill an empty value, and add and remove
     * mapping entries. Edits within a value without escapes must result in exactly the intended value.
     *
     * @param text the text that the document is in
     * @param document the document before the edits
     * @param edits the edits, ordered, not overlapping, and within the document
     */
    public static boolean isSafe(String text, Document document, List<TextEdit> edits) {
        Rereading reading = new Rereading(text, document, edits);
        Node root = document.root();
        return reading.after != null
                && reading.after.root() != null
                && root != null
                && reading.same(root, reading.after.root());
    }

    /**
     * Checks whether edits of a document change no scalar, though perhaps the collection that it is in.
     *
     * @param text the text that the document is in
     * @param document the document before the edits
     * @param edits the edits, ordered, not overlapping, and within the document
     */
    public static boolean keepsScalars(String text, Document document, List<TextEdit> edits) {
        Rereading reading = new Rereading(text, document, edits);
        return reading.after != null && scalars(reading.after.root()).equals(scalars(document.root()));
    }

    private static List<String> scalars(@Nullable Node root) {
        List<String> scalars = new ArrayList<>();
        if (root != null) {
            addScalars(root, scalars);
        }
        return scalars;
    }

    private static void addScalars(Node node, List<String> scalars) {
        if (node instanceof ScalarNode scalar && !scalar.isNull()) {
            scalars.add(scalar.value());
        } else if (node instanceof SequenceNode sequence) {
            sequence.items().forEach(item -> addScalars(item, scalars));
        } else if (node instanceof MappingNode mapping) {
            for (MappingNode.Entry entry : mapping.entries()) {
                addScalars(entry.key(), scalars);
                addScalars(entry.value(), scalars);
            }
        }
    }

    private boolean same(Node old, Node current) {
        if (isEmpty(old)
                && current instanceof MappingNode mapping
                && !mapping.entries().isEmpty()) {
            return mapping.entries().stream().allMatch(this::isAdded);
        }
        if (old instanceof MappingNode mapping && isEmpty(current) && !isEmpty(old)) {
            return mapping.entries().stream().allMatch(this::isRemoved);
        }
        if (old instanceof ScalarNode scalar && current instanceof ScalarNode other) {
            return isTouched(scalar)
                    ? isIntended(scalar, other)
                    : scalar.value().equals(other.value());
        }
        if (old instanceof MappingNode mapping && current instanceof MappingNode other) {
            return same(mapping, other);
        }
        if (old instanceof SequenceNode sequence && current instanceof SequenceNode other) {
            return same(sequence, other);
        }
        return (isEmpty(old) && isEmpty(current)) || (old instanceof AliasNode && current instanceof AliasNode);
    }

    private static boolean isEmpty(Node node) {
        return (node instanceof MappingNode mapping && mapping.entries().isEmpty())
                || (node instanceof ScalarNode scalar && scalar.isNull());
    }

    private boolean same(SequenceNode old, SequenceNode current) {
        int size = old.items().size();
        if (size != current.items().size()) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            if (!same(old.items().get(i), current.items().get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean same(MappingNode old, MappingNode current) {
        List<MappingNode.Entry> kept =
                old.entries().stream().filter(entry -> !isRemoved(entry)).toList();
        List<MappingNode.Entry> found =
                current.entries().stream().filter(entry -> !isAdded(entry)).toList();
        if (kept.size() != found.size()) {
            return false;
        }
        for (int i = 0; i < kept.size(); i++) {
            if (!same(kept.get(i).key(), found.get(i).key())
                    || !same(kept.get(i).value(), found.get(i).value())) {
                return false;
            }
        }
        return true;
    }

    private boolean isRemoved(MappingNode.Entry entry) {
        return isWithin(entry.key(), edits);
    }

    private boolean isAdded(MappingNode.Entry entry) {
        return isWithin(entry.key(), written);
    }

    private static boolean isWithin(Node key, List<TextEdit> ranges) {
        int index = lastFrom(key.start(), ranges);
        return index >= 0 && ranges.get(index).end() > key.end();
    }

    /** Checks whether an edit is in a scalar, or at the border of a plain one. */
    private boolean isTouched(ScalarNode scalar) {
        int border = scalar.style() == ScalarNode.Style.PLAIN ? 1 : 0;
        int index = lastFrom(scalar.end() + border - 1, edits);
        return index >= 0 && edits.get(index).end() > scalar.start() - border;
    }

    /**
     * Checks whether a touched scalar has the intended value. If edits replace it or touch its quotes, or if escapes
     * hide the positions of its characters, any value is accepted. Text inserted at the border of a scalar may be part
     * of it or of another entry.
     */
    private boolean isIntended(ScalarNode old, ScalarNode current) {
        if (!ScalarPosition.isVerbatim(text, old)) {
            return true;
        }
        int begin = ScalarPosition.offset(text, old, 0);
        int end = begin + old.value().length();
        int done = begin;
        boolean isExact = true;
        StringBuilder intended = new StringBuilder();
        for (int i = Math.max(0, lastFrom(begin - 1, edits));
                i < edits.size() && edits.get(i).start() <= end;
                i++) {
            TextEdit edit = edits.get(i);
            boolean isInside = edit.start() < end && edit.end() > begin;
            boolean isWhole = edit.start() <= begin && edit.end() >= end;
            if (isInside && (isWhole || edit.start() < begin || edit.end() > end)) {
                return true;
            }
            if (isInside) {
                intended.append(text, done, edit.start()).append(edit.replacement());
                done = edit.end();
            } else {
                isExact = false;
            }
        }
        String value = intended.append(text, done, end).toString();
        return isExact ? current.value().equals(value) : current.value().contains(value);
    }

    /** Returns the index of the last range that begins at an offset or before, or -1. */
    private static int lastFrom(int offset, List<TextEdit> ranges) {
        int low = 0;
        int high = ranges.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ranges.get(middle).start() <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
