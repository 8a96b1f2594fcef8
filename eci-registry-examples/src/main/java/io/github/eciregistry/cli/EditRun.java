package io.github.eciregistry.cli;

import io.github.eciregistry.InvalidInputException;
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
 * Edits one input after the other. Whatever is wrong with one of them is reported, and the next is done; an input
 * that cannot be handled stays, or is printed, as it is.
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

    /** Edits inputs one after the other, until nobody reads the output any more. */
    void editAll(Collection<Input> inputs, Progress progress) throws InterruptedException {
        progress.start(inputs.size());
        for (Input input : inputs) {
            edit(input);
            progress.step();
            if (output.isClosed() && mode != OutputMode.WRITE) {
                break;
            }
        }
        progress.clear();
    }

    private void edit(Input input) throws InterruptedException {
        try {
            if (input.file().isPresent()) {
                AtomicFile file = AtomicFile.read(input.file().get());
                edit(input, file.content(), Optional.of(file));
            } else {
                edit(input, Content.read(streams.in()), Optional.empty());
            }
        } catch (IOException e) {
            summary.addUnread();
            report.failure(input.shownName(), e);
        } catch (OutOfMemoryError e) {
            summary.addUnread();
            report.error(input.shownName(), "too large for the memory that Java has; -Xmx gives it more");
        }
    }

    private void edit(Input input, byte[] content, Optional<AtomicFile> file) throws InterruptedException {
        Optional<ManifestEdit> edit = edit(input, content);
        edit.ifPresentOrElse(done -> count(input, done), summary::addUnread);
        Optional<ManifestEdit> changed = edit.filter(ManifestEdit::isChanged);
        changedFiles += changed.isPresent() ? 1 : 0;
        if (mode == OutputMode.PRINT) {
            output.print(changed.map(done -> bytes(done.text())).orElse(content));
        } else if (changed.isPresent()) {
            try {
                deliver(input, changed.get(), file);
            } catch (IOException e) {
                report.failure(input.shownName(), e);
            }
        }
    }

    private void count(Input input, ManifestEdit edit) {
        summary.add(edit);
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

    private void deliver(Input input, ManifestEdit edit, Optional<AtomicFile> file) throws IOException {
        if (mode == OutputMode.DIFF) {
            Diffs.print(input, edit, streams, output, report);
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
            ManifestEdit edit = editor.edit(text);
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
