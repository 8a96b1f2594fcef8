package io.github.eciregistry.webhook;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Thrown where a file cannot be read or does not hold what it should. The message names the file and the place in it. */
final class UnusableFileException extends Exception {

    private static final long serialVersionUID = 1L;

    UnusableFileException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static UnusableFileException unreadable(Path file, IOException e) {
        String reason = String.valueOf(e.getMessage());
        if (e instanceof NoSuchFileException) {
            reason = "no such file";
        } else if (e instanceof AccessDeniedException) {
            reason = "permission denied";
        }
        return new UnusableFileException(file + ": error: " + reason, e);
    }
}
