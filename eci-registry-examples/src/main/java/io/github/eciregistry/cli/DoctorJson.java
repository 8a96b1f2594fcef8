package io.github.eciregistry.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.eciregistry.Problem;
import io.github.eciregistry.doctor.DoctorFinding;
import io.github.eciregistry.doctor.DoctorReport;
import io.github.eciregistry.doctor.Owner;
import io.github.eciregistry.policy.PolicyFile;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** Writes the findings of the doctor for programs. */
final class DoctorJson {

    private final JsonGenerator json;

    private DoctorJson(JsonGenerator json) {
        this.json = json;
    }

    static void write(JsonGenerator json, DoctorReport report) throws IOException {
        DoctorJson writer = new DoctorJson(json);
        json.writeStartObject();
        json.writeNumberField("pods", report.pods());
        writer.field("webhook", report.webhook());
        json.writeStringField("policy", PolicyFile.toYaml(report.policy()));
        json.writeArrayFieldStart("findings");
        for (DoctorFinding finding : report.findings()) {
            writer.finding(finding);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("problems");
        for (Problem problem : report.problems()) {
            json.writeString(problem.toString());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void finding(DoctorFinding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("code", finding.verdict().code());
        json.writeStringField("verdict", finding.verdict().name());
        json.writeStringField("severity", finding.verdict().severity().name().toLowerCase(Locale.ROOT));
        json.writeStringField("page", finding.verdict().page());
        owner(finding.owner());
        json.writeStringField("image", finding.image());
        field("registry", finding.registry().map(Object::toString));
        field("cause", finding.cause().map(Enum::name));
        json.writeStringField("detail", finding.detail());
        field("evidence", finding.evidence());
        json.writeArrayFieldStart("pods");
        for (String pod : finding.pods()) {
            json.writeString(pod);
        }
        json.writeEndArray();
        field("oldest", finding.oldest().map(Object::toString));
        field("newest", finding.newest().map(Object::toString));
        json.writeObjectFieldStart("fix");
        json.writeStringField("kind", finding.fix().kind().name());
        json.writeArrayFieldStart("steps");
        for (String step : finding.fix().steps()) {
            json.writeString(step);
        }
        json.writeEndArray();
        field("patch", finding.fix().patch());
        field("command", finding.fix().command(finding.owner()));
        json.writeEndObject();
        json.writeEndObject();
    }

    private void owner(Owner owner) throws IOException {
        json.writeObjectFieldStart("owner");
        json.writeStringField("apiVersion", owner.apiVersion());
        json.writeStringField("kind", owner.kind());
        json.writeStringField("namespace", owner.namespace());
        json.writeStringField("name", owner.name());
        field("manager", owner.manager());
        json.writeEndObject();
    }

    private void field(String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        }
    }
}
