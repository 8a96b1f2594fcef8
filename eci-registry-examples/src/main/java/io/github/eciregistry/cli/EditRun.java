package io.github.eciregistry.cli;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.internal.document.AtomicFile;
import io.github.eciregistry.internal.document.FileContent;
import io.github.eciregistry.internal.document.Utf8;
import io.github.eciregistry.internal.text.Redaction;
import io.github.eciregistry.manifest.ManifestEdit;
import io.github.eciregistry.manifest.ManifestPod;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Edits inputs, and reports in their order. Whatever is wrong with one of them is reported, and the next is done; an
 * input that cannot be handled stays, or is printed, as it is.
 */
final class EditRun {

    private final Editor editor;
    private final OutputMode mode;
    private final Streams streams;
    private final Output output;
    private final Report report;
    private final boolean exactNames;
    private final Summary summary;
    private int changedFiles;

    /** What is done with each manifest. */
    interface Editor {
        ManifestEdit edit(String manifest) throws InterruptedException;
    }

    /**
     * Starts a run.
     *
     * @param exactNames whether names are printed byte for byte and ended by NUL, instead of quoted in lines
     */
    EditRun(
            Editor editor,
            OutputMode mode,
            boolean exactNames,
            Streams streams,
            Output output,
            Report report,
            Summary summary) {
        this.editor = editor;
        this.mode = mode;
        this.exactNames = exactNames;
        this.streams = streams;
        this.output = output;
        this.report = report;
        this.summary = summary;
    }

    /** Returns whether an input was changed or would be. */
    boolean hasChanges() {
        return changedFiles > 0;
    }

    /** Returns how many inputs were changed or would be. */
    int changedFiles() {
        return changedFiles;
    }

    /**
     * Edits inputs, until nobody reads the output any more.
     *
     * @param isParallel whether several threads may use the editor at once
     */
    void editAll(Collection<Input> inputs, boolean isParallel, Progress progress) throws InterruptedException {
        progress.start(inputs.size());
        InputPipeline.run(inputs, isParallel, this::edit, () -> {
            progress.step();
            return !output.isClosed() || mode == OutputMode.WRITE;
        });
        progress.clear();
    }

    /** Edits an input, and returns what is to be reported of it. */
    private Runnable edit(Input input) throws InterruptedException {
        try {
            if (input.file().isPresent()) {
                AtomicFile file = AtomicFile.read(input.file().get());
                return edit(input, file.content(), Optional.of(file));
            }
            return edit(input, FileContent.read(streams.in()), Optional.empty());
        } catch (IOException e) {
            return () -> {
                summary.addUnread();
                report.failure(input.shownName(), e);
            };
        } catch (OutOfMemoryError e) {
            return () -> {
                summary.addUnread();
                report.error(input.shownName(), "too large for the memory that Java has; -Xmx gives it more");
            };
        }
    }

    private Runnable edit(Input input, byte[] content, Optional<AtomicFile> file) throws InterruptedException {
        ManifestEdit edit;
        try {
            edit = editor.edit(Utf8.decode(content));
        } catch (InvalidInputException e) {
            return () -> {
                e.problems().forEach(problem -> report.problem(input.shownName(), problem));
                keep(content);
            };
        } catch (RuntimeException | StackOverflowError e) {
            return () -> {
                report.error(input.shownName(), "left as it is because of a fault in this program: " + e);
                keep(content);
            };
        }
        if (mode == OutputMode.WRITE && file.isPresent() && edit.isChanged()) {
            try {
                file.get().replaceWith(bytes(edit.text()));
            } catch (IOException e) {
                return () -> {
                    count(input, edit);
                    report.failure(input.shownName(), e);
                };
            }
        }
        return () -> {
            count(input, edit);
            deliver(input, content, edit);
        };
    }

    /** Prints an input as it is if its text is wanted. */
    private void keep(byte[] content) {
        summary.addUnread();
        if (mode == OutputMode.PRINT) {
            output.print(content);
        }
    }

    private void count(Input input, ManifestEdit edit) {
        edit.problems().forEach(problem -> report.problem(input.shownName(), problem));
        summary.add(edit);
        changedFiles += edit.isChanged() ? 1 : 0;
        for (ManifestPod pod : report.isVerbose() ? edit.pods() : List.<ManifestPod>of()) {
            String outcome = switch (pod.state()) {
                case NOT_NEEDED -> "no image needs an annotation";
                case CORRECT -> "already correct";
                case CHANGED -> mode.isWritten() ? "annotated" : "to annotate";
                case REFUSED -> "not annotated because of an error";
            };
            report.detail(input.shownName() + ":" + pod.position() + ": " + pod.kind() + " "
                    + Redaction.ofValue(pod.name()) + ": " + outcome);
        }
    }

    private void deliver(Input input, byte[] content, ManifestEdit edit) {
        if (mode == OutputMode.PRINT) {
            output.print(edit.isChanged() ? bytes(edit.text()) : content);
        } else if (edit.isChanged() && mode == OutputMode.DIFF) {
            Diffs.print(input, edit, streams, output, report);
        } else if (edit.isChanged()) {
            printName(input.name());
        }
    }

    private void printName(FileName name) {
        if (exactNames) {
            output.print(Arrays.copyOf(name.bytes(), name.bytes().length + 1));
        } else {
            output.print(name.quoted() + "\n");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
