package io.github.eciregistry.lint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.eciregistry.Severity;
import io.github.eciregistry.TextEdit;
import io.github.eciregistry.internal.text.JsonEscapes;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reports for programs. */
final class JsonReport {

    private JsonReport() {}

    static void write(Map<String, LintReport> reports, Writer out) throws IOException {
        JsonGenerator json = generator(out);
        json.writeStartObject();
        json.writeArrayFieldStart("files");
        for (Map.Entry<String, LintReport> report : reports.entrySet()) {
            json.writeStartObject();
            json.writeStringField("file", report.getKey());
            json.writeArrayFieldStart("findings");
            for (Finding finding : report.getValue().findings()) {
                finding(json, finding);
            }
            for (Finding finding : report.getValue().suppressed()) {
                finding(json, finding);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("summary");
        json.writeNumberField("errors", TextReport.count(reports, Severity.ERROR));
        json.writeNumberField("warnings", TextReport.count(reports, Severity.WARNING));
        json.writeNumberField("hints", TextReport.count(reports, Severity.HINT));
        json.writeEndObject();
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
    }

    /** Returns an indenting generator that leaves its writer open. */
    static JsonGenerator generator(Writer out) throws IOException {
        return new JsonFactory()
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .setCharacterEscapes(JsonEscapes.INSTANCE)
                .createGenerator(out)
                .useDefaultPrettyPrinter();
    }

    private static void finding(JsonGenerator json, Finding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("rule", finding.rule().code());
        json.writeStringField("name", finding.rule().name());
        json.writeStringField("severity", TextReport.word(finding.severity()));
        json.writeStringField("message", finding.message());
        json.writeStringField("advice", finding.rule().advice());
        json.writeNumberField("line", finding.position().line());
        json.writeNumberField("column", finding.position().column());
        json.writeNumberField("endLine", finding.endPosition().line());
        json.writeNumberField("endColumn", finding.endPosition().column());
        json.writeNumberField("start", finding.start());
        json.writeNumberField("end", finding.end());
        if (finding.path().isPresent()) {
            json.writeStringField("path", finding.path().get());
        }
        json.writeStringField("fingerprint", finding.fingerprint());
        if (finding.suppression().isPresent()) {
            json.writeStringField(
                    "suppressedBy", finding.suppression().get().name().toLowerCase(Locale.ROOT));
        }
        fix(json, finding.shownFix());
        json.writeEndObject();
    }

    private static void fix(JsonGenerator json, List<TextEdit> fix) throws IOException {
        json.writeArrayFieldStart("fix");
        for (TextEdit edit : fix) {
            json.writeStartObject();
            json.writeNumberField("start", edit.start());
            json.writeNumberField("end", edit.end());
            json.writeStringField("replacement", edit.replacement());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
