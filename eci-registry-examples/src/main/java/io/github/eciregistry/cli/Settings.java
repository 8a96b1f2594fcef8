package io.github.eciregistry.cli;

import io.github.eciregistry.Severity;
import io.github.eciregistry.lint.ManifestLinter;
import io.github.eciregistry.lint.Rule;
import io.github.eciregistry.policy.RegistryPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a settings file says, which options override.
 *
 * @param file the file, empty if there is none
 * @param policy the policy, empty if it is in a file of its own or there is none
 * @param policyFile the file of the policy, empty if it is in the settings or there is none
 * @param kinds the files of kinds
 * @param excludes paths to leave out, from the directory of the file
 * @param levels the rules of lint that are off, on, or of another severity
 */
record Settings(
        Optional<Path> file,
        Optional<RegistryPolicy> policy,
        Optional<Path> policyFile,
        List<Path> kinds,
        List<IgnorePattern> excludes,
        Map<Rule, Level> levels) {

    /** What becomes of a rule's findings. */
    enum Level {
        OFF,
        ON,
        ERROR,
        WARNING,
        HINT
    }

    static Settings none() {
        return new Settings(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of(), Map.of());
    }

    boolean hasPolicy() {
        return policy.isPresent() || policyFile.isPresent();
    }

    /** Returns the directory that the file's paths start from. */
    Optional<Path> directory() {
        return file.map(found -> found.toAbsolutePath().normalize().getParent());
    }

    /** Returns a linter whose rules are on and off as the file says. */
    ManifestLinter applyTo(ManifestLinter linter) {
        ManifestLinter changed = linter;
        for (Map.Entry<Rule, Level> level : levels.entrySet()) {
            Rule rule = level.getKey();
            changed = switch (level.getValue()) {
                case OFF -> changed.without(rule);
                case ON -> changed.with(rule);
                case ERROR -> changed.withSeverity(rule, Severity.ERROR);
                case WARNING -> changed.withSeverity(rule, Severity.WARNING);
                case HINT -> changed.withSeverity(rule, Severity.HINT);
            };
        }
        return changed;
    }
}
