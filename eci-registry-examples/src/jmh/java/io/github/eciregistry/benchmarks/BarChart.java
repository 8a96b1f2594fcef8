package io.github.eciregistry.benchmarks;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Bars from the left, each with its value, as SVG. */
final class BarChart {

    private static final int WIDTH = 760;
    private static final int LABELS = 250;
    private static final int VALUES = 90;
    private static final int ROW = 26;
    private static final int TOP = 44;

    private final String title;
    private final String unit;
    private final String own;
    private final Map<String, Double> bars = new LinkedHashMap<>();

    /**
     * A chart without bars.
     *
     * @param own the label whose bar stands out
     */
    BarChart(String title, String unit, String own) {
        this.title = title;
        this.unit = unit;
        this.own = own;
    }

    String title() {
        return title;
    }

    void bar(String label, double value) {
        bars.put(label, value);
    }

    @Override
    public String toString() {
        double longest =
                bars.values().stream().mapToDouble(value -> value).max().orElse(1);
        StringBuilder out = new StringBuilder();
        out.append("""
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="13">
                <rect width="100%%" height="100%%" fill="#ffffff"/>
                <text x="12" y="26" font-size="15" font-weight="bold">%s</text>
                """.formatted(WIDTH, TOP + bars.size() * ROW + 12, escaped(title)));
        int y = TOP;
        for (Map.Entry<String, Double> bar : bars.entrySet()) {
            double width = Math.max(1, bar.getValue() / longest * (WIDTH - LABELS - VALUES));
            String color = bar.getKey().equals(own) ? "#d9480f" : "#74808c";
            out.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n",
                    LABELS - 8,
                    y + 14,
                    escaped(bar.getKey())));
            out.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n",
                    LABELS,
                    y,
                    width,
                    ROW - 8,
                    color));
            out.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\">%s %s</text>%n",
                    LABELS + width + 6,
                    y + 14,
                    Table.number(bar.getValue()),
                    unit));
            y += ROW;
        }
        return out.append("</svg>\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
