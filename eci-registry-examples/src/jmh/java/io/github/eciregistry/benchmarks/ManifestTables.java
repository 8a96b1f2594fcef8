package io.github.eciregistry.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables of large files. */
final class ManifestTables {

    private static final Map<String, String> WAYS = new LinkedHashMap<>();

    static {
        WAYS.put("characters", "*floor: a look at each character*");
        WAYS.put("parserEvents", "*the events of a YAML parser, thrown away*");
        WAYS.put("annotate", "**eci-registry**, the text edited in place");
        WAYS.put("snakeYaml", "SnakeYAML, to maps and back");
        WAYS.put("jackson", "Jackson, to maps and back");
        WAYS.put("fabric8", "fabric8, to objects and back");
    }

    private ManifestTables() {}

    static String manifest(List<Measure> measures) {
        Table table = new Table("way", "ms", "MB allocated", "as slow as ours");
        double own = find(measures, "annotate").score();
        WAYS.forEach((way, title) -> {
            Measure measure = find(measures, way);
            table.row(
                    title, Table.time(measure), Table.megabytes(measure.bytes()), Table.number(measure.score() / own));
        });
        return table.toString();
    }

    static BarChart chart(List<Measure> measures) {
        BarChart chart = new BarChart("One file of 2,000 documents, about 4 MB", "ms", "eci-registry");
        WAYS.forEach((way, title) -> chart.bar(
                title.replace("*", "").replaceAll(",.*", ""),
                find(measures, way).score()));
        return chart;
    }

    static String growth(List<Measure> measures) {
        Table table = new Table("MB", "ms", "ms for one MB", "MB allocated");
        measures.forEach(measure -> table.row(
                measure.parameter(),
                Table.time(measure),
                Table.number(measure.score() / Double.parseDouble(measure.parameter())),
                Table.megabytes(measure.bytes())));
        return table.toString();
    }

    private static Measure find(List<Measure> measures, String way) {
        return measures.stream()
                .filter(measure -> measure.name().equals("ManifestBenchmark." + way))
                .findFirst()
                .orElseThrow();
    }
}
