package io.github.eciregistry.importing;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.importing.RegistryImport.ReadFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads files of any {@link ConfigFormat}. The format of a file is recognized by its content.
 *
 * @since 0.1.0
 */
public final class ConfigFiles {

    private static final int MAX_DEPTH = 8;
    private static final int MAX_FILES = 10_000;

    private final ImportFindings findings = new ImportFindings();
    private final Set<Path> done = new HashSet<>();
    private int files;

    private ConfigFiles() {}

    /**
     * Reads a file, or a directory such as {@code /etc/containers} with everything in it to a depth of 8. Files in a
     * directory that belong together are read as their system reads them; a file of an unknown format is skipped.
     * {@link RegistryImport#files()} lists what was used and what was skipped. If two files differ about a registry,
     * the registry is undecided.
     *
     * @param path the file or directory
     * @return the settings found; each place contains the path of the file, starting with {@code path}
     * @throws IOException if it cannot be read
     * @throws InvalidInputException if the file's format is not supported, with the name of the format if known, or if
     *     a file is not valid for its system; with all problems of all files
     */
    public static RegistryImport read(Path path) throws IOException {
        Objects.requireNonNull(path, "path");
        if (!Files.isDirectory(path)) {
            return FormatDetection.read(path);
        }
        ConfigFiles reader = new ConfigFiles();
        reader.folder(path, 0);
        return reader.findings.toImport(path.toString());
    }

    /**
     * Reads the text of a file of any format.
     *
     * @param text the text; a byte order mark is skipped
     * @param name what to call the file in the result, such as its path; a name that a system looks for decides between
     *     formats that are both possible
     * @return the settings found
     * @throws InvalidInputException if the text is of no format that is read, with the name of its format if that is
     *     known, or if it is not valid for its own system
     */
    public static RegistryImport parse(String text, String name) {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(name, "name");
        SourceFile source = SourceFile.of(name, text);
        return FormatDetection.of(source).read(source, false);
    }

    private void folder(Path folder, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            skipped(folder, "it is more than " + MAX_DEPTH + " directories deep");
            return;
        }
        if (CertsFolder.isOne(folder)) {
            add(folder, () -> CertsFolder.read(folder));
            return;
        }
        for (DropInFolder group : DropInFolder.values()) {
            List<Path> together = new ArrayList<>(group.files(folder));
            together.removeAll(done);
            if (!together.isEmpty()) {
                add(folder, () -> group.read(folder, together));
                done.addAll(together);
            }
        }
        for (Path child : children(folder)) {
            if (files++ >= MAX_FILES) {
                skipped(folder, "the directory has more than " + MAX_FILES + " files: import a part of it");
                return;
            }
            if (String.valueOf(child.getFileName()).startsWith(".")) {
                skipped(child, "it is hidden");
            } else if (Files.isDirectory(child)) {
                folder(child, depth + 1);
            } else if (!Files.isRegularFile(child)) {
                skipped(child, "it is not a regular file");
            } else if (!done.contains(child)) {
                file(child);
            }
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted(Comparator.comparing(child -> String.valueOf(child.getFileName())))
                    .toList();
        }
    }

    /** Reads a file; in a directory, a file of an unknown format is skipped without a problem. */
    private void file(Path file) throws IOException {
        try {
            SourceFile source = SourceFile.readOneOfSeveral(file);
            ConfigFormat format = FormatDetection.of(source);
            add(file, () -> format.read(source, false));
        } catch (InvalidInputException e) {
            skipped(file, e.problems().get(0).message());
        } catch (AccessDeniedException e) {
            if (FormatDetection.isKnownName(String.valueOf(file.getFileName()))) {
                throw e;
            }
            skipped(file, "permission denied");
        }
    }

    private void skipped(Path file, String reason) {
        findings.file(ReadFile.skipped(file.toString(), reason));
    }

    private void add(Path source, Reading reading) throws IOException {
        try {
            findings.addAll(reading.read());
        } catch (InvalidInputException e) {
            findings.problems(source.toString(), e);
        }
    }

    private interface Reading {
        RegistryImport read() throws IOException;
    }
}
