package io.github.eciregistry.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.eciregistry.probe.ProbeReason;
import io.github.eciregistry.probe.ProbeResult;
import io.github.eciregistry.probe.RelatedHost;
import io.github.eciregistry.probe.ServerCertificate;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Writes what probes found as a JSON array. */
final class ProbeJson {

    private ProbeJson() {}

    static void write(JsonGenerator json, List<ProbeResult> results) throws IOException {
        json.writeStartArray();
        for (ProbeResult result : results) {
            json.writeStartObject();
            json.writeStringField("registry", result.registry().toString());
            json.writeStringField("verdict", result.verdict().name());
            if (result.transport().isPresent()) {
                json.writeStringField("transport", result.transport().get().name());
            }
            json.writeBooleanField("pullable", result.isPullable());
            writeReasons(json, result.reasons());
            if (result.certificate().isPresent()) {
                write(json, result.certificate().get());
            }
            json.writeArrayFieldStart("relatedHosts");
            for (RelatedHost host : result.relatedHosts()) {
                json.writeStartObject();
                json.writeStringField("role", host.role().name().toLowerCase(Locale.ROOT));
                json.writeStringField("url", host.url().toString());
                json.writeStringField("registry", host.registry().toString());
                json.writeStringField("verdict", host.verdict().name());
                json.writeBooleanField("needsEntry", host.needsEntry());
                writeReasons(json, host.result().reasons());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeStringField("advice", result.advice());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeReasons(JsonGenerator json, List<ProbeReason> reasons) throws IOException {
        json.writeArrayFieldStart("reasons");
        for (ProbeReason reason : reasons) {
            json.writeStartObject();
            json.writeStringField("code", reason.code().name());
            json.writeStringField("message", reason.message());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, ServerCertificate certificate) throws IOException {
        json.writeObjectFieldStart("certificate");
        json.writeStringField("subject", certificate.subject());
        json.writeStringField("issuer", certificate.issuer());
        json.writeArrayFieldStart("names");
        for (String name : certificate.names()) {
            json.writeString(name);
        }
        json.writeEndArray();
        json.writeStringField("notBefore", certificate.notBefore().toString());
        json.writeStringField("notAfter", certificate.notAfter().toString());
        json.writeStringField("sha256", certificate.sha256());
        json.writeEndObject();
    }
}
