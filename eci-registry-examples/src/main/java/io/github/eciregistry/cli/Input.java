package io.github.eciregistry.cli;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One text to read.
 *
 * @param name what problems and diffs call it
 * @param file the file, empty for standard input
 */
record Input(String name, Optional<Path> file) {

    static final Input STANDARD_INPUT = new Input("<stdin>", Optional.empty());

    static Input of(Path file) {
        return new Input(file.toString(), Optional.of(file));
    }
}
