package io.github.eciregistry.cli;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.importing.ConfigFiles;
import io.github.eciregistry.importing.ConfigFormat;
import io.github.eciregistry.importing.RegistryImport;
import io.github.eciregistry.internal.document.FileContent;
import io.github.eciregistry.internal.document.Utf8;
import io.github.eciregistry.internal.text.Printable;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.policy.Transport;
import io.github.eciregistry.probe.ProbeResult;
import io.github.eciregistry.probe.RegistryProbe;
import io.github.eciregistry.reference.Registry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that say how files of other systems are read, for every command that imports them. */
final class ImportOptions {

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "The format of the files, instead of the one that their content shows:"
                    + " ${COMPLETION-CANDIDATES}.")
    private @Nullable ConfigFormat format;

    @Option(
            names = "--undecided",
            paramLabel = "TRANSPORT",
            converter = TransportName.class,
            completionCandidates = TransportNames.class,
            description = "The protocol of registries for which a file gives none: plain-http, skip-verify or https.")
    private @Nullable Transport undecided;

    @Option(names = "--probe", description = "Ask the registries that would stay undecided which protocol they use.")
    private boolean probe;

    /** What {@link TransportName} takes, for the shells that complete it. */
    static final class TransportNames extends ArrayList<String> {

        private static final long serialVersionUID = 1;

        TransportNames() {
            super(List.of("plain-http", "skip-verify", "https"));
        }
    }

    /** Reads {@code plain-http}, {@code skip-verify} and {@code https}. */
    static final class TransportName implements ITypeConverter<Transport> {

        @Override
        public Transport convert(String value) {
            return switch (value.toLowerCase(Locale.ROOT)) {
                case "plain-http" -> Transport.PLAIN_HTTP;
                case "skip-verify", "self-signed" -> Transport.SKIP_VERIFY;
                case "https" -> Transport.HTTPS;
                default ->
                    throw new TypeConversionException(
                            "expected plain-http, skip-verify or https, found " + Problem.quote(value));
            };
        }
    }

    /** Returns whether registries may be asked. */
    boolean mayProbe() {
        return probe;
    }

    /** Reads files; what is wrong with them is reported, and notes of what they contain are. */
    List<RegistryImport> read(List<String> files, InputStream in, Report report) {
        List<RegistryImport> imports = new ArrayList<>();
        for (String file : files) {
            try {
                RegistryImport imported = file.equals(Inputs.STANDARD_INPUT) ? parse(in) : read(Path.of(file));
                if (imported.files().size() > 1 || isDirectory(file)) {
                    imported.files().forEach(each -> report.status(each.toString()));
                }
                imported.notes().forEach(note -> report.warning(place(note.place()), note.message()));
                imports.add(imported);
            } catch (InvalidInputException e) {
                for (Problem problem : e.problems()) {
                    report.problem(file, problem);
                }
            } catch (IOException e) {
                report.failure(file, e);
            } catch (InvalidPathException e) {
                report.error(file, "not a file name in this locale: " + e.getReason());
            }
        }
        return imports;
    }

    private RegistryImport read(Path path) throws IOException {
        return format != null ? format.read(path) : ConfigFiles.read(path);
    }

    private RegistryImport parse(InputStream in) throws IOException {
        String text = Utf8.decode(FileContent.read(in));
        return format != null ? format.parse(text, "<stdin>") : ConfigFiles.parse(text, "<stdin>");
    }

    private static boolean isDirectory(String file) {
        return !file.equals(Inputs.STANDARD_INPUT) && Files.isDirectory(Path.of(file));
    }

    /** Reports how much was read and found. */
    static void summarize(List<RegistryImport> imports, Report report) {
        List<RegistryImport.ReadFile> files =
                imports.stream().flatMap(each -> each.files().stream()).toList();
        long used = files.stream().filter(RegistryImport.ReadFile::isUsed).count();
        long rules = imports.stream().mapToLong(each -> each.rules().size()).sum();
        long undecided =
                imports.stream().mapToLong(each -> each.undecided().size()).sum();
        report.summary(Counted.of(used, "file") + " read, " + (files.size() - used) + " skipped; "
                + Counted.of(rules, "rule") + ", " + undecided + " undecided");
    }

    /** Returns imports with the answers to what they leave undecided, as far as the options give them. */
    List<RegistryImport> settle(List<RegistryImport> imports) throws InterruptedException {
        List<RegistryImport> settled = new ArrayList<>();
        for (RegistryImport imported : imports) {
            settled.add(settle(imported));
        }
        return settled;
    }

    /** Returns the policy of what was read and settled, or empty if something is wrong or undecided, which is reported. */
    Optional<RegistryPolicy> policy(List<RegistryImport> imports, Report report) {
        RegistryPolicy.Builder policy = RegistryPolicy.builder();
        for (RegistryImport imported : imports) {
            imported.undecided()
                    .forEach(open -> report.error(
                            place(open.place()),
                            open.pattern() + " is undecided: " + open.reason()
                                    + "; choose with --undecided, or let --probe ask the registry"));
            imported.rules().forEach(rule -> policy.add(rule.transport(), rule.pattern()));
        }
        if (report.hasErrors()) {
            return Optional.empty();
        }
        try {
            return Optional.of(policy.build());
        } catch (InvalidInputException e) {
            e.problems().forEach(problem -> report.problem("import", problem));
            return Optional.empty();
        }
    }

    private RegistryImport settle(RegistryImport imported) throws InterruptedException {
        RegistryImport settled = imported;
        if (probe && !imported.undecided().isEmpty()) {
            List<Registry> registries = imported.undecided().stream()
                    .flatMap(open -> open.registry().stream())
                    .distinct()
                    .toList();
            Map<Registry, Transport> answers = new HashMap<>();
            for (ProbeResult result : RegistryProbe.create().probeAll(registries)) {
                result.transport().ifPresent(transport -> answers.put(result.registry(), transport));
            }
            settled = settled.settle(open -> open.registry().map(answers::get).orElse(null));
        }
        return undecided == null ? settled : settled.settle(undecided);
    }

    private static String place(RegistryImport.Place place) {
        return Printable.line(place.source()) + ":" + place.position();
    }
}
