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
import org.jspecify.annotations.Nullable;

/**
 * Finds the files that the arguments of a command name. Files are taken as they are; a directory gives its {@code
 * *.yaml}, {@code *.yml} and {@code *.json}, also those in directories below, ordered by path. What a directory hides
 * ({@code .git}) is passed over, links to files are followed and links to directories are not. A file named twice, also
 * through a link, is taken once.
 */
final class Inputs {

    /** The name of standard input among the arguments. */
    static final String STANDARD_INPUT = "-";

    private final Map<Object, Input> found = new LinkedHashMap<>();
    private final Report report;

    private Inputs(Report report) {
        this.report = report;
    }

    /** Returns what the arguments name; what cannot be searched is reported, and the rest is there. */
    static Collection<Input> collect(List<String> arguments, Report report) {
        Inputs inputs = new Inputs(report);
        arguments.forEach(inputs::add);
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
                addFile(path);
            }
        } catch (InvalidPathException e) {
            report.error(argument, "not a file name in this locale: " + e.getReason());
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

        ManifestVisitor(Path start, List<Path> files) {
            this.start = start;
            this.files = files;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            boolean entered = directory.equals(start) || !(isHidden(directory) || Files.isSymbolicLink(directory));
            return entered ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            boolean dangling = attributes.isSymbolicLink();
            if (isManifest(file) && !isHidden(file) && (attributes.isRegularFile() || dangling)) {
                files.add(file);
            }
            return FileVisitResult.CONTINUE;
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
