package io.github.eciregistry.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.eciregistry.diagnosis.PullCause;
import io.github.eciregistry.diagnosis.PullDiagnosis;
import io.github.eciregistry.internal.text.Printable;
import io.github.eciregistry.internal.text.Redaction;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code eci-registry explain}: says what a pull error means and what cures it. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        versionProvider = EciRegistryCommand.Version.class,
        sortOptions = false,
        customSynopsis = "eci-registry explain [OPTIONS] [MESSAGE|-]...",
        descriptionHeading = "%n",
        description = "Explains why an image pull failed, or what a code means that the command printed: ECI401, or"
                + " HTTP_REGISTRY_ASKED_OVER_HTTPS. Of a failed pull: the cause and how certain it is, the registry concerned, and the"
                + " remedy, an annotation or something else. Reads a message, the output of kubectl describe or kubectl"
                + " get events, or a log, and gives one result for each image that failed.",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%n",
        footer = {
            "All causes, each with an example and its cure:",
            "  https://github.com/eci-registry/eci-registry/blob/main/docs/pull-errors.md",
            "",
            "@|bold Exit codes|@",
            "  0  every cause is known",
            "  2  the command line is not valid",
            "  3  a cause is unknown or not in the message, or standard input could not be read",
            "",
            "@|bold Examples|@",
            "  eci-registry explain ECI401",
            "  eci-registry explain event.txt",
            "  eci-registry explain 'http: server gave HTTP response to HTTPS client'",
            "  kubectl describe pod web | eci-registry explain",
            "  kubectl get events --output json | eci-registry explain --output json",
        })
final class ExplainCommand implements Callable<Integer> {

    /** How much of a message is shown, in characters, with the ellipsis as much as problems show of an input. */
    private static final int SHOWN = 119;

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text for people (default) or json for programs.")
    private OutputFormat format = OutputFormat.TEXT;

    @Mixin
    private VerbosityOptions verbosity = new VerbosityOptions();

    @Parameters(
            arity = "0..*",
            paramLabel = "[MESSAGE|-]...",
            hideParamSyntax = true,
            description =
                    "Messages, a file of them, a code, or - for standard input (the default). Of a file and of standard"
                            + " input the last 4 Mi characters are read.")
    private List<String> messages = new ArrayList<>();

    private final Streams streams;

    ExplainCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        Report report = verbosity.report(streams);
        Optional<String> explanation = messages.size() == 1 ? Explanation.of(messages.get(0)) : Optional.empty();
        if (explanation.isPresent() && format == OutputFormat.TEXT) {
            return printExplanation(explanation.get(), report);
        }
        List<String> texts;
        try {
            texts = texts(report);
        } catch (IOException e) {
            report.failure(messages.size() == 1 ? Printable.line(Redaction.ofProse(messages.get(0))) : "-", e);
            return ExitCodes.FAILED;
        }
        List<PullDiagnosis> diagnoses = PullDiagnosis.all(texts);
        try {
            if (format == OutputFormat.JSON) {
                Json.print(streams.out(), json -> write(json, diagnoses));
            } else {
                print(diagnoses);
            }
        } catch (IOException e) {
            report.outputFailure(e);
        }
        long unknown = diagnoses.stream()
                .filter(diagnosis -> !isKnown(diagnosis.cause()))
                .count();
        report.summary(Counted.of(diagnoses.size(), "message") + ", " + (diagnoses.size() - unknown) + " explained");
        return unknown == 0 && !report.hasErrors() ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    /** Returns whether a cause is one: the words around a cause that is not in the message are not. */
    private static boolean isKnown(PullCause cause) {
        return cause != PullCause.UNKNOWN && cause != PullCause.WRAPPER_NO_CAUSE;
    }

    private int printExplanation(String explanation, Report report) {
        try {
            streams.out().write(explanation.getBytes(StandardCharsets.UTF_8));
            streams.out().flush();
        } catch (IOException e) {
            report.outputFailure(e);
        }
        return report.hasErrors() ? ExitCodes.FAILED : ExitCodes.DONE;
    }

