package io.github.eciregistry.admission;

import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.policy.Transport;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A case of the conformance set in {@code ../eci-registry-core/src/test/resources/admission}, whose README tells its form.
 *
 * @param name the name of its file
 * @param json what the file holds
 */
record AdmissionCase(String name, JsonObject json) {

    private static final Path CASES = Path.of("../eci-registry-core/src/test/resources/admission");

    static Stream<AdmissionCase> all() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files
                    .filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(AdmissionCase::read)
                    .toList()
                    .stream();
        }
    }

    private static AdmissionCase read(Path file) {
        try {
            return new AdmissionCase(file.getFileName().toString(), parse(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonObject parse(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }

    byte[] body() {
        if (json.containsKey("bodyBase64")) {
            return Base64.getDecoder().decode(json.getString("bodyBase64"));
        }
        String text = json.containsKey("body")
                ? json.getString("body")
                : json.getJsonObject("review").toString();
        return text.getBytes(StandardCharsets.UTF_8);
    }

    JsonObject expected() {
        return json.getJsonObject("expected");
    }

    RegistryPolicy policy() {
        RegistryPolicy.Builder policy = RegistryPolicy.builder();
        JsonObject rules = json.getJsonObject("policy");
        strings(rules, "https").forEach(pattern -> policy.add(Transport.HTTPS, pattern));
        strings(rules, "plainHttp").forEach(pattern -> policy.add(Transport.PLAIN_HTTP, pattern));
        strings(rules, "skipVerify").forEach(pattern -> policy.add(Transport.SKIP_VERIFY, pattern));
        return policy.build();
    }

    AnnotationKeys[] keys() {
        List<String> dialects = strings(json.getJsonObject("options"), "dialects");
        return dialects.isEmpty()
                ? new AnnotationKeys[] {AnnotationKeys.ECI}
                : dialects.stream()
                        .map(dialect -> dialect.equals("acs") ? AnnotationKeys.ACS : AnnotationKeys.ECI)
                        .toArray(AnnotationKeys[]::new);
    }

    RegistryAdmission admission() {
        JsonObject options = json.getJsonObject("options");
        RegistryAdmission admission = RegistryAdmission.using(policy())
                .withKeys(keys())
                .exemptingNamespaces(strings(options, "exemptNamespaces").toArray(String[]::new));
        if (options.getBoolean("onlyEciPods", false)) {
            Set<String> namespaces = Set.copyOf(strings(options, "eciNamespaces"));
            admission = admission.onlyEciPods(namespaces::contains);
        }
        if (options.getBoolean("auditOnly", false)) {
            admission = admission.auditOnly();
        }
        if (options.getBoolean("denyInvalidReferences", false)) {
            admission = admission.denyingInvalidReferences();
        }
        if (options.containsKey("allowOnly")) {
            admission = admission.allowingOnly(strings(options, "allowOnly").toArray(String[]::new));
        }
        return admission.withMaximumSize(options.getInt("maximumSize", RegistryAdmission.DEFAULT_MAXIMUM_SIZE));
    }

    static List<String> strings(JsonObject object, String field) {
        return object.getOrDefault(field, JsonValue.EMPTY_JSON_ARRAY)
                .asJsonArray()
                .getValuesAs(JsonString::getString);
    }

    boolean hasObject() {
        return json.containsKey("review") && request().get("object") instanceof JsonObject;
    }

    /** Whether an API server would ask: not about what is no review, nor about objects that its types cannot hold. */
    boolean isAsked() {
        return hasObject()
                && !expected().getString("outcome").equals("INVALID")
                && !expected().getString("reasonCode").equals("WRONG_TYPE");
    }

    JsonObject object() {
        return request().getJsonObject("object");
    }

    JsonObject request() {
        return json.getJsonObject("review").getJsonObject("request");
    }

    @Override
    public String toString() {
        return name;
    }
}
