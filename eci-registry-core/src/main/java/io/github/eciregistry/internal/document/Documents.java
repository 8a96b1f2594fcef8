package io.github.eciregistry.internal.document;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a text into documents and reads each separately, so that a malformed one does not affect the others.
 *
 * <p>A line that begins with {@code ---} or {@code ...} always ends a document: YAML forbids such lines inside values
 * (YAML 1.2.2, rule {@code c-forbidden}), and JSON has no multi-line values.
 */
public final class Documents {

    /** The maximum length of a text, in UTF-16 units: far above any manifest, to bound memory use. */
    public static final int MAX_LENGTH = 64 * 1024 * 1024;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String text;
    private final boolean isConfiguration;
    private final List<Document> documents = new ArrayList<>();

    private Documents(String text, boolean isConfiguration) {
        this.text = text;
        this.isConfiguration = isConfiguration;
    }

    /**
     * Reads all documents of a text in YAML or JSON.
     *
     * @param text the text; a byte order mark before a document is skipped
     * @return the documents in the order of the text, including empty ones; a single malformed one without extent if
     *     the text is longer than {@link #MAX_LENGTH}
     */
    public static List<Document> read(String text) {
        if (text.length() > MAX_LENGTH) {
            String message = "expected a manifest of at most " + MAX_LENGTH + " characters, found " + text.length();
            return List.of(Document.broken(0, 0, Problem.of(ProblemCode.FILE_TOO_LARGE, "", message), 0));
        }
        Documents reader = new Documents(text, false);
        reader.split();
        return reader.documents;
    }

    /**
     * Reads all documents of a configuration in YAML. Aliases are not followed, whether their anchors are defined or
     * not: each is treated as an empty value.
     *
     * @param text the text; a byte order mark at its beginning is skipped
     * @return the documents in the order of the text, including empty ones
     */
    public static List<Document> readYaml(String text) {
        Documents reader = new Documents(text, true);
        reader.split();
        return reader.documents;
    }

    /**
     * Reads the documents of a configuration in JSON.
     *
     * @param lenient whether comments, a comma after the last element, and anything after the first document are
     *     accepted
     * @return the documents in the order of the text; the last one has a problem if the text is not JSON
     */
    public static List<Document> readJson(String text, boolean lenient) {
        return lenient ? JsonReader.readLeniently(text) : JsonReader.read(text, 0, text.length());
    }

    private void split() {
        int length = text.length();
        int begin = 0;
        boolean opened = false;
        boolean content = false;
        for (int line = 0; line < length; line = nextLine(line)) {
            int first = afterMark(line);
            if (isMarker(first, "---") || isMarker(first, "...")) {
                boolean ends = text.charAt(first) == '.';
                int next = ends ? nextLine(line) : first;
                if (opened || content) {
                    readOne(begin, ends ? next : line);
                }
                begin = opened || content || ends || first > line ? next : begin;
                opened = !ends;
                content = opened && holdsContent(first + 3);
            } else if (!content) {
                begin = first > line ? first : begin;
                content = holdsContent(first);
            }
        }
        if (begin < length) {
            readOne(begin, length);
        }
    }

    /** Moves over a byte order mark, which a document may begin with (YAML 1.2.2, rule {@code l-document-prefix}). */
    private int afterMark(int line) {
        int i = line;
        while (i < text.length() && text.charAt(i) == BYTE_ORDER_MARK) {
            i++;
        }
        return i;
    }

    private int nextLine(int line) {
        int i = line;
        while (i < text.length()) {
            char c = text.charAt(i++);
            if (c == '\n' || (c == '\r' && (i == text.length() || text.charAt(i) != '\n'))) {
                break;
            }
        }
        return i;
    }

    private boolean isMarker(int line, String marker) {
        int end = line + marker.length();
        return text.startsWith(marker, line) && (end == text.length() || text.charAt(end) <= ' ');
    }

    /**
     * Checks whether a line is content, not a comment or directive, which may precede the {@code ---} of the same
     * document.
     */
    private boolean holdsContent(int line) {
        if (line == text.length() || text.charAt(line) == '%') {
            return false;
        }
        int i = line;
        while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r' && text.charAt(i) <= ' ') {
            i++;
        }
        return i < text.length() && text.charAt(i) > ' ' && text.charAt(i) != '#';
    }

    private void readOne(int begin, int end) {
        int first = firstContent(begin, end);
        char opening = first < end && !isConfiguration ? text.charAt(first) : ' ';
        if (opening != '{' && opening != '[') {
            Document block = BlockReader.read(text, begin, end);
            documents.add(block != null ? block : YamlReader.read(text, begin, end, !isConfiguration));
            return;
        }
        List<Document> json = JsonReader.read(text, first, end);
        if (json.get(json.size() - 1).problem() == null) {
            documents.addAll(json);
            return;
        }
        Document yaml = YamlReader.read(text, begin, end);
        if (yaml.problem() == null || text.startsWith("{{", first)) {
            documents.add(yaml);
        } else {
            documents.addAll(json);
        }
    }

    /** Returns the offset of the first character that is neither whitespace nor part of the document's {@code ---}. */
    private int firstContent(int begin, int end) {
        int i = isMarker(begin, "---") ? begin + 3 : begin;
        while (i < end && text.charAt(i) <= ' ') {
            i++;
        }
        return i;
    }
}
