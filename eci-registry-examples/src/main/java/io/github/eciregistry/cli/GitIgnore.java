package io.github.eciregistry.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The {@code .gitignore} files that are about a directory: its own, those of the directories below it, and those above it
 * up to the repository's root, with {@code .git/info/exclude}. The user's own file ({@code core.excludesFile}) is not read.
 */
final class GitIgnore {

    private static final String FILE = ".gitignore";

    /** No file that people write is longer, in bytes. */
    private static final int MAX_SIZE = 1024 * 1024;

    private final Map<Path, List<IgnorePattern>> byDirectory = new HashMap<>();

    private GitIgnore() {}

    /** Reads the files above a directory, and not yet its own. */
    static GitIgnore above(Path start) {
        GitIgnore ignore = new GitIgnore();
        Path directory = start.toAbsolutePath().normalize();
        Deque<Path> above = new ArrayDeque<>();
        while (directory != null && !Files.exists(directory.resolve(".git"))) {
            directory = directory.getParent();
            if (directory != null) {
                above.push(directory);
            }
        }
        if (directory != null) {
            ignore.add(directory, directory.resolve(".git/info/exclude"));
            above.forEach(ignore::enter);
        }
        return ignore;
    }

    /** Reads the file of a directory, if it has one. */
    void enter(Path directory) {
        Path absolute = directory.toAbsolutePath().normalize();
        add(absolute, absolute.resolve(FILE));
    }

    private void add(Path directory, Path file) {
        if (!Files.isRegularFile(file)) {
            return;
        }
        try {
            if (Files.size(file) <= MAX_SIZE) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                List<IgnorePattern> patterns = byDirectory.computeIfAbsent(directory, key -> new ArrayList<>());
                text.replaceFirst("^\uFEFF", "")
                        .lines()
                        .map(IgnorePattern::parse)
                        .flatMap(Optional::stream)
                        .forEach(patterns::add);
            }
        } catch (IOException e) {
            // As in Git, a file that cannot be read ignores nothing.
        }
    }

    /** Returns whether a path is ignored; the last pattern that matches decides, and the files below override those above. */
    boolean ignores(Path path, boolean isDirectory) {
        if (byDirectory.isEmpty()) {
            return false;
        }
        Path absolute = path.toAbsolutePath().normalize();
        for (Path directory = absolute.getParent(); directory != null; directory = directory.getParent()) {
            List<IgnorePattern> patterns = byDirectory.getOrDefault(directory, List.of());
            List<String> names = patterns.isEmpty() ? List.of() : names(directory.relativize(absolute));
            for (int i = patterns.size() - 1; i >= 0; i--) {
                if (patterns.get(i).matches(names, isDirectory)) {
                    return !patterns.get(i).isNegated();
                }
            }
        }
        return false;
    }

    /** Returns the names of a path. */
    static List<String> names(Path path) {
        Stream<Path> names = StreamSupport.stream(path.spliterator(), false);
        return names.map(Path::toString).toList();
    }
}
