package io.github.eciregistry.cli;

import io.github.eciregistry.internal.text.Printable;
import io.github.eciregistry.reference.Registry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows images to people: a row for each image and what is said about it, with its first place. */
final class ImageTable {

    private static final List<String> HEADER =
            List.of("IMAGE", "REGISTRY", "TRANSPORT", "DECIDED BY", "ANNOTATION", "PLACE");

    private static final String UNKNOWN = "-";

    private ImageTable() {}

    static String of(List<ListedImage> images) {
        Map<List<String>, List<ListedImage>> places = new LinkedHashMap<>();
        for (ListedImage image : images) {
            places.computeIfAbsent(cells(image), row -> new ArrayList<>()).add(image);
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADER);
        places.forEach((cells, alike) -> {
            List<String> row = new ArrayList<>(cells);
            ListedImage first = alike.get(0);
            row.add(first.file() + ":" + first.image().position()
                    + (alike.size() == 1 ? "" : " and " + (alike.size() - 1) + " more"));
            rows.add(row);
        });
        return rows.size() == 1 ? "" : format(rows);
    }

    private static List<String> cells(ListedImage listed) {
        String registry = listed.image().registry().map(Registry::toString).orElse(UNKNOWN);
        String image = listed.text().isEmpty() ? UNKNOWN : Printable.line(listed.text());
        if (!listed.hasPolicy()) {
            return List.of(image, registry, UNKNOWN, UNKNOWN, UNKNOWN);
        }
        boolean isKnown = listed.image().registry().isPresent();
        return List.of(
                image,
                registry,
                isKnown ? TransportNames.option(listed.image().transport()) : UNKNOWN,
                listed.image().rule().map(Object::toString).orElse(UNKNOWN),
                isKnown ? listed.annotation().toString() : UNKNOWN);
    }

    private static String format(List<List<String>> rows) {
        int[] widths = new int[HEADER.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length - 1; i++) {
                text.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            text.append(row.get(widths.length - 1)).append('\n');
        }
        return text.toString();
    }
}
