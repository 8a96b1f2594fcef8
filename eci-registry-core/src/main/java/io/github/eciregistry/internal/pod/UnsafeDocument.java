package io.github.eciregistry.internal.pod;

import static io.github.eciregistry.ProblemCode.AMBIGUOUS_LINE_BREAK;
import static io.github.eciregistry.ProblemCode.DUPLICATE_KEY;
import static io.github.eciregistry.ProblemCode.TEMPLATE_BRACES;

import io.github.eciregistry.Problem;
import io.github.eciregistry.internal.document.Document;
import io.github.eciregistry.internal.document.LineIndex;
import io.github.eciregistry.internal.document.ScalarNode;
import org.jspecify.annotations.Nullable;

/** Finds reasons why a document cannot be read or safely edited. */
public final class UnsafeDocument {

    private UnsafeDocument() {}

    /** Returns why a document could not be read, or null if it could. */
    public static @Nullable Problem unreadable(String text, Document document, LineIndex lines) {
        if (document.problem() == null) {
            return null;
        }
        int braces = document.braces(text);
        return braces >= 0
                ? templateBraces(lines, braces)
                : document.problem().atPosition(lines.position(document.problemOffset()));
    }

    /** Returns why a document that was read cannot be edited, or null if it can. */
    public static @Nullable Problem uneditable(String text, Document document, LineIndex lines) {
        int braces = document.templateBraces(text);
        if (braces >= 0) {
            return templateBraces(lines, braces);
        }
        int ambiguous = document.ambiguousBreak(text);
        if (ambiguous >= 0) {
            String found = String.format("found U+%04X", (int) text.charAt(ambiguous));
            String message = "expected no character that is a line break in YAML 1.1 alone, " + found;
            return Problem.of(AMBIGUOUS_LINE_BREAK, "", message).atPosition(lines.position(ambiguous));
        }
        ScalarNode duplicate = document.duplicateKey();
        if (duplicate != null) {
            String message = "duplicate key " + Problem.quote(duplicate.value());
            return Problem.of(DUPLICATE_KEY, "", message).atPosition(lines.position(duplicate.start()));
        }
        return null;
    }

    private static Problem templateBraces(LineIndex lines, int offset) {
        return templateBraces().atPosition(lines.position(offset));
    }

    /** Returns the problem of braces of a template, without a place. */
    static Problem templateBraces() {
        return Problem.of(TEMPLATE_BRACES, "", "expected a rendered manifest, found template braces {{");
    }
}
