package io.github.eciregistry.cli;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts the paths that a search skips. */
final class SkippedPaths {

    private final Map<SkipReason, Integer> counts = new EnumMap<>(SkipReason.class);
    private final Report report;
    private boolean hasNamed;

    SkippedPaths(Report report) {
        this.report = report;
    }

    void add(Path path, SkipReason reason) {
        counts.merge(reason, 1, Integer::sum);
        report.detail(FileName.of(path).quoted() + ": skipped: " + reason.reason());
    }

    /** Counts a file that was named itself and is excluded. */
    void addNamed(Path file) {
        hasNamed = true;
        add(file, SkipReason.EXCLUDED);
    }

    /** Returns whether files were named that are excluded, so that it is meant if nothing is left. */
    boolean hasNamed() {
        return hasNamed;
    }

    boolean isEmpty() {
        return counts.isEmpty();
    }

    /** Returns the numbers, such as {@code 2 excluded paths, 1 node_modules directory}. */
    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(count -> count.getKey().counted(count.getValue()))
                .collect(Collectors.joining(", "));
    }
}
