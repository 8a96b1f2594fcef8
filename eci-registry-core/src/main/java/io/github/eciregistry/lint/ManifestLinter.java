package io.github.eciregistry.lint;

import io.github.eciregistry.Severity;
import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.internal.document.AtomicFile;
import io.github.eciregistry.internal.document.Utf8;
import io.github.eciregistry.kind.WorkloadKinds;
import io.github.eciregistry.manifest.ManifestEdit;
import io.github.eciregistry.policy.RegistryPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Finds mistakes around the registry annotations in Kubernetes manifests, YAML or JSON, before they ship, and fixes those
 * that can be fixed safely.
 *
 * {@snippet class="io.github.eciregistry.examples.LintManifest" region="lint"}
 *
 * <p>It reads the same documents, lists and kinds as {@link io.github.eciregistry.manifest.ManifestAnnotator}. All rules
 * of {@link Rule} are on; those of the policy find nothing where {@link #create} gave none.
 *
 * <p>A YAML comment {@code # eci-registry:ignore ECI304} suppresses findings of the rules it names, or of all rules where
 * it names none, that begin in its line; on a line of its own it does so for the line below. A
 * {@linkplain #withBaseline baseline} suppresses findings that were known before. What is suppressed is not fixed.
 *
 * <p>Immutable and thread-safe. No network is used.
 *
 * @since 0.1.0
 */
public final class ManifestLinter {

    private final Settings settings;

    private ManifestLinter(Settings settings) {
        this.settings = settings;
    }

    /**
     * Returns a linter without a policy.
     *
     * @return the linter
     */
    public static ManifestLinter create() {
        return using(RegistryPolicy.empty());
    }

    /**
     * Returns a linter that also compares manifests with a policy.
     *
     * @param policy how each registry is reached
     * @return the linter
     */
    public static ManifestLinter using(RegistryPolicy policy) {
        return new ManifestLinter(new Settings(
                Objects.requireNonNull(policy, "policy"),
                WorkloadKinds.standard(),
                List.of(AnnotationKeys.ECI),
                Set.of(),
                Map.of(),
                LintBaseline.empty(),
                false));
    }

    /**
     * Returns this linter with rules switched off.
     *
     * @param rules the rules that find nothing
     * @return a changed copy
     */
    public ManifestLinter without(Rule... rules) {
        Objects.requireNonNull(rules, "rules");
        Set<Rule> off = off();
        off.addAll(List.of(rules));
        return new ManifestLinter(settings.withOff(off));
    }

    /**
     * Returns this linter with rules switched on again.
     *
     * @param rules the rules
     * @return a changed copy
     */
    public ManifestLinter with(Rule... rules) {
        Objects.requireNonNull(rules, "rules");
        Set<Rule> off = off();
        List.of(rules).forEach(off::remove);
        return new ManifestLinter(settings.withOff(off));
    }

    private Set<Rule> off() {
        Set<Rule> off = EnumSet.noneOf(Rule.class);
        off.addAll(settings.off());
        return off;
    }

    /**
     * Returns this linter with another severity for a rule.
     *
     * @param rule the rule
     * @param severity how much its findings matter
     * @return a changed copy
     */
    public ManifestLinter withSeverity(Rule rule, Severity severity) {
        Objects.requireNonNull(rule, "rule");
        Map<Rule, Severity> severities = new EnumMap<>(Rule.class);
        severities.putAll(settings.severities());
        severities.put(rule, Objects.requireNonNull(severity, "severity"));
        return new ManifestLinter(settings.withSeverities(severities));
    }

    /**
     * Returns this linter with a baseline.
     *
     * @param baseline the findings that are known and to be suppressed
     * @return a changed copy
     */
    public ManifestLinter withBaseline(LintBaseline baseline) {
        return new ManifestLinter(settings.withBaseline(Objects.requireNonNull(baseline, "baseline")));
    }

    /**
     * Returns this linter for clusters in which every pod runs on ECI, so that no pod needs a marker and the limits of
     * ECI hold for all.
     *
     * @return a changed copy
     */
    public ManifestLinter serverless() {
        return new ManifestLinter(settings.onServerless());
    }

    /**
     * Returns this linter with another table of kinds.
     *
     * @param kinds the kinds that describe pods
     * @return a changed copy
     */
    public ManifestLinter withKinds(WorkloadKinds kinds) {
        return new ManifestLinter(settings.withKinds(Objects.requireNonNull(kinds, "kinds")));
    }

    /**
     * Returns this linter with other annotation keys.
     *
     * @param keys the keys that count, at least one pair
     * @return a changed copy
     * @throws IllegalArgumentException if there are none
     */
    public ManifestLinter withKeys(AnnotationKeys... keys) {
        Objects.requireNonNull(keys, "keys");
        if (keys.length == 0) {
            throw new IllegalArgumentException("at least one pair of annotation keys is needed");
        }
        return new ManifestLinter(settings.withKeys(List.of(keys)));
    }

    /**
     * Lints a manifest.
     *
     * @param text YAML or JSON, any number of documents; any text at all gives a report, and one of more than 64 Mi
     *     characters a finding that it cannot be read
     * @return the findings
     */
    public LintReport lint(String text) {
        Objects.requireNonNull(text, "text");
        return new LintRun(text, settings).report();
    }

    /**
     * Lints a file.
     *
     * @param file a manifest in UTF-8, with any number of documents
     * @return the findings
     * @throws IOException if the file cannot be read or is larger than 64 MiB
     * @throws io.github.eciregistry.InvalidInputException if it is not UTF-8
     */
    public LintReport lint(Path file) throws IOException {
        return lint(Utf8.decode(
                AtomicFile.read(Objects.requireNonNull(file, "file")).content()));
    }

    /**
     * Fixes what can be fixed safely, and nothing else. Fixing again changes nothing, and linting the result finds
     * nothing that has a fix.
     *
     * @param text YAML or JSON; any text at all gives a result
     * @return the edits and the text they give, without problems; {@link #lint} reports what is left
     */
    public ManifestEdit fix(String text) {
        Objects.requireNonNull(text, "text");
        return fixes(text).edit();
    }

    /**
     * Fixes what {@link #fix} fixes, and says which findings that are.
     *
     * @param text YAML or JSON; any text at all gives a result
     * @return the edits and the findings that they fix
     */
    public LintFix fixes(String text) {
        Objects.requireNonNull(text, "text");
        return new FixRun(settings).fix(text);
    }

    Settings settings() {
        return settings;
    }

    /** Returns the policy and the annotation keys. */
    @Override
    public String toString() {
        return "ManifestLinter[" + settings.policy() + ", " + settings.keys() + "]";
    }
}
