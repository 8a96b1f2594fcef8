package io.github.eciregistry.doctor;

import io.github.eciregistry.Problem;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.List;
import java.util.Optional;

/**
 * What an examination found. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class DoctorReport {

    private final List<DoctorFinding> findings;
    private final List<Problem> problems;
    private final int pods;
    private final LearnedPolicy policy;
    private final Optional<String> webhook;

    DoctorReport(List<DoctorFinding> findings, ClusterDump dump, LearnedPolicy policy, Webhooks webhooks) {
        this.findings = List.copyOf(findings);
        this.problems = dump.problems();
        this.pods = dump.pods();
        this.policy = policy;
        this.webhook =
                webhooks.installed().map(name -> webhooks.isIgnoring() ? name + " (failurePolicy Ignore)" : name);
    }

    /**
     * Returns what is wrong.
     *
     * @return the findings, errors first, then by registry, cause, owner and image; unmodifiable
     */
    public List<DoctorFinding> findings() {
        return findings;
    }

    /**
     * Returns what could not be read.
     *
     * @return the problems of the dump, unmodifiable
     */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * Returns how many pods were examined.
     *
     * @return the number, 0 or more
     */
    public int pods() {
        return pods;
    }

    /**
     * Returns the policy that was given together with what the messages prove, to be reviewed. Public registries are never
     * added.
     *
     * @return the merged policy
     */
    public RegistryPolicy policy() {
        return policy.merged();
    }

    /**
     * Returns what the messages prove and the given policy lacks.
     *
     * @return the lines to add to the policy, empty if it lacks nothing
     */
    public RegistryPolicy learned() {
        return policy.learned();
    }

    /**
     * Returns the webhook or exported policy of this project that the cluster has.
     *
     * @return its kind and name, and whether it ignores failures; empty if the dump has none
     */
    public Optional<String> webhook() {
        return webhook;
    }

    /** Returns the number of findings, problems and pods. */
    @Override
    public String toString() {
        return findings.size() + " findings, " + problems.size() + " problems, " + pods + " pods";
    }
}
