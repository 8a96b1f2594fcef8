package io.github.eciregistry.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.admission.CelAdmission.Operation;
import io.github.eciregistry.agreement.Form;
import io.github.eciregistry.agreement.OddObject;
import io.github.eciregistry.export.ExportTarget;
import io.github.eciregistry.export.PolicyExport;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The odd objects that an API server lets pass, answered by the exported CEL. Images that are filled in later are left out:
 * by the time a pod is created they are complete.
 */
class CelAgreementTest {

    static Stream<OddObject> cases() throws IOException {
        return OddObject.all()
                .filter(odd -> Form.TYPED.annotate(odd.object()).isPresent())
                .filter(odd -> Form.ADMISSION.annotate(odd.object()).isPresent())
                .filter(odd -> odd.about().indexOf("filled in later") < 0);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesTheAnswerOfEveryOtherForm(OddObject odd) throws IOException {
        JsonObject sent = Json.createObjectBuilder(odd.object()).build();
        boolean hasMetadata = sent.get("metadata") instanceof JsonObject;
        JsonObject object = hasMetadata // The API server adds it.
                ? sent
                : Json.createObjectBuilder(sent)
                        .add("metadata", JsonValue.EMPTY_JSON_OBJECT)
                        .build();
        boolean isPod = object.getString("kind").equals("Pod");
        Map<String, Object> request = CelAdmission.read(Json.createObjectBuilder()
                .add("uid", "u")
                .add("operation", "CREATE")
                .add("kind", kind(isPod, "kind", isPod ? "Pod" : "ImageCache"))
                .add("resource", kind(isPod, "resource", isPod ? "pods" : "imagecaches"))
                .add("object", object)
                .build());
        CelAdmission cel = CelAdmission.of(PolicyExport.using(Form.POLICY).to(ExportTarget.MUTATING_ADMISSION_POLICY));

        assertThat(cel.matches(request)).isTrue();
        List<Operation> patch = cel.patch(request, null);

        Map<String, Object> expected = CelAdmission.read(
                Json.createObjectBuilder(CelAdmission.map(odd.expected())).build());
        assertThat(Operation.apply(patch, annotations(CelAdmission.map(request.get("object")))))
                .isEqualTo(annotations(expected) == null ? Map.of() : annotations(expected));
    }

    private static JsonObject kind(boolean isPod, String name, String value) {
        return Json.createObjectBuilder()
                .add("group", isPod ? "" : "eci.alibabacloud.com")
                .add("version", "v1")
                .add(name, value)
                .build();
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Map<String, String> annotations(Map<String, Object> object) {
        return (Map<String, String>) CelAdmission.map(object.get("metadata")).get("annotations");
    }
}
