package io.github.eciregistry.cli;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.internal.text.Printable;
import io.github.eciregistry.manifest.ManifestAnnotator;
import io.github.eciregistry.manifest.ManifestEdit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
    private final boolean exactNames;
    private boolean changes;

    /** Gives the annotator for a manifest. */
    interface AnnotatorSource {
        ManifestAnnotator annotatorFor(String manifest) throws InterruptedException;
    }

    /**
     * Starts a run.
     *
     * @param exactNames whether names are printed byte for byte and ended by NUL, instead of quoted in lines
     */
    AnnotateRun(
            AnnotatorSource annotators,
            OutputMode mode,
            boolean exactNames,
            Streams streams,
            Output output,
            Report report) {
        this.annotators = annotators;
        this.mode = mode;
        this.exactNames = exactNames;
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
            report.failure(input.shownName(), e);
        } catch (OutOfMemoryError e) {
            report.error(input.shownName(), "too large for the memory that Java has; -Xmx gives it more");
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
            String shown = Printable.content(diff);
            if (!shown.equals(diff)) {
                report.warning(
                        input.shownName(),
                        "the diff shows escaped characters and cannot be applied: --write changes the file");
            }
            output.print(streams.color().enabled() ? DiffColors.paint(shown) : shown);
            return;
        }
        if (mode == OutputMode.WRITE && file.isPresent()) {
            file.get().replaceWith(bytes(edit.text()));
        }
        printName(input.name());
    }

    private void printName(FileName name) {
        if (exactNames) {
            output.print(Arrays.copyOf(name.bytes(), name.bytes().length + 1));
        } else {
            output.print(name.quoted() + "\n");
        }
    }

    private Optional<ManifestEdit> edit(Input input, byte[] content) throws InterruptedException {
        try {
            String text = Utf8.decode(content);
            ManifestEdit edit = annotators.annotatorFor(text).annotate(text);
            edit.problems().forEach(problem -> report.problem(input.shownName(), problem));
            return Optional.of(edit);
        } catch (InvalidInputException e) {
            e.problems().forEach(problem -> report.problem(input.shownName(), problem));
        } catch (RuntimeException | StackOverflowError e) {
            report.error(input.shownName(), "left as it is because of a fault in this program: " + e);
        }
        return Optional.empty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
