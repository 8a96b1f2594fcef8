package io.github.eciregistry.cli;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.importing.RegistryImport;
import io.github.eciregistry.policy.PolicyFile;
import io.github.eciregistry.policy.RegistryPattern;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.policy.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say how each registry is reached, for every command that needs a policy. */
final class PolicyOptions {

    private static final String FORMER_SKIP_VERIFY = "--self-signed";

    @Option(
            names = "--plain-http",
            paramLabel = "REGISTRY",
            split = ",",
            hideParamSyntax = true,
            description = "Registries that use plain HTTP.")
    private List<String> plainHttp = new ArrayList<>();

    @Option(
            names = "--skip-verify",
            paramLabel = "REGISTRY",
            split = ",",
            hideParamSyntax = true,
            description = "Registries with HTTPS whose certificate cannot be verified.")
    private List<String> skipVerify = new ArrayList<>();

    /** What {@code --skip-verify} was called before; read until version 1.0. */
    @Option(names = FORMER_SKIP_VERIFY, split = ",", hidden = true)
    private List<String> selfSigned = new ArrayList<>();

    @Option(
            names = "--https",
            paramLabel = "REGISTRY",
            split = ",",
            hideParamSyntax = true,
            description = "Registries with a verified certificate: exceptions from wider patterns.")
    private List<String> https = new ArrayList<>();

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description =
                    "A file of patterns, in YAML or JSON, instead of the policy of the settings. The options above add"
                            + " to it, and override what it says about the same pattern.")
    private @Nullable String policyFile;

    @Option(
            names = "--import",
            paramLabel = "FILE",
            description = "A file of another system, such as Docker's daemon.json: see 'eci-registry import --help'.")
    private List<String> imports = new ArrayList<>();

    private Settings settings = Settings.none();

    @Mixin
    private ImportOptions importOptions = new ImportOptions();

    /** Takes the policy of settings unless options give another. */
    void use(Settings newSettings) {
        settings = newSettings;
    }

    /** Returns whether registries may be asked. */
    boolean mayProbe() {
        return importOptions.mayProbe();
    }

    /** Returns whether nothing but verified HTTPS is asked for, by which no manifest ever changes. */
    boolean nameNoRegistry() {
        return policyFile == null
                && plainHttp.isEmpty()
                && skipVerify.isEmpty()
                && selfSigned.isEmpty()
                && imports.isEmpty()
                && !settings.hasPolicy()
                && !mayProbe();
    }

    /** Returns whether a policy cannot change any manifest. */
    boolean isIdle(RegistryPolicy policy) {
        return !mayProbe() && policy.rules().stream().allMatch(rule -> rule.transport() == Transport.HTTPS);
    }

    /** Returns where the patterns come from. */
    private String source() {
        if (policyFile != null) {
            return policyFile;
        }
        if (!imports.isEmpty()) {
            return String.join(", ", imports);
        }
        return settings.file().map(file -> FileName.of(file).quoted()).orElse("policy");
    }

    /** Returns the policy as {@link #read} does, and the empty one if the options and the settings name none. */
    Optional<RegistryPolicy> readIfNamed(Report report) throws InterruptedException {
        return nameNoRegistry() ? Optional.of(RegistryPolicy.empty()) : read(report);
    }

    /**
     * Returns the policy, or empty if it is not valid; then everything that is wrong is reported. A policy that needs no
     * annotation is reported, too.
     */
    Optional<RegistryPolicy> read(Report report) throws InterruptedException {
        List<RegistryPolicy.Rule> base = new ArrayList<>(basePolicy(report).rules());
        RegistryPolicy.Builder named = RegistryPolicy.builder();
        attempt(report, "--plain-http", () -> named.plainHttp(plainHttp));
        attempt(report, "--skip-verify", () -> named.skipVerify(skipVerify));
        if (!selfSigned.isEmpty()) {
            report.warning(
                    FORMER_SKIP_VERIFY, "the option is called --skip-verify now; the old name is read until 1.0");
            attempt(report, FORMER_SKIP_VERIFY, () -> named.skipVerify(selfSigned));
        }
        attempt(report, "--https", () -> named.https(https));
        importedPolicy(report).ifPresent(imported -> base.addAll(imported.rules()));
        if (report.hasErrors()) {
            return Optional.empty();
        }
        Optional<RegistryPolicy> options = build(named, "--plain-http, --skip-verify, --https", report);
        Optional<RegistryPolicy> policy = options.flatMap(overriding -> merge(base, overriding, report));
        if (policy.isPresent() && isIdle(policy.get())) {
            report.warning(source(), "no plainHttp or skipVerify pattern, so no image needs an annotation");
        }
        return policy;
    }

    /** Returns the rules of files, except where an option says something else about the same pattern. */
    private Optional<RegistryPolicy> merge(List<RegistryPolicy.Rule> base, RegistryPolicy overriding, Report report) {
        Set<RegistryPattern> named =
                overriding.rules().stream().map(RegistryPolicy.Rule::pattern).collect(Collectors.toSet());
        RegistryPolicy.Builder merged = RegistryPolicy.builder();
        base.stream()
                .filter(rule -> !named.contains(rule.pattern()))
                .forEach(rule -> merged.add(rule.transport(), rule.pattern()));
        overriding.rules().forEach(rule -> merged.add(rule.transport(), rule.pattern()));
        return build(merged, source(), report);
    }

    private static Optional<RegistryPolicy> build(RegistryPolicy.Builder builder, String source, Report report) {
        try {
            return Optional.of(builder.build());
        } catch (InvalidInputException e) {
            e.problems().forEach(problem -> report.problem(source, problem));
            return Optional.empty();
        }
    }

    /** Returns the policy of {@code --policy}, or that of the settings unless {@code --import} is there instead. */
    private RegistryPolicy basePolicy(Report report) {
        if (policyFile != null) {
            return readFile(policyFile, report);
        }
        if (!imports.isEmpty()) {
            return RegistryPolicy.empty();
        }
        return settings.policyFile().isPresent()
                ? readFile(settings.policyFile().get().toString(), report)
                : settings.policy().orElse(RegistryPolicy.empty());
    }

    private Optional<RegistryPolicy> importedPolicy(Report report) throws InterruptedException {
        if (imports.contains(Inputs.STANDARD_INPUT)) {
            report.error("--import", "expected a file or a directory; 'eci-registry import -' reads standard input");
            return Optional.empty();
        }
        List<RegistryImport> read = importOptions.read(imports, InputStream.nullInputStream(), report);
        return importOptions.policy(importOptions.settle(read), report);
    }

    private static RegistryPolicy readFile(String file, Report report) {
        try {
            return PolicyFile.read(Path.of(file), warning -> report.problem(file, warning));
        } catch (InvalidInputException e) {
            for (Problem problem : e.problems()) {
                report.problem(file, problem);
            }
        } catch (IOException e) {
            report.failure(file, e);
        } catch (InvalidPathException e) {
            report.error(file, "not a file name in this locale: " + e.getReason());
        }
        return RegistryPolicy.empty();
    }

    private static void attempt(Report report, String option, Runnable addPatterns) {
        try {
            addPatterns.run();
        } catch (InvalidInputException e) {
            e.problems().forEach(problem -> report.problem(option, problem));
        }
    }
}
