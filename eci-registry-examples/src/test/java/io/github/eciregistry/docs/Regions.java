package io.github.eciregistry.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The parts of Java files that pages quote: example programs, and projects that use the published artifacts. A part starts
 * below {@code // @start region=name} and ends above {@code // @end}, as in Javadoc, which quotes them too.
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
                if (byName.put(name, text) != null) {
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

    /** Returns the lines of a region without the indentation they share, or that there is none. */
    String text(String name) {
        return byName.getOrDefault(name, "no region " + name);
    }
}
