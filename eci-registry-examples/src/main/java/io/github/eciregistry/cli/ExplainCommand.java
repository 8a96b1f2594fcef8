package io.github.eciregistry.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.eciregistry.Problem;
import io.github.eciregistry.diagnosis.PullCause;
import io.github.eciregistry.diagnosis.PullDiagnosis;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
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
        description = "Says what the message of a failed image pull means: the cause, the registry concerned, and what"
                + " cures it, an annotation or something else. Of several lines the informative one counts.",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%n",
        footer = {
            "All causes, each with an example and its cure:",
            "  https://github.com/eci-registry/eci-registry/blob/main/docs/pull-errors.md",
            "",
            "@|bold Exit codes|@",
            "  0  the cause is known",
            "  2  the command line is not valid",
            "  3  the message is unknown, or standard input could not be read",
            "",
            "@|bold Examples|@",
            "  eci-registry explain 'http: server gave HTTP response to HTTPS client'",
            "  kubectl describe pod web | eci-registry explain",
        })
final class ExplainCommand implements Callable<Integer> {

    /** How much of a message is shown, in characters: as much as {@link Problem#quote} takes. */
    private static final int SHOWN = 119;

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text for people (default) or json for programs.")
    private OutputFormat format = OutputFormat.TEXT;

    @Parameters(
            arity = "0..*",
            paramLabel = "[MESSAGE|-]...",
            hideParamSyntax = true,
            description = "The message or messages of one failure, or - for standard input (the default).")
    private List<String> messages = new ArrayList<>();

    private final Streams streams;

    ExplainCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        Report report = new Report(streams, new Progress(streams));
        PullDiagnosis diagnosis;
        try {
            diagnosis = PullDiagnosis.of(texts());
        } catch (IOException e) {
            report.failure("-", e);
            return ExitCodes.FAILED;
        }
        try {
            if (format == OutputFormat.JSON) {
                Json.print(streams.out(), json -> write(json, diagnosis));
            } else {
                print(diagnosis);
            }
        } catch (IOException e) {
            report.outputFailure(e);
        }
        boolean done = diagnosis.cause() != PullCause.UNKNOWN && !report.hasErrors();
        return done ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    private List<String> texts() throws IOException {
        if (messages.isEmpty() || messages.equals(List.of(Inputs.STANDARD_INPUT))) {
            return List.of(new String(Content.read(streams.in()), StandardCharsets.UTF_8));
        }
        return messages;
    }

    private void print(PullDiagnosis diagnosis) throws IOException {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        out.println("cause:      " + diagnosis.cause());
        diagnosis.registry().ifPresent(registry -> out.println("registry:   " + registry));
        diagnosis.reference().ifPresent(reference -> out.println("image:      " + reference));
        out.println("evidence:   " + Problem.quote(end(diagnosis.evidence())));
        out.println("remedy:     " + diagnosis.remedy().advice());
        diagnosis
                .remedy()
                .annotations()
                .toMap()
                .forEach((key, value) -> out.println("annotation: " + key + ": \"" + value + "\""));
        streams.out().write(text.toString().getBytes(StandardCharsets.UTF_8));
        streams.out().flush();
    }

    private static void write(JsonGenerator json, PullDiagnosis diagnosis) throws IOException {
        json.writeStartObject();
        json.writeStringField("cause", diagnosis.cause().name());
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
        json.writeEndObject();
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
