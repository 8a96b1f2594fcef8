package io.github.eciregistry.internal.edit;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.TextEdit;
import io.github.eciregistry.annotation.AnnotationMerge;
import io.github.eciregistry.internal.document.MappingNode;
import io.github.eciregistry.internal.document.Node;
import io.github.eciregistry.internal.document.ScalarNode;
import io.github.eciregistry.internal.document.ScalarNode.Style;
import io.github.eciregistry.internal.pod.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes annotations into a text in the style of the text around them. */
public final class AnnotationWriter {

    private final String text;
    private final Layout layout;
    private final List<TextEdit> edits = new ArrayList<>();
    private final EntryComments comments;

    private AnnotationWriter(String text, EntryComments comments) {
        this.text = text;
        this.layout = new Layout(text);
        this.comments = comments;
    }

    /** Thrown if the syntax at a position cannot be edited. */
    public static final class Uneditable extends Exception {
        private static final long serialVersionUID = 1L;

        private final Problem problem;
        private final int offset;

        Uneditable(String message, int offset) {
            super(message, null, false, false);
            this.problem = Problem.of(ProblemCode.UNEDITABLE_PLACE, "", message);
            this.offset = offset;
        }

        /** Returns the problem, without a place. */
        public Problem problem() {
            return problem;
        }

        /** Returns where in the text the place is. */
        public int offset() {
            return offset;
        }
    }

    /**
     * Returns the edits that add or change annotations.
     *
     * @throws Uneditable if the place cannot be edited
     */
    public static List<TextEdit> edits(String text, AnnotationTarget target, List<AnnotationMerge.Change> changes)
            throws Uneditable {
        return edits(text, target, changes, EntryComments.NONE);
    }

    /**
     * Returns the edits that write annotations, one of which is new and has comments.
     *
     * @throws Uneditable if the place cannot be edited, or cannot have comments
     */
    public static List<TextEdit> edits(
            String text, AnnotationTarget target, List<AnnotationMerge.Change> changes, EntryComments comments)
            throws Uneditable {
        AnnotationWriter writer = new AnnotationWriter(text, comments);
        writer.write(target, changes);
        return writer.edits.stream().sorted().toList();
    }

    private void edit(int start, int end, String replacement) {
        edits.add(new TextEdit(start, end, replacement));
    }

    private void write(AnnotationTarget target, List<AnnotationMerge.Change> changes) throws Uneditable {
        Map<String, String> added = new LinkedHashMap<>();
        for (AnnotationMerge.Change change : changes) {
            MappingNode.Entry entry = target.isComplete() ? target.mapping().entry(change.key()) : null;
            if (entry == null) {
                added.put(change.key(), change.after());
            } else if (entry.value().resolved() instanceof ScalarNode) {
                refuseComments(entry.value());
                refuseOverridden(target, entry, change.key());
                replace(target.mapping(), entry, change.before().orElse(""), change.after());
            }
        }
        if (!added.isEmpty()) {
            insert(target, added);
        }
    }

    /** Changes the value of an annotation that the mapping has. */
    private void replace(MappingNode annotations, MappingNode.Entry entry, String before, String after)
            throws Uneditable {
        Node value = entry.value();
        if (value.isDecorated()) {
            throw new Uneditable("expected a value without an anchor or a tag", value.start());
        }
        Style style = value instanceof ScalarNode scalar ? scalar.style() : Style.BLOCK;
        boolean quoted = style == Style.SINGLE_QUOTED || style == Style.DOUBLE_QUOTED;
        boolean plain = style == Style.PLAIN && !annotations.isFlow() && !before.isEmpty();
        if ((quoted || plain) && after.startsWith(before)) {
            int end = quoted ? value.end() - 1 : value.end();
            edit(end, end, after.substring(before.length()));
            return;
        }
        int end = value.end();
        while (end > value.start() && text.charAt(end - 1) <= ' ') {
            end--;
        }
        end = Math.min(layout.lineEnd(end), value.end()); // including the spaces at the end of a block's last line
        edit(value.start(), end, blankAfterColon(value.start()) + Quoting.doubleQuoted(after));
    }

    /** Checks whether a colon precedes a value: keys after {@code ?}, and keys in braces, may omit it. */
    private boolean followsColon(MappingNode.Entry entry) {
        int i = entry.value().start();
        while (i > entry.key().end() && text.charAt(i - 1) <= ' ') {
            i--;
        }
        return i > entry.key().end() && text.charAt(i - 1) == ':';
    }

    private String blankAfterColon(int offset) {
        return offset > 0 && text.charAt(offset - 1) == ':' ? " " : "";
    }

    /** Writes annotations that the target does not have, with what is missing of the path to them. */
    private void insert(AnnotationTarget target, Map<String, String> annotations) throws Uneditable {
        for (MappingNode.Entry entry : target.mapping().entries()) {
            if (!(entry.key() instanceof ScalarNode)) {
                throw new Uneditable("expected keys that are texts", entry.key().start());
            }
        }
        MappingNode.Entry empty = target.emptyEntry();
        if (empty != null) {
            intoEmptyValue(target, empty, annotations);
        } else if (target.mapping().isFlow()) {
            intoFlow(target, annotations);
        } else {
            intoBlock(target, annotations);
        }
    }

