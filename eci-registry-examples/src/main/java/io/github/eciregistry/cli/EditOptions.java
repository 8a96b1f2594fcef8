package io.github.eciregistry.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which manifests a command edits, and what becomes of the edited texts. */
final class EditOptions {

    /** Picocli puts the command here. */
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(names = "--write", description = "Replace the files that change, and print their names.")
    private boolean write;

    @Option(names = "--diff", description = "Print what would change as a unified diff.")
    private boolean diff;

    @Option(
            names = "--check",
            description =
                    "Print the names of the files that would change, or with --diff the diff; exit code 1 if there are any.")
    private boolean check;

    @Option(
            names = {"-0", "--null"},
            description =
                    "With --check or --write: print each name as it is, ended by NUL. Otherwise names with control"
                            + " characters are quoted, as git does.")
    private boolean exactNames;

    @Parameters(
            arity = "0..*",
            paramLabel = "[FILE|DIR|-]...",
            hideParamSyntax = true,
            description = "A file, - for standard input (the default), or a directory: its *.yaml, *.yml and *.json at"
                    + " any depth, except what is hidden or in .gitignore, node_modules, the templates of Helm charts, and"
                    + " where links to directories lead.")
    private List<String> files = new ArrayList<>();

    List<String> files() {
        return files;
    }

    boolean exactNames() {
        return exactNames;
    }

    boolean isCheck() {
        return check;
    }

    OutputMode mode() {
        if (write) {
            return OutputMode.WRITE;
        }
        if (diff) {
            return OutputMode.DIFF;
        }
        return check ? OutputMode.CHECK : OutputMode.PRINT;
    }

    /** Checks the options against each other. */
    void requireUsable() {
        if (files.contains("")) {
            throw usage("expected a file, a directory or -, found an empty argument");
        }
        if (write && (diff || check)) {
            throw usage("--write cannot be combined with --diff or --check, which change no file");
        }
        if (exactNames && mode() != OutputMode.CHECK && mode() != OutputMode.WRITE) {
            throw usage("--null needs --check or --write without --diff, which print names");
        }
        if (write && (files.isEmpty() || files.contains(Inputs.STANDARD_INPUT))) {
            throw usage("--write needs files or directories: standard input cannot be replaced");
        }
        if (mode() == OutputMode.PRINT && (files.size() > 1 || files.stream().anyMatch(EditOptions::isDirectory))) {
            throw usage("several files or a directory need --write, --diff or --check:"
                    + " standard output takes the text of one file");
        }
    }

    private static boolean isDirectory(String argument) {
        try {
            return Files.isDirectory(Path.of(argument));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException((command == null ? CommandSpec.create() : command).commandLine(), message);
    }
}
