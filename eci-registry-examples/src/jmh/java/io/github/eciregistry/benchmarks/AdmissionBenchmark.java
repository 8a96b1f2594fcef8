package io.github.eciregistry.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.admission.v1.AdmissionReview;
import io.github.eciregistry.admission.RegistryAdmission;
import io.github.eciregistry.fabric8.RegistryAnnotator;
import io.github.eciregistry.policy.RegistryPolicy;
import io.javaoperatorsdk.webhook.admission.AdmissionController;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * The time to answer an admission review of 13 KB for a Pod of three containers, bytes in and bytes out, beside one pass of
 * Jackson over the same bytes and beside the framework of the Java Operator SDK with the typed annotator in it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AdmissionBenchmark {

    private static final int SIZE = 13_000;
    private static final RegistryPolicy POLICY = RegistryPolicy.builder()
            .plainHttp("192.168.0.0/16")
            .skipVerify("harbor.pre.com")
            .build();

    private final byte[] review = review();
    private final JsonFactory json = new JsonFactory();
    private final ObjectMapper mapper = new ObjectMapper();
    private final RegistryAdmission admission = RegistryAdmission.using(POLICY);
    private final AdmissionController<Pod> controller = controller(RegistryAnnotator.using(POLICY));

    /** {@link RegistryAdmission#review(byte[])}. */
    @Benchmark
    public byte[] registryAdmission() {
        return admission.review(review).response();
    }

    /** The Java Operator SDK: JSON to objects, {@link RegistryAnnotator}, JSON Patch, objects to JSON. */
    @Benchmark
    public byte[] operatorSdk() throws IOException {
        return mapper.writeValueAsBytes(controller.handle(mapper.readValue(review, AdmissionReview.class)));
    }

    /** Jackson's tokens, which are thrown away. */
    @Benchmark
    public int tokens() throws IOException {
        int tokens = 0;
        try (JsonParser parser = json.createParser(review)) {
            while (parser.nextToken() != null) {
                tokens++;
            }
        }
        return tokens;
    }

    private static AdmissionController<Pod> controller(RegistryAnnotator annotator) {
        return new AdmissionController<Pod>((pod, operation) -> annotator.annotate(pod));
    }

    private static byte[] review() {
        String pod = """
                {"apiVersion": "v1", "kind": "Pod",
                 "metadata": {"generateName": "web-5d8f7c9b6b-", "namespace": "shop", "labels": {"app": "web"}},
                 "spec": {"containers": [%s, %s, %s]}}""".formatted(
                        container("web", "192.168.1.10:5000/shop/web:1.25"),
                        container("cart", "harbor.pre.com/shop/cart:2.0.1"),
                        container("log", "fluent/fluent-bit:2.1"));
        return """
                {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview",
                 "request": {
                   "uid": "705ab4f5-6393-11e8-b7cc-42010a800002",
                   "kind": {"group": "", "version": "v1", "kind": "Pod"},
                   "resource": {"group": "", "version": "v1", "resource": "pods"},
                   "namespace": "shop", "operation": "CREATE", "dryRun": false,
                   "userInfo": {"username": "system:serviceaccount:kube-system:replicaset-controller"},
                   "object": %s}}""".formatted(pod).getBytes(StandardCharsets.UTF_8);
    }

    /** A container with as much environment as makes the review as large as it is to be. */
    private static String container(String name, String image) {
        StringBuilder env = new StringBuilder();
        for (int i = 0; env.length() < SIZE / 3 - 250; i++) {
            env.append(i == 0 ? "" : ", ")
                    .append("{\"name\": \"SETTING_%d\", \"value\": \"value-%d\"}".formatted(i, i));
        }
        return "{\"name\": \"%s\", \"image\": \"%s\", \"env\": [%s]}".formatted(name, image, env);
    }
}
