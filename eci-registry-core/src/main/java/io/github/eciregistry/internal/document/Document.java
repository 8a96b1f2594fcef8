package io.github.eciregistry.internal.document;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.internal.text.Redaction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One document of a text.
 *
 * @param start the offset of the document in the text
 * @param end the offset after it
 * @param root the value, or null if the document is empty or malformed
 * @param problem why it could not be read, without a position; null if it could
 * @param partial the part before the syntax error, without its end; null unless the error is after the start of a value
 * @param reason the parser's message, or empty if the document was read
 * @param problemOffset the offset of the syntax error in the text
 * @param simple whether it is JSON or plain block style, so that edits need no second check
 */
public record Document(
        int start,
        int end,
        @Nullable Node root,
        @Nullable Problem problem,
        @Nullable Node partial,
        String reason,
        int problemOffset,
        boolean simple) {

    private static final int SMALL = 8;

    static Document of(int start, int end, @Nullable Node root, boolean simple) {
        return new Document(start, end, root, null, null, "", start, simple);
    }

    static Document broken(int start, int end, Problem problem, int offset) {
        return new Document(start, end, null, problem, null, problem.message(), offset, false);
    }

    /** Returns a document that a parser cannot read, {@code as} what it was read as. */
    static Document unreadable(int start, int end, @Nullable Node partial, String as, String reason, int offset) {
        String message = "cannot read the document" + as + ": " + Redaction.ofParserMessage(reason);
        Problem problem = Problem.of(ProblemCode.UNREADABLE_DOCUMENT, "", message);
        return new Document(start, end, null, problem, partial, reason, offset, false);
    }

    /** Checks whether the document was read and has no content, or only a null. */
    public boolean isEmpty() {
        return problem == null && (root == null || (root instanceof ScalarNode scalar && scalar.isNull()));
    }

    /** Returns the first duplicate key, ignoring merge keys, or null. */
    public @Nullable ScalarNode duplicateKey() {
        Deque<Node> open = new ArrayDeque<>();
        if (root != null) {
            open.push(root);
        }
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (node instanceof MappingNode mapping) {
                ScalarNode duplicate = duplicateKeyOf(mapping);
                if (duplicate != null) {
                    return duplicate;
                }
            }
            pushChildren(open, node);
        }
        return null;
    }

    private static @Nullable ScalarNode duplicateKeyOf(MappingNode mapping) {
        int size = mapping.entries().size();
        Set<String> seen = size > SMALL ? new HashSet<>() : Set.of();
        for (int i = 0; i < size; i++) {
            MappingNode.Entry entry = mapping.entries().get(i);
            if (!(entry.key() instanceof ScalarNode key) || MappingNode.isMerge(entry)) {
                continue;
            }
            if (size > SMALL ? !seen.add(key.value()) : repeats(mapping, i, key.value())) {
                return key;
            }
        }
        return null;
    }

    private static boolean repeats(MappingNode mapping, int index, String key) {
        for (int i = 0; i < index; i++) {
            if (mapping.entries().get(i).key() instanceof ScalarNode earlier && earlier.is(key)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns the offset of the first character that YAML 1.1, which Kubernetes uses, treats as a line break but YAML
     * 1.2 and JSON do not: NEL, LS or PS (YAML 1.2.2, chapter 5.4); -1 if there is none, and in JSON.
     */
    public int ambiguousBreak(String text) {
        boolean json = text.charAt(start) == '{';
        for (int i = start; i < end && !json; i++) {
            char c = text.charAt(i);
            if (c == 0x85 || c == 0x2028 || c == 0x2029) {
                return i;
            }
        }
        return -1;
    }

    /** Returns the offset of the first template braces anywhere in the document, or -1. */
    public int braces(String text) {
        for (int i = start; i + 1 < end; i++) {
            if (text.charAt(i) == '{' && text.charAt(i + 1) == '{') {
                return i;
            }
        }
        return -1;
    }

    /** Returns the offset of the first braces of a template outside of quotes, comments and blocks, or -1. */
    public int templateBraces(String text) {
        if (root == null || braces(text) < 0) {
            return -1;
        }
        int first = -1;
        Deque<Node> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (node instanceof MappingNode mapping
                    && mapping.isTemplateBraces()
                    && (first < 0 || mapping.open() < first)) {
                first = mapping.open();
            }
            pushChildren(open, node);
        }
        return first;
    }

    private static void pushChildren(Deque<Node> open, Node node) {
        if (node instanceof MappingNode mapping) {
            for (MappingNode.Entry entry : mapping.entries()) {
                open.push(entry.key());
                open.push(entry.value());
            }
        } else if (node instanceof SequenceNode sequence) {
            sequence.items().forEach(open::push);
        }
    }
}
