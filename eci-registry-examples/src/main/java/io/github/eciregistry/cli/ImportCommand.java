package io.github.eciregistry.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.eciregistry.importing.RegistryImport;
import io.github.eciregistry.policy.PolicyFile;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.policy.Transport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code eci-registry import}: makes a policy of the configuration of a node. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        versionProvider = EciRegistryCommand.Version.class,
        sortOptions = false,
        customSynopsis = "eci-registry import [OPTIONS] FILE|DIR...",
        descriptionHeading = "%n",
        description = "Makes a policy of the files in which other systems keep how registries are reached: Docker's"
                + " daemon.json, registries.conf and crio.conf, containerd's certs.d and config.toml, registries.yaml of k3s"
                + " and RKE2, and the configuration of Talos, Rancher, KubeKey, OpenShift, ACK's node pools, kind and others."
                + " A directory is read with everything in it.",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%n",
        footer = {
            "@|bold Undecided registries|@",
            "Docker and others try HTTPS without verification and then plain HTTP. ECI has to be told which of the"
                    + " two; say it with --undecided, or let --probe ask the registry.",
            "",
            "@|bold Exit codes|@",
            "  0  the policy was printed; notes and a summary are on standard error",
            "  2  the command line is not valid",
            "  3  a file is of no known format or not valid for its system, or a registry is undecided; no policy was"
                    + " printed",
            "  4  the files have no rule to import; the policy that was printed is empty",
            "",
            "@|bold Examples|@",
            "  eci-registry import --probe /etc/docker/daemon.json > policy.yaml",
            "  eci-registry import --undecided skip-verify /etc/containers/registries.conf",
            "  eci-registry import --output json /etc/containerd",
        })
final class ImportCommand implements Callable<Integer> {

    @Mixin
    private ImportOptions options = new ImportOptions();

    @Mixin
    private VerbosityOptions verbosity = new VerbosityOptions();

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text for a policy file (default), or json for every rule with its place.")
    private OutputFormat format = OutputFormat.TEXT;

    @Parameters(arity = "1..*", paramLabel = "FILE|DIR", hideParamSyntax = true, description = "What to import.")
    private List<String> files = new ArrayList<>();

    private final Streams streams;

    ImportCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws InterruptedException {
        Report report = verbosity.report(streams);
        List<RegistryImport> imports = options.read(files, streams.in(), report);
        if (!report.hasErrors()) {
            imports = options.settle(imports);
            print(imports, report);
        }
        ImportOptions.summarize(imports, report);
        if (report.hasErrors()) {
            return ExitCodes.FAILED;
        }
        boolean isEmpty = imports.stream()
                .allMatch(imported ->
                        imported.rules().isEmpty() && imported.undecided().isEmpty());
        return isEmpty ? ExitCodes.NOTHING : ExitCodes.DONE;
    }

    private void print(List<RegistryImport> imports, Report report) {
        try {
            if (format == OutputFormat.JSON) {
                Json.print(streams.out(), json -> write(json, imports));
                return;
            }
            Optional<RegistryPolicy> policy = options.policy(imports, report);
            if (policy.isPresent()) {
                streams.out().write(PolicyFile.toYaml(policy.get()).getBytes(StandardCharsets.UTF_8));
                streams.out().flush();
            }
        } catch (IOException e) {
            report.outputFailure(e);
        }
    }

    private static void write(JsonGenerator json, List<RegistryImport> imports) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("rules");
        for (RegistryImport from : imports) {
            for (RegistryImport.Rule rule : from.rules()) {
                json.writeStartObject();
                json.writeStringField("pattern", rule.pattern().toString());
                json.writeStringField("transport", rule.transport().name());
                write(json, rule.place());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        json.writeArrayFieldStart("undecided");
        for (RegistryImport from : imports) {
            for (RegistryImport.Undecided undecided : from.undecided()) {
                json.writeStartObject();
                json.writeStringField("pattern", undecided.pattern().toString());
                json.writeArrayFieldStart("choices");
                for (Transport choice : undecided.choices()) {
                    json.writeString(choice.name());
                }
                json.writeEndArray();
                json.writeStringField("reason", undecided.reason());
                write(json, undecided.place());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        json.writeArrayFieldStart("files");
        for (RegistryImport from : imports) {
            for (RegistryImport.ReadFile file : from.files()) {
                json.writeStartObject();
                json.writeStringField("file", file.source());
                json.writeBooleanField("used", file.isUsed());
                if (file.isUsed()) {
                    json.writeStringField("format", file.format());
                } else {
                    json.writeStringField("reason", file.reason());
                }
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        json.writeArrayFieldStart("notes");
        for (RegistryImport from : imports) {
            for (RegistryImport.Note note : from.notes()) {
                json.writeStartObject();
                json.writeStringField("code", note.code().name());
                json.writeStringField("message", note.message());
                write(json, note.place());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, RegistryImport.Place place) throws IOException {
        json.writeStringField("file", place.source());
        json.writeNumberField("line", place.position().line());
        json.writeNumberField("column", place.position().column());
        json.writeStringField("key", place.key());
    }
}
