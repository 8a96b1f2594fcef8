package io.github.eciregistry.cli;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.manifest.ManifestAnnotator;
import io.github.eciregistry.manifest.ManifestEdit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Annotates one input after the other. Whatever is wrong with one of them is reported, and the next is done; an input
 * that cannot be handled stays, or is printed, as it is.
 */
final class AnnotateRun {

    private final AnnotatorSource annotators;
    private final OutputMode mode;
    private final Streams streams;
    private final Output output;
    private final Report report;
    private boolean changes;

    /** Gives the annotator for a manifest. */
    interface AnnotatorSource {
        ManifestAnnotator annotatorFor(String manifest) throws InterruptedException;
    }

    AnnotateRun(AnnotatorSource annotators, OutputMode mode, Streams streams, Output output, Report report) {
        this.annotators = annotators;
        this.mode = mode;
        this.streams = streams;
        this.output = output;
        this.report = report;
    }

    /** Returns whether an input was changed or would be. */
    boolean hasChanges() {
        return changes;
    }

    void annotate(Input input) throws InterruptedException {
        try {
            if (input.file().isPresent()) {
                AtomicFile file = AtomicFile.read(input.file().get());
                annotate(input, file.content(), Optional.of(file));
            } else {
                annotate(input, Content.read(streams.in()), Optional.empty());
            }
        } catch (IOException e) {
            report.failure(input.name(), e);
        } catch (OutOfMemoryError e) {
            report.error(input.name(), "too large for the memory that Java has; -Xmx gives it more");
        }
    }

    private void annotate(Input input, byte[] content, Optional<AtomicFile> file)
            throws IOException, InterruptedException {
        Optional<ManifestEdit> edit = edit(input, content).filter(ManifestEdit::isChanged);
        changes |= edit.isPresent();
        if (mode == OutputMode.PRINT) {
            output.print(edit.map(changed -> bytes(changed.text())).orElse(content));
        } else if (edit.isPresent()) {
            deliver(input, edit.get(), file);
        }
    }

    private void deliver(Input input, ManifestEdit edit, Optional<AtomicFile> file) throws IOException {
        if (mode == OutputMode.DIFF) {
            String diff = UnifiedDiff.of(input.name(), edit.original(), edit.edits());
            output.print(streams.color().enabled() ? DiffColors.paint(diff) : diff);
            return;
        }
        if (mode == OutputMode.WRITE && file.isPresent()) {
            file.get().replaceWith(bytes(edit.text()));
        }
        output.print(input.name() + "\n");
    }

    private Optional<ManifestEdit> edit(Input input, byte[] content) throws InterruptedException {
        try {
            String text = Utf8.decode(content);
            ManifestEdit edit = annotators.annotatorFor(text).annotate(text);
            edit.problems().forEach(problem -> report.problem(input.name(), problem));
            return Optional.of(edit);
        } catch (InvalidInputException e) {
            e.problems().forEach(problem -> report.problem(input.name(), problem));
        } catch (RuntimeException | StackOverflowError e) {
            report.error(input.name(), "left as it is because of a fault in this program: " + e);
        }
        return Optional.empty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
