package io.github.eciregistry.cli;

import io.github.eciregistry.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the settings: the file that {@code ECI_REGISTRY_CONFIG} names, or else {@code .eci-registry.yaml} in the working
 * directory or the nearest directory above it, up to the root of the repository.
 */
final class SettingsFile {

    /** The name of the file. */
    static final String NAME = ".eci-registry.yaml";

    /** The environment variable that names another file; empty for no file. */
    static final String VARIABLE = "ECI_REGISTRY_CONFIG";

    private SettingsFile() {}

    /** Returns the settings, or empty if the file is not valid; then everything that is wrong is reported. */
    static Optional<Settings> read(Report report) {
        return read(System.getenv(VARIABLE), Path.of(""), report);
    }

    static Optional<Settings> read(@Nullable String named, Path workingDirectory, Report report) {
        try {
            Optional<Path> file = named == null
                    ? search(workingDirectory)
                    : Optional.of(named).filter(name -> !name.isEmpty()).map(Path::of);
            if (file.isEmpty()) {
                return Optional.of(Settings.none());
            }
            return read(file.get(), report);
        } catch (InvalidPathException e) {
            report.error(VARIABLE, "not a file name in this locale: " + e.getReason());
            return Optional.empty();
        }
    }

    private static Optional<Settings> read(Path file, Report report) {
        String name = FileName.of(file).quoted();
        try {
            Settings settings = SettingsReader.read(file, warning -> report.problem(name, warning));
            report.detail("settings of " + name);
            return Optional.of(settings);
        } catch (InvalidInputException e) {
            e.problems().forEach(problem -> report.problem(name, problem));
        } catch (IOException e) {
            report.failure(name, e);
        }
        return Optional.empty();
    }

    /** Returns the nearest file at or above a directory, as a path from there. */
    private static Optional<Path> search(Path workingDirectory) {
        Path up = workingDirectory;
        Path directory = workingDirectory.toAbsolutePath().normalize();
        while (directory != null) {
            Path file = up.resolve(NAME);
            if (Files.isRegularFile(file)) {
                return Optional.of(file);
            }
            if (Files.exists(directory.resolve(".git"))) {
                return Optional.empty();
            }
            directory = directory.getParent();
            up = up.resolve("..");
        }
        return Optional.empty();
    }
}
