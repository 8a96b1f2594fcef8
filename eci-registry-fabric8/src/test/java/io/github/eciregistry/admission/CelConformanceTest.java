package io.github.eciregistry.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.admission.CelAdmission.Operation;
import io.github.eciregistry.export.ExportTarget;
import io.github.eciregistry.export.PolicyExport;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The conformance set of the admission, as far as a policy can say what it asks for, answered by the exported CEL. */
class CelConformanceTest {

    /** What a policy does not do: it cannot deny, warn or limit the size of a request. */
    private static final Set<String> OTHER_OPTIONS =
            Set.of("auditOnly", "denyInvalidReferences", "allowOnly", "maximumSize");

    static Stream<AdmissionCase> cases() throws IOException {
        return AdmissionCase.all()
                .filter(AdmissionCase::isAsked)
                .filter(given ->
                        given.json().getJsonObject("options").keySet().stream().noneMatch(OTHER_OPTIONS::contains));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void patchesAsTheAdmission(AdmissionCase given) throws IOException {
        Map<String, Object> request =
                CelAdmission.read(given.json().getJsonObject("review").getJsonObject("request"));
        CelAdmission cel = CelAdmission.of(export(given).to(ExportTarget.MUTATING_ADMISSION_POLICY));

        List<Operation> patch = cel.matches(request) ? cel.patch(request, namespaceOf(given, request)) : List.of();

        Map<String, Object> expected = CelAdmission.read(
                given.expected().containsKey("object") ? given.expected().getJsonObject("object") : given.object());
        assertThat(Operation.apply(patch, annotationsOf(CelAdmission.map(request.get("object")))))
                .isEqualTo(annotationsOf(expected) == null ? Map.of() : annotationsOf(expected));
        assertThat(patch.isEmpty()).isEqualTo(!given.expected().containsKey("object"));
    }

    private static PolicyExport export(AdmissionCase given) {
        JsonObject options = given.json().getJsonObject("options");
        PolicyExport export = PolicyExport.using(given.policy())
                .withKeys(given.keys())
                .exemptingNamespaces(
                        AdmissionCase.strings(options, "exemptNamespaces").toArray(String[]::new));
        return options.getBoolean("onlyEciPods", false) ? export.onlyEciPods() : export;
    }

    private static @Nullable Map<String, Object> namespaceOf(AdmissionCase given, Map<String, Object> request) {
        Object name = request.get("namespace");
        if (name == null) {
            return null;
        }
        boolean isEci = AdmissionCase.strings(given.json().getJsonObject("options"), "eciNamespaces")
                .contains(name);
        return Map.of("metadata", Map.of("labels", isEci ? Map.of("alibabacloud.com/eci", "true") : Map.of()));
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Map<String, String> annotationsOf(Map<String, Object> object) {
        return (Map<String, String>) CelAdmission.map(object.get("metadata")).get("annotations");
    }
}