    private List<String> texts(Report report) throws IOException {
        if (messages.isEmpty() || messages.equals(List.of(Inputs.STANDARD_INPUT))) {
            return List.of(text("-", streams.in(), report));
        }
        if (messages.size() == 1 && isFile(messages.get(0))) {
            Path file = Path.of(messages.get(0));
            try (InputStream in = Files.newInputStream(file)) {
                return List.of(text(FileName.of(file).quoted(), in, report));
            }
        }
        return messages;
    }

    private static String text(String name, InputStream in, Report report) throws IOException {
        LogText log = LogText.read(in);
        if (log.isCutOff()) {
            report.warning(name, "only the last 4 Mi characters were read");
        }
        return log.text();
    }

    private static boolean isFile(String message) {
        try {
            return Files.isRegularFile(Path.of(message));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private void print(List<PullDiagnosis> diagnoses) throws IOException {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        String separator = "";
        for (PullDiagnosis diagnosis : diagnoses) {
            out.print(separator);
            print(out, diagnosis);
            separator = System.lineSeparator();
        }
        streams.out().write(text.toString().getBytes(StandardCharsets.UTF_8));
        streams.out().flush();
    }

    private static void print(PrintWriter out, PullDiagnosis diagnosis) {
        out.println("cause:      " + diagnosis.cause());
        out.println("certainty:  " + diagnosis.certainty());
        diagnosis.registry().ifPresent(registry -> out.println("registry:   " + registry));
        diagnosis.reference().ifPresent(reference -> out.println("image:      " + reference));
        out.println("evidence:   " + quoted(end(diagnosis.evidence())));
        out.println("remedy:     " + Printable.line(diagnosis.remedy().advice()));
        diagnosis
                .remedy()
                .annotations()
                .toMap()
                .forEach((key, value) -> out.println("annotation: " + key + ": \"" + value + "\""));
    }

    /** Writes the first diagnosis, and in it those of the other images. */
    private static void write(JsonGenerator json, List<PullDiagnosis> diagnoses) throws IOException {
        json.writeStartObject();
        writeFields(json, diagnoses.get(0));
        json.writeArrayFieldStart("others");
        for (PullDiagnosis diagnosis : diagnoses.subList(1, diagnoses.size())) {
            json.writeStartObject();
            writeFields(json, diagnosis);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeFields(JsonGenerator json, PullDiagnosis diagnosis) throws IOException {
        json.writeStringField("cause", diagnosis.cause().name());
        json.writeStringField("certainty", diagnosis.certainty().name());
        if (diagnosis.registry().isPresent()) {
            json.writeStringField("registry", diagnosis.registry().get().toString());
        }
        if (diagnosis.reference().isPresent()) {
            json.writeStringField("image", diagnosis.reference().get().toString());
        }
        json.writeStringField("evidence", diagnosis.evidence());
        json.writeObjectFieldStart("remedy");
        json.writeStringField("kind", diagnosis.remedy().kind().name());
        json.writeStringField("advice", diagnosis.remedy().advice());
        json.writeObjectFieldStart("annotations");
        for (Map.Entry<String, String> annotation :
                diagnosis.remedy().annotations().toMap().entrySet()) {
            json.writeStringField(annotation.getKey(), annotation.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    /** Quotes a message whose credentials are masked. */
    private static String quoted(String message) {
        return '"' + Printable.line(message.replace("\\", "\\\\").replace("\"", "\\\"")) + '"';
    }

    /** Returns the end of a long message, where the cause stands: what comes before says what was being done. */
    private static String end(String message) {
        if (message.length() <= SHOWN) {
            return message;
        }
        int colon = message.indexOf(": ", message.length() - SHOWN);
        return "…" + message.substring(colon < 0 ? message.length() - SHOWN : colon + 1);
    }
}