    /** {@code annotations:}, {@code annotations: null} and the like. */
    private void intoEmptyValue(AnnotationTarget target, MappingNode.Entry entry, Map<String, String> annotations)
            throws Uneditable {
        Node value = entry.value();
        if (value.isDecorated()) {
            throw new Uneditable("expected an empty value without an anchor or a tag", value.start());
        }
        if (!followsColon(entry)) {
            throw new Uneditable("expected a colon after the key", value.start());
        }
        if (target.mapping().isFlow()) {
            refuseComments(value);
            FlowText flow = FlowText.of(layout, text, target.mapping());
            String braces = flow.braces(target.missing(), annotations);
            edit(value.start(), value.end(), blankAfterColon(value.start()) + braces);
            return;
        }
        int step = layout.step(target.deepest());
        replaceByLines(value, layout.column(target.mapping()) + step, step, target.missing(), annotations);
    }

    /** Takes a value on one line away, and puts lines below its key. */
    private void replaceByLines(Node value, int column, int step, List<String> path, Map<String, String> annotations) {
        int start = value.start();
        while (start > 0 && (text.charAt(start - 1) == ' ' || text.charAt(start - 1) == '\t')) {
            start--;
        }
        if (value.end() > value.start()) {
            edit(start, value.end(), "");
        }
        insertLines(layout.lineAfter(value), lines(column, step, path, annotations, null));
    }

    private void intoBlock(AnnotationTarget target, Map<String, String> annotations) throws Uneditable {
        MappingNode mapping = target.mapping();
        List<MappingNode.Entry> entries = mapping.entries();
        int column = layout.column(mapping);
        MappingNode sample = target.isComplete() ? mapping : null;
        int step = layout.step(target.deepest());
        List<String> lines = lines(column, step, target.missing(), annotations, sample);
        MappingNode.Entry last = entries.get(entries.size() - 1);
        int before = target.missing().size() > 1 ? placeBefore(mapping) : -1;
        if (before < 0 && layout.takesLineAfter(last.value())) {
            before = layout.lineBefore(mapping, entries.get(0));
            if (before < 0 || !mapping.merges().isEmpty()) {
                throw new Uneditable(
                        "expected a line break after the last value",
                        last.value().end());
            }
        }
        insertLines(before < 0 ? layout.lineAfter(last.value()) : before, lines);
    }

    /** Returns the position for new metadata in a mapping: before {@code spec}, otherwise before the first entry. */
    private int placeBefore(MappingNode mapping) {
        MappingNode.Entry spec = mapping.entry("spec");
        int place = spec == null ? -1 : layout.lineBefore(mapping, spec);
        return place < 0 ? layout.lineBefore(mapping, mapping.entries().get(0)) : place;
    }

    private List<String> lines(
            int column, int step, List<String> path, Map<String, String> annotations, @Nullable MappingNode sample) {
        List<String> lines = new ArrayList<>();
        int indent = column;
        for (String name : path) {
            lines.add(" ".repeat(indent) + name + ":");
            indent += step;
        }
        Quoting quoting = Quoting.like(sample);
        String prefix = " ".repeat(indent);
        comments.above().forEach(comment -> lines.add(prefix + comment));
        String remark = comments.remark().isEmpty() ? "" : " " + comments.remark();
        for (Map.Entry<String, String> annotation : annotations.entrySet()) {
            lines.add(prefix + quoting.entry(annotation.getKey(), annotation.getValue()) + remark);
        }
        return lines;
    }

    private static void refuseOverridden(AnnotationTarget target, MappingNode.Entry entry, String key)
            throws Uneditable {
        Field effective = target.deepest().child(key);
        if (effective != null && effective.node() != entry.value().resolved()) {
            throw new Uneditable(
                    "expected the annotation after the merge key that overrides it",
                    entry.key().start());
        }
    }

    private void refuseComments(Node place) throws Uneditable {
        if (!comments.isEmpty()) {
            throw new Uneditable("expected a place that the comments can move to", place.start());
        }
    }

    /** Inserts whole lines at the begin of a line, or after the last line of a text that does not end in a break. */
    private void insertLines(int offset, List<String> lines) {
        boolean open = layout.lineStart(offset) < offset;
        boolean first = open || offset == 0 || !Layout.isBreak(text.charAt(offset - 1));
        String lineBreak = first ? layout.breakNear(offset) : layout.breakBefore(offset);
        StringBuilder out = new StringBuilder();
        for (String line : lines) {
            out.append(open ? lineBreak : "").append(line).append(open ? "" : lineBreak);
        }
        edit(offset, offset, out.toString());
    }

    private void intoFlow(AnnotationTarget target, Map<String, String> annotations) throws Uneditable {
        MappingNode mapping = target.mapping();
        MappingNode parent = target.parent();
        FlowText flow = FlowText.of(layout, text, mapping);
        if (!mapping.entries().isEmpty()) {
            refuseComments(mapping);
            String members = flow.members(target.missing(), annotations);
            if (mapping.merges().isEmpty()) {
                int first = mapping.entries().get(0).key().start();
                edit(first, first, members + flow.separator());
            } else {
                int end = mapping.entries()
                        .get(mapping.entries().size() - 1)
                        .value()
                        .end();
                edit(end, end, blankAfterColon(end) + flow.separator() + members);
            }
            return;
        }
        boolean blank = layout.isBlank(mapping.open() + 1, mapping.end() - 1);
        if (blank && parent != null && !parent.isFlow() && !mapping.isDecorated()) {
            int step = layout.step(target.deepest());
            replaceByLines(mapping, layout.column(parent) + step, step, target.missing(), annotations);
        } else if (blank) {
            refuseComments(mapping);
            FlowText around = parent != null && parent.isFlow() ? FlowText.of(layout, text, parent) : flow;
            edit(mapping.open(), mapping.end(), around.braces(target.missing(), annotations));
        } else {
            throw new Uneditable("expected braces without a comment", mapping.open());
        }
    }
}
