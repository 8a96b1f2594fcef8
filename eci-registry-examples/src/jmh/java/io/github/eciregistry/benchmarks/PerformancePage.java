package io.github.eciregistry.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page of the documentation whose tables come from the measurements: each stands between two comments. */
final class PerformancePage {

    private static final String END = "<!-- end -->";

    private final Path file;
    private String text;

    PerformancePage(Path file) throws IOException {
        this.file = file;
        this.text = Files.readString(file);
    }

    /** Puts a table in the place of the one of its name. */
    void replace(String id, String table) throws IOException {
        String begin = "<!-- table: " + id + " -->";
        int from = text.indexOf(begin);
        int to = text.indexOf(END, from);
        if (from < 0 || to < 0) {
            throw new IOException(file + " has no place for the table " + id);
        }
        text = text.substring(0, from + begin.length()) + "\n" + table + text.substring(to);
        Files.writeString(file, text);
    }
}
