package io.github.eciregistry.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.snakeyaml.error.MarkedYAMLException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a parser says when it does not understand a configuration file, at its place and without the file's content: what
 * it quotes may be a password.
 */
final class SyntaxFault {

    private static final Pattern QUOTED = Pattern.compile(" ?('[^']*'|\"[^\"]*\")");
    private static final int QUOTED_CHARACTER = 4;

    private SyntaxFault() {}

    /** Describes a fault; the parser is null where it failed before it gave a token, as the one for TOML does. */
    static Problem of(JsonProcessingException error, @Nullable JsonParser parser, FileText file, ConfigSyntax syntax) {
        String message = messageOf(error);
        int offset = offsetOf(error, parser, file, syntax);
        ProblemCode code = ProblemCode.MALFORMED_FILE;
        if (syntax == ConfigSyntax.TOML && (message.equals("Duplicate key") || message.equals("Table redefined"))) {
            code = ProblemCode.DUPLICATE_KEY;
            offset = TomlPlaces.statementBefore(file.text(), offset);
        }
        return Problem.of(code, "", "malformed " + syntax.words() + ": " + message)
                .atPosition(file.positionOf(offset));
    }

    /** What the parser says, without a tag, and without anything in quotes that is more than a character. */
    private static String messageOf(JsonProcessingException error) {
        String message = SyntaxError.messageOf(error).lines().findFirst().orElse("");
        int tag = message.indexOf(" !");
        return QUOTED.matcher(tag < 0 ? message : message.substring(0, tag))
                .replaceAll(quoted ->
                        quoted.group().length() > QUOTED_CHARACTER ? "" : Matcher.quoteReplacement(quoted.group()));
    }

    @SuppressWarnings("deprecation") // see SyntaxError
    private static int offsetOf(
            JsonProcessingException error, @Nullable JsonParser parser, FileText file, ConfigSyntax syntax) {
        if (error instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            return file.offsetOfCodePoint(marked.getProblemMark().getIndex());
        }
        JsonLocation location = error.getLocation();
        if (location == null && parser == null) {
            return TomlPlaces.statementBefore(file.text(), file.text().length());
        }
        return offsetOf(location == null && parser != null ? parser.currentLocation() : location, file, syntax);
    }

    /** Where in the text a parser is; the YAML parser counts code points. */
    static int offsetOf(@Nullable JsonLocation location, FileText file, ConfigSyntax syntax) {
        long index = location == null ? 0 : Math.max(location.getCharOffset(), 0);
        int bounded = (int) Math.min(index, file.text().length());
        return syntax == ConfigSyntax.YAML ? file.offsetOfCodePoint(bounded) : bounded;
    }
}
