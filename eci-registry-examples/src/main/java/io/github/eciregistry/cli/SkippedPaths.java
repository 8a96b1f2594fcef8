package io.github.eciregistry.cli;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts the paths that a search skips. */
final class SkippedPaths {

    private final Map<SkipReason, Integer> counts = new EnumMap<>(SkipReason.class);
    private final Report report;

    SkippedPaths(Report report) {
        this.report = report;
    }

    void add(Path path, SkipReason reason) {
        counts.merge(reason, 1, Integer::sum);
        report.detail(FileName.of(path).quoted() + ": skipped: " + reason.reason());
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
