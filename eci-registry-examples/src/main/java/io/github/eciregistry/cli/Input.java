package io.github.eciregistry.cli;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One text to read.
 *
 * @param name what problems and diffs call it
 * @param file the file, empty for standard input
 */
record Input(FileName name, Optional<Path> file) {

    static final Input STANDARD_INPUT = new Input(FileName.of("<stdin>"), Optional.empty());

    static Input of(Path file) {
        return new Input(FileName.of(file), Optional.of(file));
    }

    /** The name as problems show it, quoted if it needs to be. */
    String shownName() {
        return name.quoted();
    }
}
