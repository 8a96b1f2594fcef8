package io.github.eciregistry.doctor;

import io.github.eciregistry.internal.text.Redaction;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What fixes a finding.
 *
 * @param kind how
 * @param steps what to do, in order, each in a sentence; never empty
 * @param patch a JSON merge patch for the owner that changes nothing but its registry annotations; empty if there is none,
 *     or if it would show credentials
 * @since 0.1.0
 */
public record Fix(FixKind kind, List<String> steps, Optional<String> patch) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([-.:A-Za-z0-9]*[A-Za-z0-9])?");

    /** Copies the steps. */
    public Fix {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(steps, "steps");
        Objects.requireNonNull(patch, "patch");
        steps = List.copyOf(steps);
        patch = patch.filter(Redaction::isHarmless);
    }

    /**
     * Returns the command that applies the patch.
     *
     * @param owner the owner of the finding
     * @return a command of one line for a POSIX shell; empty without a patch
     */
    public Optional<String> command(Owner owner) {
        Objects.requireNonNull(owner, "owner");
        boolean isSafe = NAME.matcher(owner.name()).matches()
                && NAME.matcher(owner.kind()).matches()
                && (owner.namespace().isEmpty()
                        || NAME.matcher(owner.namespace()).matches());
        if (patch.isEmpty() || !isSafe || kind == FixKind.RECREATE || kind == FixKind.DELETE_PODS) {
            return Optional.empty();
        }
        String namespace = owner.namespace().isEmpty() ? "" : " --namespace " + owner.namespace();
        return Optional.of("kubectl patch " + resource(owner) + " " + owner.name() + namespace
                + " --type merge --patch '" + patch.get().replace("'", "'\\''") + "'");
    }

    /** Returns the name of the kind for kubectl, with its group where another kind may have the same name. */
    private static String resource(Owner owner) {
        int slash = owner.apiVersion().indexOf('/');
        String group = slash < 0 ? "" : owner.apiVersion().substring(0, slash);
        String kind = owner.kind().toLowerCase(Locale.ROOT);
        return group.contains(".") && NAME.matcher(group).matches() && !group.endsWith("k8s.io")
                ? kind + "." + group
                : kind;
    }
}
