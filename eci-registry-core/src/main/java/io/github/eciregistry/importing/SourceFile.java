package io.github.eciregistry.importing;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.internal.document.FileText;
import io.github.eciregistry.internal.document.Utf8File;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A file to import.
 *
 * @param name the name given by the caller
 * @param text its content, without a byte order mark
 * @param isOneOfSeveral whether problems must include its name
 */
record SourceFile(String name, FileText text, boolean isOneOfSeveral) {

    /** In bytes for a file, in characters for a text; real ones have some thousand. */
    private static final int MAX_SIZE = 1024 * 1024;

    static SourceFile of(String name, String text) {
        return of(name, text, false);
    }

    static SourceFile read(Path file) throws IOException {
        return read(file, false);
    }

    static SourceFile readOneOfSeveral(Path file) throws IOException {
        return read(file, true);
    }

    private static SourceFile read(Path path, boolean isOneOfSeveral) throws IOException {
        SourceFile nothing = new SourceFile(path.toString(), new FileText(""), isOneOfSeveral);
        Utf8File file = Utf8File.read(path, MAX_SIZE, nothing::tooLarge);
        SourceFile source = of(path.toString(), file.text(), isOneOfSeveral);
        if (!file.isUtf8()) {
            throw source.failure(ProblemCode.MALFORMED_FILE, source.text.text().length(), file.fault());
        }
        return source;
    }

    private static SourceFile of(String name, String text, boolean isOneOfSeveral) {
        if (text.length() > MAX_SIZE) {
            throw new SourceFile(name, new FileText(""), isOneOfSeveral).tooLarge();
        }
        return new SourceFile(name, new FileText(text.startsWith("\uFEFF") ? text.substring(1) : text), isOneOfSeveral);
    }

    private InvalidInputException tooLarge() {
        return failure(ProblemCode.FILE_TOO_LARGE, 0, "expected a file of at most 1 MiB, found a larger one");
    }

    /** Returns the last part of the name. */
    String fileName() {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    InvalidInputException failure(ProblemCode code, int offset, String message) {
        return new InvalidInputException(named(Problem.of(code, "", message).atPosition(text.positionOf(offset))));
    }

    /** Puts the file's name before the path of a problem, if it is one of several. */
    Problem named(Problem problem) {
        if (!isOneOfSeveral) {
            return problem;
        }
        return problem.atPath(problem.path().map(path -> name + ": " + path).orElse(name));
    }
}
