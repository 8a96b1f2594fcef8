package io.github.eciregistry.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;

/** Reviews as the API server sends them, and what is in the answers. */
final class Reviews {

    static final String UID = "705ab4f5-6393-11e8-b7cc-42010a800002";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Reviews() {}

    /** Returns the review of a pod in the namespace {@code shop} with a container for each image. */
    static String pod(String... images) {
        String containers = Arrays.stream(images)
                .map(image -> "{\"name\":\"c\",\"image\":\"" + image + "\"}")
                .collect(Collectors.joining(","));
        return "{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\",\"request\":{\"uid\":\"" + UID
                + "\",\"kind\":{\"group\":\"\",\"version\":\"v1\",\"kind\":\"Pod\"},\"resource\":{\"group\":\"\","
                + "\"version\":\"v1\",\"resource\":\"pods\"},\"name\":\"web\",\"namespace\":\"shop\",\"operation\":"
                + "\"CREATE\",\"userInfo\":{\"username\":\"admin\"},\"object\":{\"apiVersion\":\"v1\",\"kind\":\"Pod\","
                + "\"metadata\":{\"name\":\"web\",\"namespace\":\"shop\"},\"spec\":{\"containers\":[" + containers
                + "]}},\"oldObject\":null,\"dryRun\":false,\"options\":{\"kind\":\"CreateOptions\",\"apiVersion\":"
                + "\"meta.k8s.io/v1\"}}}";
    }

    static JsonNode response(String answer) throws IOException {
        return JSON.readTree(answer).path("response");
    }

    static JsonNode json(String text) throws IOException {
        return JSON.readTree(text);
    }

    /** Returns the JSON Patch in an answer. */
    static String patch(String answer) throws IOException {
        byte[] patch = Base64.getDecoder().decode(response(answer).path("patch").textValue());
        return new String(patch, StandardCharsets.UTF_8);
    }
}
