package io.github.eciregistry.cli;

import io.github.eciregistry.TextEdit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The edits of one text as a unified diff that {@code git apply} and {@code patch -p1} take: three lines of context, and
 * lines that end at {@code \n} alone, so that a {@code \r} belongs to its line.
 *
 * <p>The edits say where the text changes, so no lines are compared but those they touch: linear in the text.
 */
final class UnifiedDiff {

    private static final int CONTEXT = 3;

    private final String original;
    private final LineStarts lines;
    private final List<Change> changes = new ArrayList<>();
    private final StringBuilder out = new StringBuilder();

    /** Lines {@code from} up to {@code to}, counted from 0, become other lines. */
    private record Change(int from, int to, List<String> replacement) {

        int growth() {
            return replacement.size() - (to - from);
        }
    }

    private UnifiedDiff(String original) {
        this.original = original;
        this.lines = new LineStarts(original);
    }

    /**
     * Returns the diff.
     *
     * @param name the name of the file, written behind {@code a/} and {@code b/}
     * @param original the text before the edits
     * @param edits the edits, ordered and without overlap
     * @return the diff, empty if no line changes
     */
    static String of(FileName name, String original, List<TextEdit> edits) {
        UnifiedDiff diff = new UnifiedDiff(original);
        diff.collectChanges(edits);
        diff.print(name);
        return diff.out.toString();
    }

    private void collectChanges(List<TextEdit> edits) {
        int next = 0;
        while (next < edits.size()) {
            int first = next;
            int from = lines.lineAt(edits.get(first).start());
            int to = from;
            do {
                to = Math.max(to, Math.min(lines.lineAt(edits.get(next).end()) + 1, lines.count()));
                next++;
            } while (next < edits.size() && lines.lineAt(edits.get(next).start()) < to);
            addChange(from, to, edits.subList(first, next));
        }
    }

    /** Adds the lines that differ; an edit that inserts whole lines touches the line it stands before, too. */
    private void addChange(int from, int to, List<TextEdit> edits) {
        StringBuilder text = new StringBuilder();
        int done = lines.start(from);
        for (TextEdit edit : edits) {
            text.append(original, done, edit.start()).append(edit.replacement());
            done = edit.end();
        }
        text.append(original, done, lines.start(to));

        List<String> replacement = split(text.toString());
        int before = 0;
        while (from + before < to
                && before < replacement.size()
                && line(from + before).equals(replacement.get(before))) {
            before++;
        }
        int behind = 0;
        while (from + before < to - behind
                && before < replacement.size() - behind
                && line(to - 1 - behind).equals(replacement.get(replacement.size() - 1 - behind))) {
            behind++;
        }
        Change change =
                new Change(from + before, to - behind, replacement.subList(before, replacement.size() - behind));
        if (change.from() < change.to() || !change.replacement().isEmpty()) {
            changes.add(change);
        }
    }

    private void print(FileName name) {
        if (changes.isEmpty()) {
            return;
        }
        out.append("--- ").append(header("a/", name)).append('\n');
        out.append("+++ ").append(header("b/", name)).append('\n');
        int growth = 0;
        int next = 0;
        while (next < changes.size()) {
            int first = next++;
            while (next < changes.size()
                    && changes.get(next).from() - changes.get(next - 1).to() <= 2 * CONTEXT) {
                next++;
            }
            List<Change> hunk = changes.subList(first, next);
            printHunk(hunk, growth);
            growth += hunk.stream().mapToInt(Change::growth).sum();
        }
    }

    private void printHunk(List<Change> hunk, int growthBefore) {
        int from = Math.max(0, hunk.get(0).from() - CONTEXT);
        int to = Math.min(lines.count(), hunk.get(hunk.size() - 1).to() + CONTEXT);
        int growth = hunk.stream().mapToInt(Change::growth).sum();
        out.append("@@ -").append(range(from, to - from));
        out.append(" +").append(range(from + growthBefore, to - from + growth)).append(" @@\n");
        int line = from;
        for (Change change : hunk) {
            line = printOriginal(' ', line, change.from());
            line = printOriginal('-', line, change.to());
            change.replacement().forEach(added -> printLine('+', added));
        }
        printOriginal(' ', line, to);
    }

    private int printOriginal(char mark, int from, int to) {
        for (int line = from; line < to; line++) {
            printLine(mark, line(line));
        }
        return to;
    }

    private void printLine(char mark, String line) {
        out.append(mark).append(line);
        if (!line.endsWith("\n")) {
            out.append("\n\\ No newline at end of file\n");
        }
    }

    /** Lines count from 1, but an empty range names the line before it. */
    private static String range(int from, int count) {
        return (count == 0 ? from : from + 1) + "," + count;
    }

    private String line(int number) {
        return original.substring(lines.start(number), lines.start(number + 1));
    }

    private static List<String> split(String text) {
        LineStarts starts = new LineStarts(text);
        List<String> split = new ArrayList<>(starts.count());
        for (int line = 0; line < starts.count(); line++) {
            split.add(text.substring(starts.start(line), starts.start(line + 1)));
        }
        return split;
    }

    /** Names as git writes them: relative, in quotes where a character needs it, ended by a tab where one is a blank. */
    private static String header(String prefix, FileName name) {
        int start = 0;
        byte[] bytes = name.bytes();
        while (start < bytes.length && (bytes[start] == '/' || startsWithDot(bytes, start))) {
            start += bytes[start] == '/' ? 1 : 2;
        }
        String written = new FileName(Arrays.copyOfRange(bytes, start, bytes.length)).quoted(prefix);
        return written.startsWith("\"") || written.indexOf(' ') < 0 ? written : written + "\t";
    }

    private static boolean startsWithDot(byte[] bytes, int start) {
        return bytes[start] == '.' && start + 1 < bytes.length && bytes[start + 1] == '/';
    }
}
