package io.github.eciregistry.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.fasterxml.jackson.dataformat.yaml.snakeyaml.error.MarkedYAMLException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.document.JacksonMessage;
import org.jspecify.annotations.Nullable;

/** What a parser says when it does not understand a file, put in our words and at its place. */
final class SyntaxError {

    private SyntaxError() {}

    static Problem problemOf(JsonProcessingException error, JsonParser parser, FileText file) {
        int offset = offsetOf(error, parser, file);
        String format = parser instanceof YAMLParser ? "YAML" : "JSON";
        String line = file.lineAt(offset);
        Problem problem = Problem.of(
                        ProblemCode.MALFORMED_FILE, line, "malformed " + format + ": " + inOneLine(messageOf(error)))
                .atPosition(file.positionOf(offset));
        String hint = quotedItem(line);
        return hint == null ? problem : problem.withHint(hint);
    }

    /** Where in the text a parser is; the YAML parser counts code points. */
    static int offsetOf(@Nullable JsonLocation location, JsonParser parser, FileText file) {
        long index = location == null ? 0 : Math.max(location.getCharOffset(), 0);
        int bounded = (int) Math.min(index, file.text().length());
        return parser instanceof YAMLParser ? file.offsetOfCodePoint(bounded) : bounded;
    }

    @SuppressWarnings("deprecation") // the only place where Jackson 2 tells what and where without the snippet
    private static int offsetOf(JsonProcessingException error, JsonParser parser, FileText file) {
        if (error instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            return file.offsetOfCodePoint(marked.getProblemMark().getIndex());
        }
        JsonLocation location = error.getLocation();
        return offsetOf(location == null ? parser.currentLocation() : location, parser, file);
    }

    @SuppressWarnings("deprecation") // see above
    static String messageOf(JsonProcessingException error) {
        if (error instanceof MarkedYAMLException marked) {
            String context = marked.getContext();
            return (context == null ? "" : context + ", ") + marked.getProblem();
        }
        return JacksonMessage.of(error);
    }

    private static String inOneLine(String message) {
        return message.replace('\r', ' ').replace('\n', ' ');
    }

    /** The list item of a line in quotes, if it needs them and has none: {@code - *.corp.example}. */
    private static @Nullable String quotedItem(String line) {
        String item = line.strip();
        boolean needsQuotes = item.startsWith("- *") || item.startsWith("- [");
        int comment = item.indexOf(" #");
        String pattern = needsQuotes
                ? item.substring(2, comment < 0 ? item.length() : comment).strip()
                : "";
        return needsQuotes && pattern.indexOf('"') < 0 ? "- \"" + pattern + '"' : null;
    }
}
