package io.github.eciregistry.doctor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Objects as kubectl prints them. */
final class Dumps {

    static final String PLAIN = "http: server gave HTTP response to HTTPS client";
    static final String X509 = "tls: failed to verify certificate: x509: certificate signed by unknown authority";
    static final String ECI_LABEL = "\"alibabacloud.com/eci\":\"true\"";

    private Dumps() {}

    static ClusterDump read(String text) {
        try {
            return ClusterDump.builder()
                    .add("dump", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String list(List<String> objects) {
        return "{\"apiVersion\":\"v1\",\"items\":[" + String.join(",", objects)
                + "],\"kind\":\"List\",\"metadata\":{}}";
    }

    static List<DoctorFinding> examine(String... objects) {
        return ClusterDoctor.create().examine(read(list(List.of(objects)))).findings();
    }

    static String failure(String image, String error) {
        String host = image.substring(0, image.indexOf('/'));
        return "Failed to pull image \"" + image + "\": failed to pull and unpack image \"" + image
                + "\": failed to resolve reference \"" + image + "\": failed to do request: Head \"https://" + host
                + "/v2/app/manifests/1\": " + error;
    }

    /** A pod on ECI, with one container that waits for its image. */
    static Pod pod(String name, String image) {
        return new Pod(name, image);
    }

    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    static String annotations(String... keysAndValues) {
        List<String> entries = new ArrayList<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            entries.add(quoted(keysAndValues[i]) + ":" + quoted(keysAndValues[i + 1]));
        }
        return "\"annotations\":{" + String.join(",", entries) + "}";
    }

    /** A workload of apps/v1 with a template of one container. */
    static String workload(String kind, String name, String image, String... annotations) {
        return "{\"apiVersion\":\"apps/v1\",\"kind\":\"" + kind + "\",\"metadata\":{\"name\":\"" + name
                + "\",\"namespace\":\"shop\"},\"spec\":{\"template\":" + template(image, annotations) + "}}";
    }

    static String template(String image, String... annotations) {
        return "{\"metadata\":{\"labels\":{" + ECI_LABEL + "}," + annotations(annotations)
                + "},\"spec\":{\"containers\":[{\"name\":\"app\",\"image\":" + quoted(image) + "}]}}";
    }

    static String owned(String apiVersion, String kind, String name, String ownerKind, String owner, String spec) {
        String group = ownerKind.equals("CronJob") || ownerKind.equals("Job") ? "batch/v1" : "apps/v1";
        return "{\"apiVersion\":\"" + apiVersion + "\",\"kind\":\"" + kind + "\",\"metadata\":{\"name\":\"" + name
                + "\",\"namespace\":\"shop\",\"ownerReferences\":[{\"apiVersion\":\"" + group + "\",\"kind\":\""
                + ownerKind + "\",\"name\":\"" + owner + "\",\"uid\":\"u\",\"controller\":true}]},\"spec\":" + spec
                + "}";
    }

    static String event(String pod, String message) {
        return "{\"apiVersion\":\"v1\",\"kind\":\"Event\",\"metadata\":{\"name\":\"" + pod + "."
                + Integer.toHexString(message.hashCode()) + "\",\"namespace\":\"shop\"},\"involvedObject\":{\"kind\":"
                + "\"Pod\",\"namespace\":\"shop\",\"name\":\"" + pod + "\",\"fieldPath\":\"spec.containers{app}\"},"
                + "\"reason\":\"Failed\",\"type\":\"Warning\",\"lastTimestamp\":\"2026-11-30T10:00:00Z\",\"message\":"
                + quoted(message) + "}";
    }

    /** Builds a pod. */
    static final class Pod {
        private final String name;
        private final String image;
        private String namespace = "shop";
        private String labels = ECI_LABEL;
        private String annotations = "";
        private String owner = "";
        private String more = "";
        private String spec = "";
        private String message = "";
        private String created = "2026-11-30T09:00:00Z";
        private boolean isWaiting = true;

        private Pod(String name, String image) {
            this.name = name;
            this.image = image;
        }

        Pod in(String value) {
            namespace = value;
            return this;
        }

        Pod labels(String value) {
            labels = value;
            return this;
        }

        Pod annotated(String... keysAndValues) {
            annotations = "," + annotations(keysAndValues);
            return this;
        }

        Pod ownedBy(String apiVersion, String kind, String owner) {
            this.owner = ",\"ownerReferences\":[{\"apiVersion\":\"" + apiVersion + "\",\"kind\":\"" + kind
                    + "\",\"name\":\"" + owner + "\",\"uid\":\"u\",\"controller\":true}]";
            return this;
        }

        Pod metadata(String fields) {
            more = "," + fields;
            return this;
        }

        Pod spec(String fields) {
            spec = "," + fields;
            return this;
        }

        Pod created(String time) {
            created = time;
            return this;
        }

        Pod says(String error) {
            message = Dumps.failure(image, error);
            return this;
        }

        Pod saysOnly(String text) {
            message = text;
            return this;
        }

        Pod running() {
            isWaiting = false;
            return this;
        }

        @Override
        public String toString() {
            String state = isWaiting
                    ? "\"waiting\":{\"reason\":\"ImagePullBackOff\",\"message\":" + quoted(message) + "}"
                    : "\"running\":{\"startedAt\":\"2026-11-30T09:00:05Z\"}";
            return "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"" + name + "\",\"namespace\":\""
                    + namespace + "\",\"creationTimestamp\":\"" + created + "\",\"labels\":{" + labels + "}"
                    + annotations + owner + more + "},\"spec\":{\"containers\":[{\"name\":\"app\",\"image\":"
                    + quoted(image) + "}]" + spec + "},\"status\":{\"phase\":\"" + (isWaiting ? "Pending" : "Running")
                    + "\",\"containerStatuses\":[{\"name\":\"app\",\"image\":" + quoted(image) + ",\"state\":{" + state
                    + "}}]}}";
        }
    }
}
