package io.github.eciregistry.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A table in Markdown, and how numbers stand in it. */
final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... header) {
        rows.add(List.of(header));
        List<String> line = new ArrayList<>(Collections.nCopies(header.length, "---:"));
        line.set(0, "---");
        rows.add(line);
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        rows.forEach(row -> out.append("| ").append(String.join(" | ", row)).append(" |\n"));
        return out.toString();
    }

    /** Three digits that count, and no more. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        return String.format(Locale.ROOT, value >= 99.95 ? "%,.0f" : value >= 9.995 ? "%.1f" : "%.2f", value);
    }

    static String time(Measure measure) {
        String error = Double.isNaN(measure.error()) ? "" : " ± " + number(measure.error());
        return number(measure.score()) + error;
    }

    static String megabytes(double bytes) {
        return number(bytes / 1e6);
    }

    static String nanos(double nanos) {
        return nanos < 1e3
                ? number(nanos) + " ns"
                : nanos < 1e6
                        ? number(nanos / 1e3) + " µs"
                        : nanos < 1e9 ? number(nanos / 1e6) + " ms" : number(nanos / 1e9) + " s";
    }
}
