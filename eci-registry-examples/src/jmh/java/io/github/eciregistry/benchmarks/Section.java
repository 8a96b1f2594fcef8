package io.github.eciregistry.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is measured with JMH, each with a table and a file of its own. */
enum Section {
    PARSE(false, ParseBenchmark.class, FloorBenchmark.class),
    INVALID(false, InvalidBenchmark.class),
    POLICY(false, PolicyBenchmark.class),
    MERGE(false, MergeBenchmark.class),
    OBJECTS(false, AnnotatorBenchmark.class),
    ADMISSION(false, AdmissionBenchmark.class),
    MANIFEST(true, ManifestBenchmark.class),
    SMALL_MANIFEST(true, SmallManifestBenchmark.class),
    GROWTH(true, GrowthBenchmark.class);

    private final boolean slow;
    private final List<Class<?>> benchmarks;

    Section(boolean slow, Class<?>... benchmarks) {
        this.slow = slow;
        this.benchmarks = List.of(benchmarks);
    }

    /** Tells whether one operation may take a second. */
    boolean isSlow() {
        return slow;
    }

    /** Returns the regular expressions by which JMH finds the benchmarks. */
    List<String> includes() {
        return benchmarks.stream()
                .map(type -> "\\.%s\\.".formatted(type.getSimpleName()))
                .toList();
    }

    /** Returns the name of its table and file. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns its table in Markdown. */
    String table(List<Measure> measures) {
        return switch (this) {
            case PARSE -> ParseTables.parse(measures);
            case INVALID -> ParseTables.invalid(measures);
            case MANIFEST -> ManifestTables.manifest(measures);
            case GROWTH -> ManifestTables.growth(measures);
            default -> plain(measures);
        };
    }

    /** Returns its chart, if it has one. */
    @Nullable
    BarChart chart(List<Measure> measures) {
        return switch (this) {
            case PARSE -> ParseTables.chart(measures);
            case MANIFEST -> ManifestTables.chart(measures);
            default -> null;
        };
    }

    private static String plain(List<Measure> measures) {
        Table table = new Table("benchmark", "parameter", "time", "unit", "bytes");
        measures.forEach(measure -> table.row(
                measure.name().substring(measure.name().indexOf('.') + 1),
                measure.parameter(),
                Table.time(measure),
                measure.unit().replace("us/", "µs/"),
                Table.number(measure.bytes())));
        return table.toString();
    }

    /** Returns the section of a name. */
    static Section of(String id) {
        return Arrays.stream(values())
                .filter(section -> section.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no section: " + id));
    }
}
