package io.github.eciregistry.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parts of Java files that pages quote: example programs, and projects that use the published artifacts. A part starts
 * below {@code // @start region=name} and ends above {@code // @end}, as in Javadoc, which quotes them too. Pages also show
 * the imports that the part needs.
 */
final class Regions {

    private static final Pattern START = Pattern.compile("// @start region=\"?([\\w-]+)\"?");

    private final Map<String, String> byName = new HashMap<>();

    private Regions() {}

    /** Reads all regions; each name is that of one region. */
    static Regions all() throws IOException {
        Regions regions = new Regions();
        for (String directory : List.of("main/java/io/github/eciregistry/examples", "it/consumers")) {
            try (Stream<Path> files = Files.walk(Page.ROOT.resolve("eci-registry-examples/src/" + directory))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    regions.add(Files.readAllLines(file));
                }
            }
        }
        return regions;
    }

    private void add(List<String> lines) {
        Map<String, List<String>> open = new HashMap<>();
        List<String> order = new ArrayList<>();
        for (String line : lines) {
            Matcher start = START.matcher(line);
            if (start.find()) {
                open.put(start.group(1), new ArrayList<>());
                order.add(start.group(1));
            } else if (line.strip().startsWith("// @end")) {
                String name = order.remove(order.size() - 1);
                String text = String.join("\n", open.remove(name)).stripIndent() + "\n";
                if (byName.put(name, imports(lines, text) + text) != null) {
                    throw new IllegalStateException("two regions " + name);
                }
            } else {
                open.values().forEach(region -> region.add(line));
            }
        }
        if (!order.isEmpty()) {
            throw new IllegalStateException("no end of the region " + order.get(0));
        }
    }

    /** Returns the imports of a file that a part of it needs, and an empty line; nothing if the part has its own. */
    private static String imports(List<String> lines, String text) {
        Set<String> words = new HashSet<>(List.of(text.split("\\W+")));
        String imports = lines.stream()
                .filter(line -> line.startsWith("import "))
                .filter(line -> words.contains(line.substring(line.lastIndexOf('.') + 1, line.length() - 1)))
                .collect(Collectors.joining("\n"));
        return imports.isEmpty() || text.contains("import ") ? "" : imports + "\n\n";
    }

    /** Returns the lines of a region with its imports and without the indentation they share, or that there is none. */
    String text(String name) {
        return byName.getOrDefault(name, "no region " + name);
    }
}
