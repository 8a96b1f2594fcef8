package io.github.eciregistry.cli;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files that the arguments of a command name. Files are taken as they are; a directory gives its {@code
 * *.yaml}, {@code *.yml} and {@code *.json}, also those in directories below, ordered by path. What a directory hides
 * ({@code .git}) is passed over, links to files are followed and links to directories are not. What a {@link PathFilter}
 * skips is counted. A file named twice, also through a link, is taken once.
 */
final class Inputs {

    /** The name of standard input among the arguments. */
    static final String STANDARD_INPUT = "-";

    private final Map<Object, Input> found = new LinkedHashMap<>();
    private final SearchOptions options;
    private final SkippedPaths skipped;
    private final Report report;

    private Inputs(SearchOptions options, SkippedPaths skipped, Report report) {
        this.options = options;
        this.skipped = skipped;
        this.report = report;
    }

    /** Returns what the arguments name; what cannot be searched is reported, and the rest is there. */
    static Collection<Input> collect(List<String> arguments, Report report) {
        return collect(arguments, new SearchOptions(), new SkippedPaths(report), report);
    }

    /** Returns what the arguments name and options do not exclude; standard input if there are no arguments. */
    static Collection<Input> collect(
            List<String> arguments, SearchOptions options, SkippedPaths skipped, Report report) {
        Inputs inputs = new Inputs(options, skipped, report);
        List<String> named = arguments.isEmpty() ? List.of(STANDARD_INPUT) : arguments;
        named.forEach(inputs::add);
        return inputs.found.values();
    }

    private void add(String argument) {
        if (argument.equals(STANDARD_INPUT)) {
            found.putIfAbsent(STANDARD_INPUT, Input.STANDARD_INPUT);
            return;
        }
        try {
            Path path = Path.of(argument);
            if (Files.isDirectory(path)) {
                addDirectory(path);
            } else {
                addNamed(path);
            }
        } catch (InvalidPathException e) {
            report.error(argument, "not a file name in this locale: " + e.getReason());
        }
    }

    private void addNamed(Path file) {
        if (PathFilter.isExcluded(options, file)) {
            skipped.addNamed(file);
        } else {
            addFile(file);
        }
    }

    private void addFile(Path file) {
        Object identity;
        try {
            identity = file.toRealPath();
        } catch (IOException e) {
            identity = file;
        }
        found.putIfAbsent(identity, Input.of(file));
    }

    private void addDirectory(Path directory) {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(
                    directory,
                    EnumSet.of(FileVisitOption.FOLLOW_LINKS),
                    Integer.MAX_VALUE,
                    new ManifestVisitor(directory, files));
        } catch (IOException e) {
            report.failure(FileName.of(directory).quoted(), e);
            return;
        }
        if (files.isEmpty()) {
            report.warning(FileName.of(directory).quoted(), "no *.yaml, *.yml or *.json in this directory");
        }
        files.stream().sorted().forEach(this::addFile);
    }

    private final class ManifestVisitor extends SimpleFileVisitor<Path> {

        private final Path start;
        private final List<Path> files;
        private final PathFilter filter;

        ManifestVisitor(Path start, List<Path> files) {
            this.start = start;
            this.files = files;
            this.filter = new PathFilter(options, start);
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            if (!directory.equals(start)
                    && (isHidden(directory) || Files.isSymbolicLink(directory) || isSkipped(directory, true))) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            filter.enter(directory);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            boolean dangling = attributes.isSymbolicLink();
            if (isManifest(file)
                    && !isHidden(file)
                    && (attributes.isRegularFile() || dangling)
                    && !isSkipped(file, false)) {
                files.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        private boolean isSkipped(Path path, boolean isDirectory) {
            Optional<SkipReason> reason = filter.skips(path, isDirectory);
            reason.ifPresent(why -> skipped.add(path, why));
            return reason.isPresent();
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            if (!(e instanceof FileSystemLoopException)) {
                report.failure(FileName.of(file).quoted(), e);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) {
            if (e != null) {
                report.failure(FileName.of(directory).quoted(), e);
            }
            return FileVisitResult.CONTINUE;
        }
    }

    private static boolean isHidden(Path path) {
        return fileName(path).startsWith(".");
    }

    private static boolean isManifest(Path path) {
        String name = fileName(path);
        return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
    }

    private static String fileName(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }
}
