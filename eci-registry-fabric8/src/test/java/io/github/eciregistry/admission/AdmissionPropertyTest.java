package io.github.eciregistry.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.github.eciregistry.admission.AdmissionDecision.Outcome;
import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.fabric8.RegistryAnnotator;
import io.github.eciregistry.policy.RegistryPolicy;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

class AdmissionPropertyTest {

    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();
    private static final RegistryPolicy POLICY = RegistryPolicy.builder()
            .plainHttp("192.168.0.0/16", "reg.test.com:80")
            .skipVerify("harbor.pre.com", "*.corp.example")
            .build();
    private static final AnnotationKeys[] KEYS = {AnnotationKeys.ECI, AnnotationKeys.ACS};

    private final RegistryAdmission admission = RegistryAdmission.using(POLICY).withKeys(KEYS);
    private final RegistryAnnotator annotator = RegistryAnnotator.using(POLICY).withKeys(KEYS);

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void thePatchMakesOfAPodWhatTheAnnotatorMakesOfIt(@ForAll("pods") JsonObject pod) {
        JsonObject patched = AdmissionConformanceTest.patched(pod, admission.review(reviewOf(pod)));
        Pod annotated = annotator.annotate(SERIALIZATION.unmarshal(pod.toString(), Pod.class));
        assertThat(SERIALIZATION.asJson(annotated))
                .isEqualTo(SERIALIZATION.asJson(SERIALIZATION.unmarshal(patched.toString(), Pod.class)));
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void thePatchTouchesNothingButTheRegistryAnnotations(@ForAll("pods") JsonObject pod) {
        JsonObject patched = AdmissionConformanceTest.patched(pod, admission.review(reviewOf(pod)));
        assertThat(withoutRegistries(patched).toString())
                .isEqualTo(withoutRegistries(pod).toString());
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void aPatchedPodIsNotPatchedAgain(@ForAll("pods") JsonObject pod) {
        JsonObject patched = AdmissionConformanceTest.patched(pod, admission.review(reviewOf(pod)));
        assertThat(admission.review(reviewOf(patched)).outcome()).isIn(Outcome.UNCHANGED, Outcome.WARNED);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void anAuditWarnsExactlyWhereElseThereWouldBeAPatch(@ForAll("pods") JsonObject pod) {
        AdmissionDecision decision = admission.review(reviewOf(pod));
        AdmissionDecision audit = admission.auditOnly().review(reviewOf(pod));
        assertThat(audit.outcome())
                .isEqualTo(decision.outcome() == Outcome.PATCHED ? Outcome.WARNED : decision.outcome());
        assertThat(audit.reasonCode()).isEqualTo(decision.reasonCode());
        assertThat(audit.added()).isEqualTo(decision.added());
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void everyChangeOfBytesGivesADecision(
            @ForAll("pods") JsonObject pod, @ForAll Random random, @ForAll @IntRange(min = 1, max = 5) int changes) {
        byte[] body = reviewOf(pod);
        for (int i = 0; i < changes; i++) {
            body = changed(body, random);
        }
        AdmissionDecision decision = admission.denyingInvalidReferences().review(body);
        JsonObject response = AdmissionCase.parse(new String(decision.response(), StandardCharsets.UTF_8))
                .getJsonObject("response");
        assertThat(response.getString("uid")).isEqualTo(decision.uid().orElse(""));
        assertThat(decision.httpStatus()).isEqualTo(decision.outcome() == Outcome.INVALID ? 400 : 200);
        assertThat(decision.reason())
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(1_024)
                .doesNotContainPattern("\\p{Cntrl}");
    }

    private static byte[] changed(byte[] body, Random random) {
        int from = random.nextInt(body.length + 1);
        int to = Math.min(body.length, from + random.nextInt(20));
        byte[] start = Arrays.copyOf(body, from);
        byte[] end = Arrays.copyOfRange(body, to, body.length);
        return switch (random.nextInt(5)) {
            case 0 -> start;
            case 1 -> joined(start, new byte[] {(byte) random.nextInt(256)}, end);
            case 2 -> joined(start, Arrays.copyOfRange(body, from, to), Arrays.copyOfRange(body, from, body.length));
            case 3 ->
                joined(start, "\"{}[],:\\0e-".substring(random.nextInt(11)).getBytes(StandardCharsets.UTF_8), end);
            default -> joined(start, end);
        };
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] reviewOf(JsonObject pod) {
        return Json.createObjectBuilder()
                .add("kind", "AdmissionReview")
                .add("apiVersion", "admission.k8s.io/v1")
                .add(
                        "request",
                        Json.createObjectBuilder()
                                .add("uid", "705ab4f5")
                                .add(
                                        "kind",
                                        Json.createObjectBuilder()
                                                .add("group", "")
                                                .add("kind", "Pod"))
                                .add("operation", "CREATE")
                                .add("object", pod))
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A pod without its registry annotations, and without annotations if these are all it has. */
    private static JsonObject withoutRegistries(JsonObject pod) {
        JsonObjectBuilder annotations = Json.createObjectBuilder();
        JsonValue existing = pod.getJsonObject("metadata").get("annotations");
        if (existing instanceof JsonObject object) {
            object.forEach((key, value) -> {
                if (!key.endsWith("-registry")) {
                    annotations.add(key, value);
                }
            });
        }
        JsonObjectBuilder metadata = Json.createObjectBuilder(pod.getJsonObject("metadata"));
        metadata.remove("annotations");
        JsonObject others = annotations.build();
        if (!others.isEmpty()) {
            metadata.add("annotations", others);
        }
        return Json.createObjectBuilder(pod).add("metadata", metadata).build();
    }

    @Provide
    Arbitrary<JsonObject> pods() {
        Arbitrary<JsonValue> containers = lists(containers("image"));
        Arbitrary<JsonValue> volumes = lists(volumes());
        return Combinators.combine(annotations(), containers, containers, volumes, anything())
                .as((annotations, init, main, volumeList, unknown) -> Json.createObjectBuilder()
                        .add("apiVersion", "v1")
                        .add("kind", "Pod")
                        .add("metadata", fields("name", Json.createValue("web"), "annotations", annotations))
                        .add(
                                "spec",
                                Json.createObjectBuilder(fields("volumes", volumeList, "containers", main))
                                        .addAll(Json.createObjectBuilder(
                                                fields("x-unknown", unknown, "initContainers", init))))
                        .build());
    }

    private static Arbitrary<JsonValue> annotations() {
        Arbitrary<String> keys = Arbitraries.of(
                "k8s.aliyun.com/plain-http-registry",
                "k8s.aliyun.com/insecure-registry",
                "registry.alibabacloud.com/plain-http-registry",
                "registry.alibabacloud.com/insecure-registry",
                "a~1b",
                "note");
        Arbitrary<String> values = Arbitraries.oneOf(
                Arbitraries.of(
                        "", " ", "192.168.1.10:5000", "harbor.pre.com", "old.example, 192.168.1.10:5000,", "http://x"),
                Arbitraries.strings().ofMaxLength(20));
        Arbitrary<JsonValue> some = Arbitraries.maps(keys, values).ofMaxSize(5).map(map -> {
            JsonObjectBuilder object = Json.createObjectBuilder();
            map.forEach(object::add);
            return object.build();
        });
        return Arbitraries.frequencyOf(Tuple.of(4, some), Tuple.of(1, Arbitraries.of(JsonValue.NULL)));
    }

    /** Something that pulls an image, by a field of that name. */
    private static Arbitrary<JsonValue> containers(String field) {
        Arbitrary<String> images = Arbitraries.oneOf(
                Arbitraries.of(
                        "192.168.1.10:5000/a:1",
                        "192.168.1.11/b",
                        "reg.test.com:80/c",
                        "reg.test.com/d",
                        "Harbor.pre.com/e",
                        "x.corp.example:8443/f@sha256:" + "0".repeat(64),
                        "nginx",
                        "quay.io/g:2",
                        "",
                        " ",
                        "192.168.1.10:5000/Upper",
                        "user:secret@harbor.pre.com/h"),
                Arbitraries.strings().ascii().ofMaxLength(12));
        return Combinators.combine(images, anything())
                .as((image, unknown) -> fields("resources", unknown, field, Json.createValue(image)));
    }

    private static Arbitrary<JsonValue> volumes() {
        return Arbitraries.oneOf(
                containers("reference").map(image -> fields("name", Json.createValue("v"), "image", image)),
                Arbitraries.of(fields("name", Json.createValue("e"), "emptyDir", JsonValue.EMPTY_JSON_OBJECT)));
    }

    private static Arbitrary<JsonValue> lists(Arbitrary<JsonValue> items) {
        Arbitrary<JsonValue> some = items.list().ofMaxSize(4).map(AdmissionPropertyTest::array);
        return Arbitraries.frequencyOf(Tuple.of(6, some), Tuple.of(1, Arbitraries.of(JsonValue.NULL)));
    }

    /** Objects under a name that no field has, with names in them that matter elsewhere. */
    private static Arbitrary<JsonValue> anything() {
        Arbitrary<JsonValue> texts = Arbitraries.strings().ofMaxLength(8).map(Json::createValue);
        return Arbitraries.maps(Arbitraries.of("image", "annotations", "é", "uid"), texts)
                .ofMaxSize(3)
                .map(map -> {
                    JsonObjectBuilder object = Json.createObjectBuilder();
                    map.forEach(object::add);
                    return object.build();
                });
    }

    private static JsonArray array(List<JsonValue> values) {
        return Json.createArrayBuilder(values).build();
    }

    private static JsonObject fields(String name, JsonValue value, String other, JsonValue otherValue) {
        return Json.createObjectBuilder()
                .add(name, value)
                .add(other, otherValue)
                .build();
    }
}
