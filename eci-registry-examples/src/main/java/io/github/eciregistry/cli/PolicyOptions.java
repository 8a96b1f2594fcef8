package io.github.eciregistry.cli;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.importing.RegistryImport;
import io.github.eciregistry.policy.PolicyFile;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.policy.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say how each registry is reached, for every command that needs a policy. */
final class PolicyOptions {

    @Option(
            names = "--plain-http",
            paramLabel = "REGISTRY",
            split = ",",
            hideParamSyntax = true,
            description = "Registries that use plain HTTP.")
    private List<String> plainHttp = new ArrayList<>();

    @Option(
            names = "--self-signed",
            paramLabel = "REGISTRY",
            split = ",",
            hideParamSyntax = true,
            description = "Registries with HTTPS whose certificate cannot be verified.")
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
            description = "A file of patterns, in YAML or JSON. The options above add to it.")
    private @Nullable String policyFile;

    @Option(
            names = "--import",
            paramLabel = "FILE",
            description = "A file of another system, such as Docker's daemon.json: see 'eci-registry import --help'.")
    private List<String> imports = new ArrayList<>();

    @Mixin
    private ImportOptions importOptions = new ImportOptions();

    /** Returns whether registries may be asked. */
    boolean mayProbe() {
        return importOptions.mayProbe();
    }

    /** Returns whether nothing but verified HTTPS is asked for, by which no manifest ever changes. */
    boolean nameNoRegistry() {
        return policyFile == null && plainHttp.isEmpty() && selfSigned.isEmpty() && imports.isEmpty() && !mayProbe();
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
        return imports.isEmpty() ? "policy" : String.join(", ", imports);
    }

    /**
     * Returns the policy, or empty if it is not valid; then everything that is wrong is reported. A policy that needs no
     * annotation is reported, too.
     */
    Optional<RegistryPolicy> read(Report report) throws InterruptedException {
        RegistryPolicy.Builder builder = readFile(report).toBuilder();
        attempt(report, "--plain-http", () -> builder.plainHttp(plainHttp.toArray(String[]::new)));
        attempt(report, "--self-signed", () -> builder.selfSigned(selfSigned.toArray(String[]::new)));
        attempt(report, "--https", () -> builder.https(https.toArray(String[]::new)));
        importedPolicy(report)
                .ifPresent(imported -> imported.rules().forEach(rule -> builder.add(rule.transport(), rule.pattern())));
        if (!report.hasErrors()) {
            try {
                RegistryPolicy policy = builder.build();
                if (isIdle(policy)) {
                    report.warning(source(), "no plainHttp or selfSigned pattern, so no image needs an annotation");
                }
                return Optional.of(policy);
            } catch (InvalidInputException e) {
                e.problems().forEach(problem -> report.problem("policy", problem));
            }
        }
        return Optional.empty();
    }

    private Optional<RegistryPolicy> importedPolicy(Report report) throws InterruptedException {
        if (imports.contains(Inputs.STANDARD_INPUT)) {
            report.error("--import", "expected a file or a directory; 'eci-registry import -' reads standard input");
            return Optional.empty();
        }
        List<RegistryImport> read = importOptions.read(imports, InputStream.nullInputStream(), report);
        return importOptions.policy(importOptions.settle(read), report);
    }

    private RegistryPolicy readFile(Report report) {
        if (policyFile != null) {
            try {
                return PolicyFile.read(Path.of(policyFile));
            } catch (InvalidInputException e) {
                for (Problem problem : e.problems()) {
                    report.problem(policyFile, problem);
                }
            } catch (IOException e) {
                report.failure(policyFile, e);
            } catch (InvalidPathException e) {
                report.error(policyFile, "not a file name in this locale: " + e.getReason());
            }
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
