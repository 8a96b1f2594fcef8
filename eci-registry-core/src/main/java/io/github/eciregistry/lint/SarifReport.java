package io.github.eciregistry.lint;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.eciregistry.Severity;
import io.github.eciregistry.TextEdit;
import io.github.eciregistry.TextPosition;
import java.io.IOException;
import java.io.Writer;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.lang3.CharUtils;

/** Reports as SARIF 2.1.0, one run for all files. */
final class SarifReport {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
    private static final String FINGERPRINT = "eciRegistryFinding/v1";

    private static final List<Rule> RULES = List.of(Rule.values());

    private final JsonGenerator json;

    private SarifReport(JsonGenerator json) {
        this.json = json;
    }

    static void write(Map<String, LintReport> reports, Writer out) throws IOException {
        JsonGenerator json = JsonReport.generator(out);
        new SarifReport(json).log(reports);
        json.writeRaw('\n');
        json.flush();
    }

    private void log(Map<String, LintReport> reports) throws IOException {
        json.writeStartObject();
        json.writeStringField("$schema", SCHEMA);
        json.writeStringField("version", "2.1.0");
        json.writeArrayFieldStart("runs");
        json.writeStartObject();
        json.writeObjectFieldStart("tool");
        driver();
        json.writeEndObject();
        json.writeStringField("columnKind", "utf16CodeUnits");
        json.writeArrayFieldStart("results");
        for (Map.Entry<String, LintReport> report : reports.entrySet()) {
            String uri = uri(report.getKey());
            for (Finding finding : report.getValue().findings()) {
                result(uri, report.getValue(), finding);
            }
            for (Finding finding : report.getValue().suppressed()) {
                result(uri, report.getValue(), finding);
            }
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Returns the version of this library, from the module or, on the class path, from the manifest of its jar. */
    private static String version() {
        ModuleDescriptor module = SarifReport.class.getModule().getDescriptor();
        return module == null
                ? Objects.requireNonNullElse(SarifReport.class.getPackage().getImplementationVersion(), "unreleased")
                : module.rawVersion().orElse("unreleased");
    }

    private void driver() throws IOException {
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "eci-registry");
        json.writeStringField("version", version());
        json.writeArrayFieldStart("rules");
        for (Rule rule : RULES) {
            json.writeStartObject();
            json.writeStringField("id", rule.code());
            json.writeStringField("name", rule.name());
            text("shortDescription", rule.summary() + ".");
            text("help", rule.advice());
            json.writeStringField("helpUri", rule.helpUri().toString());
            json.writeObjectFieldStart("defaultConfiguration");
            json.writeStringField("level", level(rule.severity()));
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void text(String field, String text) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("text", text);
        json.writeEndObject();
    }

    private void result(String uri, LintReport report, Finding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("ruleId", finding.rule().code());
        json.writeNumberField("ruleIndex", RULES.indexOf(finding.rule()));
        json.writeStringField("level", level(finding.severity()));
        text("message", finding.message());
        json.writeArrayFieldStart("locations");
        json.writeStartObject();
        json.writeObjectFieldStart("physicalLocation");
        artifact(uri);
        region("region", finding.position(), finding.endPosition());
        json.writeEndObject();
        if (finding.path().isPresent()) {
            json.writeArrayFieldStart("logicalLocations");
            json.writeStartObject();
            json.writeStringField("fullyQualifiedName", finding.path().get());
            json.writeEndObject();
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeEndArray();
        json.writeObjectFieldStart("partialFingerprints");
        json.writeStringField(FINGERPRINT, finding.fingerprint());
        json.writeEndObject();
        if (finding.suppression().isPresent()) {
            boolean comment = finding.suppression().get() == Finding.Suppression.COMMENT;
            json.writeArrayFieldStart("suppressions");
            json.writeStartObject();
            json.writeStringField("kind", comment ? "inSource" : "external");
            json.writeEndObject();
            json.writeEndArray();
        }
        if (!finding.shownFix().isEmpty()) {
            fix(uri, report, finding);
        }
        json.writeEndObject();
    }

    private void fix(String uri, LintReport report, Finding finding) throws IOException {
        json.writeArrayFieldStart("fixes");
        json.writeStartObject();
        text("description", finding.rule().advice());
        json.writeArrayFieldStart("artifactChanges");
        json.writeStartObject();
        artifact(uri);
        json.writeArrayFieldStart("replacements");
        for (TextEdit edit : finding.shownFix()) {
            json.writeStartObject();
            region("deletedRegion", report.position(edit.start()), report.position(edit.end()));
            text("insertedContent", edit.replacement());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    private void artifact(String uri) throws IOException {
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", uri);
        json.writeEndObject();
    }

    private void region(String field, TextPosition start, TextPosition end) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeNumberField("startLine", start.line());
        json.writeNumberField("startColumn", start.column());
        json.writeNumberField("endLine", end.line());
        json.writeNumberField("endColumn", end.column());
        json.writeEndObject();
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case HINT -> "note";
        };
    }

    /** Returns a path as the relative reference, or for an absolute path the file URI, that names it (RFC 3986). */
    private static String uri(String path) {
        StringBuilder uri = new StringBuilder(path.startsWith("/") ? "file://" : "");
        for (byte b : path.replace('\\', '/').getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (CharUtils.isAsciiAlphanumeric(c) || "-._~/".indexOf(c) >= 0) {
                uri.append(c);
            } else {
                uri.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            }
        }
        return uri.toString();
    }
}
