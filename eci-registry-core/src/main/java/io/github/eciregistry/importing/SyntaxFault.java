package io.github.eciregistry.importing;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.internal.document.FileText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A parser's error message without the file's content, which may include a password. */
final class SyntaxFault {

    static final String TOO_DEEP = "nested deeper than " + ConfigSyntax.MAX_DEPTH + " levels";

    private static final Pattern QUOTED = Pattern.compile(" ?('[^']*'|\"[^\"]*\")");
    private static final int QUOTED_CHARACTER = 4;

    private SyntaxFault() {}

    static InvalidInputException malformed(FileText file, ConfigSyntax syntax, String found, int offset) {
        return of(ProblemCode.MALFORMED_FILE, file, syntax, found, offset);
    }

    static InvalidInputException of(ProblemCode code, FileText file, ConfigSyntax syntax, String found, int offset) {
        String message = "malformed " + syntax.words() + ": " + withoutContent(found);
        return new InvalidInputException(Problem.of(code, "", message).atPosition(file.positionOf(offset)));
    }

    /** Removes further lines, tags, and everything in quotes that is longer than a character. */
    private static String withoutContent(String found) {
        String line = found.lines().findFirst().orElse("");
        int tag = line.indexOf(" !");
        return QUOTED.matcher(tag < 0 ? line : line.substring(0, tag))
                .replaceAll(quoted ->
                        quoted.group().length() > QUOTED_CHARACTER ? "" : Matcher.quoteReplacement(quoted.group()));
    }
}
