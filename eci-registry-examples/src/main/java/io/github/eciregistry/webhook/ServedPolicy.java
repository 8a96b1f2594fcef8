package io.github.eciregistry.webhook;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.admission.RegistryAdmission;
import io.github.eciregistry.policy.PolicyFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The current settings for reviews: the options, which are fixed, and the policy file, which may change. */
final class ServedPolicy {

    private final Path file;
    private final Consumer<String> warnings;
    private volatile RegistryAdmission admission;

    private ServedPolicy(Path file, RegistryAdmission admission, Consumer<String> warnings) {
        this.file = file;
        this.warnings = warnings;
        this.admission = admission;
    }

    /**
     * Reads the initial policy.
     *
     * @param options all settings; its policy is replaced
     * @param warnings takes what should be changed in the file, each time it is read
     * @throws UnusableFileException if the file cannot be read or is not a valid policy
     */
    static ServedPolicy read(Path file, RegistryAdmission options, Consumer<String> warnings)
            throws UnusableFileException {
        ServedPolicy served = new ServedPolicy(file, options, warnings);
        served.reload();
        return served;
    }

    /** Reads the policy again. If that fails, everything is as before. */
    void reload() throws UnusableFileException {
        RegularFile.require(file);
        try {
            admission = admission.withPolicy(PolicyFile.read(file, warning -> warnings.accept(message(warning))));
        } catch (IOException e) {
            throw UnusableFileException.unreadable(file, e);
        } catch (InvalidInputException e) {
            throw new UnusableFileException(
                    e.problems().stream().map(this::message).collect(Collectors.joining(System.lineSeparator())), e);
        }
    }

    private String message(Problem problem) {
        String place = problem.position().map(position -> file + ":" + position).orElse(file.toString());
        String hint = problem.hint()
                .map(text -> System.lineSeparator() + "  hint: " + text)
                .orElse("");
        String severity = problem.code().severity().name().toLowerCase(Locale.ROOT);
        return place + ": " + severity + ": " + problem.message() + " [" + problem.code() + "]" + hint;
    }

    RegistryAdmission admission() {
        return admission;
    }
}
