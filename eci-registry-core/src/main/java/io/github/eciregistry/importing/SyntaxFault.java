package io.github.eciregistry.importing;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.snakeyaml.error.MarkedYAMLException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.internal.document.JacksonMessage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a parser says when it does not understand a file, put in our words and at its place. */
final class SyntaxFault {

    private static final Pattern QUOTED = Pattern.compile(" ?('[^']*'|\"[^\"]*\")");
    private static final int QUOTED_CHARACTER = 4;

    private final FileText file;
    private final ConfigSyntax syntax;
    private final String message;
    private final int offset;

    private SyntaxFault(FileText file, ConfigSyntax syntax, String message, int offset) {
        this.file = file;
        this.syntax = syntax;
        this.message = message;
        this.offset = offset;
    }

    /** Reads a fault; the parser is null where it failed before it gave a token, as the one for TOML does. */
    static SyntaxFault of(
            JsonProcessingException error, @Nullable JsonParser parser, FileText file, ConfigSyntax syntax) {
        return new SyntaxFault(file, syntax, messageOf(error), offsetOf(error, parser, file, syntax));
    }

    @SuppressWarnings("deprecation") // the only place where Jackson 2 tells what and where without the snippet
    private static String messageOf(JsonProcessingException error) {
        if (error instanceof MarkedYAMLException marked) {
            String context = marked.getContext();
            return (context == null ? "" : context + ", ") + marked.getProblem();
        }
        return JacksonMessage.of(error);
    }

    @SuppressWarnings("deprecation") // see above
    private static int offsetOf(
            JsonProcessingException error, @Nullable JsonParser parser, FileText file, ConfigSyntax syntax) {
        if (error instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            return file.offsetOfCodePoint(marked.getProblemMark().getIndex());
        }
        JsonLocation location = error.getLocation();
        if (location == null && parser == null) {
            return TomlPositions.statementBefore(file.text(), file.text().length());
        }
        return offsetOf(location == null && parser != null ? parser.currentLocation() : location, file, syntax);
    }

    /** Where in the text a parser is; the YAML parser counts code points. */
    static int offsetOf(@Nullable JsonLocation location, FileText file, ConfigSyntax syntax) {
        long index = location == null ? 0 : Math.max(location.getCharOffset(), 0);
        int bounded = (int) Math.min(index, file.text().length());
        return syntax == ConfigSyntax.YAML ? file.offsetOfCodePoint(bounded) : bounded;
    }

    /** The fault with the line that it is in, and that line as it should be where quotes are missing. */
    Problem withLine() {
        String line = file.lineAt(offset);
        String found = message.replace('\r', ' ').replace('\n', ' ');
        Problem problem = problem(ProblemCode.MALFORMED_FILE, line, found, offset);
        String hint = quotedItem(line);
        return hint == null ? problem : problem.withHint(hint);
    }

    /** The fault without anything of the file's content: what the parser quotes may be a password. */
    Problem withoutContent() {
        String found = withoutQuotes(message.lines().findFirst().orElse(""));
        boolean isTwice =
                syntax == ConfigSyntax.TOML && (found.equals("Duplicate key") || found.equals("Table redefined"));
        return isTwice
                ? problem(ProblemCode.DUPLICATE_KEY, "", found, TomlPositions.statementBefore(file.text(), offset))
                : problem(ProblemCode.MALFORMED_FILE, "", found, offset);
    }

    private Problem problem(ProblemCode code, String input, String found, int place) {
        return Problem.of(code, input, "malformed " + syntax.words() + ": " + found)
                .atPosition(file.positionOf(place));
    }

    /** What the parser says, without a tag, and without anything in quotes that is more than a character. */
    private static String withoutQuotes(String message) {
        int tag = message.indexOf(" !");
        return QUOTED.matcher(tag < 0 ? message : message.substring(0, tag))
                .replaceAll(quoted ->
                        quoted.group().length() > QUOTED_CHARACTER ? "" : Matcher.quoteReplacement(quoted.group()));
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
