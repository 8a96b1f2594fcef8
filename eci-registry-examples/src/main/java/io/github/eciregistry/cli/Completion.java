package io.github.eciregistry.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Writes the completions of the command for bash, zsh and fish; the build runs it. */
public final class Completion {

    private Completion() {}

    /**
     * Writes a file for each shell.
     *
     * @param arguments the directory to write them to
     * @throws IOException where a file cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        Path directory = Files.createDirectories(Path.of(arguments[0]));
        CommandLine command = EciRegistryCommand.commandLine(new Streams(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                Ansi.OFF,
                false));
        for (CompletionCommand.Shell shell : CompletionCommand.Shell.values()) {
            String extension = shell.name().toLowerCase(Locale.ROOT);
            Files.writeString(directory.resolve("eci-registry." + extension), CompletionCommand.text(shell, command));
        }
    }
}
