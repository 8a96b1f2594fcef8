package io.github.eciregistry.cli;

import io.github.eciregistry.internal.text.Printable;
import io.github.eciregistry.manifest.ManifestEdit;

/** Prints what edits would change. */
final class Diffs {

    private Diffs() {}

    /** Prints the edits of an input as a unified diff, in colours if standard output shows them. */
    static void print(Input input, ManifestEdit edit, Streams streams, Output output, Report report) {
        String diff = UnifiedDiff.of(input.name(), edit.original(), edit.edits());
        String shown = Printable.content(diff);
        if (!shown.equals(diff)) {
            report.warning(
                    input.shownName(),
                    "the diff shows escaped characters and cannot be applied: let the command change the file");
        }
        output.print(streams.color().enabled() ? DiffColors.paint(shown) : shown);
    }
}
