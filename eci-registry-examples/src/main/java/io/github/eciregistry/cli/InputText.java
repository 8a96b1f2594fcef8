package io.github.eciregistry.cli;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.internal.document.AtomicFile;
import io.github.eciregistry.internal.document.FileContent;
import io.github.eciregistry.internal.document.Utf8;
import java.io.IOException;
import java.util.Optional;

/** Reads the texts of inputs, and reports those that cannot be read. */
final class InputText {

    private final Streams streams;
    private final Report report;

    InputText(Streams streams, Report report) {
        this.streams = streams;
        this.report = report;
    }

    /** Returns the text of an input, or empty if it cannot be read. */
    Optional<String> read(Input input) {
        try {
            byte[] content = input.file().isPresent()
                    ? AtomicFile.read(input.file().get()).content()
                    : FileContent.read(streams.in());
            return Optional.of(Utf8.decode(content));
        } catch (InvalidInputException e) {
            for (Problem problem : e.problems()) {
                report.problem(input.shownName(), problem);
            }
        } catch (IOException e) {
            report.failure(input.shownName(), e);
        }
        return Optional.empty();
    }
}
