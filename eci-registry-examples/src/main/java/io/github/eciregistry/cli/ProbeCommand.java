package io.github.eciregistry.cli;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.internal.text.Printable;
import io.github.eciregistry.policy.PolicyFile;
import io.github.eciregistry.probe.ProbeResult;
import io.github.eciregistry.probe.RegistryProbe;
import io.github.eciregistry.probe.Verdict;
import io.github.eciregistry.reference.Registry;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code eci-registry probe}: asks registries which protocol they use. */
@Command(
        name = "probe",
        mixinStandardHelpOptions = true,
        versionProvider = EciRegistryCommand.Version.class,
        sortOptions = false,
        customSynopsis = "eci-registry probe [OPTIONS] REGISTRY...",
        descriptionHeading = "%n",
        description =
                "Connects to registries and says which protocol each uses and why: plain HTTP, HTTPS with a trusted"
                        + " certificate, HTTPS that works only where verification is skipped, or not at all. No credentials are"
                        + " needed and none are sent.",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%n",
        footer = {
            "@|bold Note|@",
            "The answer is that of this machine's network and resolver; a pod may see another one.",
            "",
            "@|bold Exit codes|@",
            "  0  all registries can be pulled from: over HTTPS, HTTPS without verification or plain HTTP",
            "  2  the command line is not valid; nothing was asked",
            "  3  at least one registry cannot be pulled from now: it is not a registry or does not answer, its token"
                    + " service does not work, or no annotation can name it",
            "",
            "@|bold Examples|@",
            "  eci-registry probe harbor.pre.com 192.168.1.10:5000",
            "  eci-registry probe --output policy harbor.pre.com 192.168.1.10:5000 > policy.yaml",
        })
final class ProbeCommand implements Callable<Integer> {

    /** How the verdicts are printed. */
    enum Format {
        /** A table for people. */
        TEXT,
        /** Everything that was found, for programs. */
        JSON,
        /** A policy file of the registries that need an annotation. */
        POLICY
    }

    /** How much is shown of a name that a certificate has, in characters. */
    private static final int MAX_NAME = 120;

    /** Longer than any advice. */
    private static final int MAX_TEXT = 2000;

    /** Picocli puts the real one here. */
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text for people (default), json for programs, or policy for a policy file.")
    private Format format = Format.TEXT;

    @Option(
            names = "--deadline",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "How long all of it may take, from 1 to 3600 seconds; 30 by default.")
    private int deadline = 30;

    @Option(
            names = "--reply-timeout",
            paramLabel = "SECONDS",
            description =
                    "How long a registry that accepts the connection may take to answer, from 1 to 3600 seconds; by"
                            + " default half of --deadline.")
    private @Nullable Integer replyTimeout;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "16",
            description = "How many registries are asked at a time, from 1 to 256; 16 by default.")
    private int parallel = 16;

    @Mixin
    private VerbosityOptions verbosity = new VerbosityOptions();

    @Parameters(
            arity = "1..*",
            paramLabel = "REGISTRY",
            hideParamSyntax = true,
            description = "A registry as images name it: host or host:port.")
    private List<String> names = new ArrayList<>();

    private final Streams streams;

    ProbeCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws InterruptedException {
        Progress progress = new Progress(streams);
        Report report = verbosity.report(streams, progress);
        List<Registry> registries = registries(report);
        if (report.hasErrors()) {
            return ExitCodes.USAGE;
        }
        progress.start(registries.size());
        List<ProbeResult> results = probe().probeAll(registries, result -> progress.step());
        progress.clear();
        try {
            print(results, report);
        } catch (IOException e) {
            report.outputFailure(e);
        }
        summarize(results, report);
        boolean all = results.stream().allMatch(ProbeResult::isPullable);
        return all && !report.hasErrors() ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    /** Reports how many registries there are of each verdict. */
    private void summarize(List<ProbeResult> results, Report report) {
        if (format == Format.POLICY) {
            results.stream()
                    .filter(ProbeResult::isPullable)
                    .forEach(result -> report.detail(result.registry() + ": " + result.verdict()));
        }
        Map<Verdict, Long> verdicts = results.stream()
                .collect(Collectors.groupingBy(ProbeResult::verdict, TreeMap::new, Collectors.counting()));
        String counts = verdicts.entrySet().stream()
                .map(verdict -> verdict.getValue() + " " + verdict.getKey())
                .collect(Collectors.joining(", "));
        report.summary(Counted.of(results.size(), "registry", "registries") + ": " + counts);
    }

    private RegistryProbe probe() {
        checkRange("--deadline", deadline, 3600);
        checkRange("--parallel", parallel, 256);
        RegistryProbe.Builder builder =
                RegistryProbe.builder().deadline(Duration.ofSeconds(deadline)).parallelism(parallel);
        if (replyTimeout != null) {
            checkRange("--reply-timeout", replyTimeout, 3600);
            builder.replyTimeout(Duration.ofSeconds(replyTimeout));
        }
        return builder.build();
    }

    private void checkRange(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new ParameterException(spec.commandLine(), option + ": expected 1 to " + most + ", found " + value);
        }
    }

    private List<Registry> registries(Report report) {
        List<Registry> registries = new ArrayList<>();
        for (String name : names) {
            try {
                registries.add(Registry.parse(name));
            } catch (InvalidInputException e) {
                e.problems().forEach(problem -> report.problem("probe", problem));
            }
        }
        return registries;
    }

    private void print(List<ProbeResult> results, Report report) throws IOException {
        switch (format) {
            case JSON -> Json.print(streams.out(), json -> ProbeJson.write(json, results));
            case POLICY -> {
                streams.out()
                        .write(PolicyFile.toYaml(ProbeResult.toPolicy(results)).getBytes(StandardCharsets.UTF_8));
                results.forEach(result -> ProbedPolicy.warnUnlessPullable(result, report));
            }
            case TEXT -> printTable(results);
        }
    }

    private static String indented(String text) {
        return "    " + Printable.line(text, MAX_TEXT);
    }

    private static String name(String name) {
        return Printable.line(name, MAX_NAME);
    }

    private void printTable(List<ProbeResult> results) throws IOException {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        int width = results.stream()
                .mapToInt(result -> result.registry().toString().length())
                .max()
                .orElse(0);
        for (ProbeResult result : results) {
            String color = result.isPullable() ? "green" : "red";
            String verdict = streams.color().string("@|" + color + " " + result.verdict() + "|@");
            String registry = result.registry().toString();
            out.println(registry + " ".repeat(width - registry.length() + 2) + verdict);
            result.reasons().forEach(reason -> out.println(indented(reason.message())));
            result.certificate()
                    .ifPresent(certificate -> out.println("    certificate of " + name(certificate.subject())
                            + ", issued by " + name(certificate.issuer()) + ", valid until "
                            + certificate.notAfter()));
            result.relatedHosts().forEach(host -> out.println(indented(host.toString())));
            out.println(indented(result.advice()));
        }
        streams.out().write(text.toString().getBytes(StandardCharsets.UTF_8));
        streams.out().flush();
    }
}
