package io.github.eciregistry.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.annotation.RegistryAnnotations;
import io.github.eciregistry.internal.text.FlinkMap;
import io.github.eciregistry.internal.text.JsonEscapes;
import io.github.eciregistry.reference.Registry;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The settings of tools that create pods and are configured with text, and the parameters of APIs that create pods
 * without Kubernetes. Unlike an {@link ExportTarget}, they are for given images: nothing reads the images of a pod later.
 *
 * <pre>{@code
 * SettingsFormat.SPARK_CONF.format(RegistryAnnotations.forImages(policy, "192.168.1.10:5000/shop/spark:3.5"));
 * // spark.kubernetes.driver.annotation.k8s.aliyun.com/plain-http-registry    192.168.1.10:5000
 * // spark.kubernetes.executor.annotation.k8s.aliyun.com/plain-http-registry  192.168.1.10:5000
 * }</pre>
 *
 * @since 0.1.0
 */
public enum SettingsFormat {
    /**
     * Lines of Spark's {@code spark-defaults.conf}, for the driver and the executors (<a
     * href="https://spark.apache.org/docs/3.5.6/running-on-kubernetes.html#spark-properties">Spark properties</a>). Behind
     * {@code --conf}, an {@code =} joins key and value.
     */
    SPARK_CONF(true) {
        @Override
        String write(RegistryAnnotations annotations, Map<String, String> values) {
            StringBuilder lines = new StringBuilder();
            int width = values.keySet().stream().mapToInt(String::length).max().orElse(0);
            for (String role : List.of("driver", "executor")) {
                values.forEach((key, value) -> lines.append("spark.kubernetes.")
                        .append(role)
                        .append(".annotation.")
                        .append(key)
                        .append(" ".repeat(width - key.length() + (role.equals("driver") ? 4 : 2)))
                        .append(value)
                        .append('\n'));
            }
            return lines.toString();
        }
    },
    /**
     * Lines of Flink's {@code config.yaml}, or of {@code flinkConfiguration} of a FlinkDeployment, for the job manager and
     * the task managers. Flink parses the value once more: first an entry, then its value is in single quotes if it needs
     * them (as {@code ConfigurationUtils} of Flink 1.20.0 writes a map). The older {@code flink-conf.yaml} takes other quotes.
     */
    FLINK_CONF(true) {
        @Override
        String write(RegistryAnnotations annotations, Map<String, String> values) {
            return "kubernetes.jobmanager.annotations: \"%1$s\"\nkubernetes.taskmanager.annotations: \"%1$s\"\n"
                    .formatted(FlinkMap.write(values));
        }
    },
    /**
     * A table of GitLab Runner's {@code config.toml}, below its {@code [[runners]]} (<a
     * href="https://docs.gitlab.com/runner/executors/kubernetes/">Kubernetes executor</a>).
     */
    GITLAB_RUNNER(true) {
        @Override
        String write(RegistryAnnotations annotations, Map<String, String> values) {
            StringBuilder table = new StringBuilder("[runners.kubernetes.pod_annotations]\n");
            values.forEach((key, value) -> table.append("  \"%s\" = \"%s\"\n".formatted(key, value)));
            return table.toString();
        }
    },
    /**
     * The parameters {@code PlainHttpRegistry} and {@code InsecureRegistry} of ECI's {@code CreateContainerGroup} and
     * {@code CreateImageCache}, version 2018-08-08, as JSON.
     */
    ECI_OPENAPI(false) {
        @Override
        String write(RegistryAnnotations annotations, Map<String, String> values) {
            return json(json -> {
                writeList(json, "PlainHttpRegistry", annotations.plainHttp());
                writeList(json, "InsecureRegistry", annotations.skipVerify());
            });
        }
    },
    /**
     * The parameter {@code ImageRegistryCredentials} of ACS' {@code CreateImageCache} in its API {@code acc}, version
     * 2024-04-02, as JSON: an object for each registry, to which {@code Username} and {@code Password} may be added.
     */
    ACS_OPENAPI(false) {
        @Override
        String write(RegistryAnnotations annotations, Map<String, String> values) {
            return json(json -> {
                json.writeArrayFieldStart("ImageRegistryCredentials");
                for (Registry registry : annotations.plainHttp()) {
                    writeServer(json, registry, "UsePlainHttp");
                }
                for (Registry registry : annotations.skipVerify()) {
                    writeServer(json, registry, "SkipCertVerification");
                }
                json.writeEndArray();
            });
        }
    };

    private static final JsonFactory JSON = new JsonFactory().setCharacterEscapes(JsonEscapes.INSTANCE);

    private final boolean hasKeys;

    SettingsFormat(boolean hasKeys) {
        this.hasKeys = hasKeys;
    }

    /**
     * Checks whether the format writes annotations, whose keys can be chosen, rather than parameters of an API.
     *
     * @return whether {@link #format} uses the keys it is given
     */
    public boolean hasKeys() {
        return hasKeys;
    }

    /**
     * Writes the settings.
     *
     * @param annotations the annotations that the images need, see {@link RegistryAnnotations#forImages}
     * @param keys the keys to write; those of ECI if there are none
     * @return the text, with a line break at its end; empty if no image needs an annotation
     */
    public String format(RegistryAnnotations annotations, AnnotationKeys... keys) {
        Objects.requireNonNull(keys, "keys");
        Objects.requireNonNull(annotations, "annotations");
        return annotations.isEmpty() ? "" : write(annotations, annotations.toMap(keys));
    }

    abstract String write(RegistryAnnotations annotations, Map<String, String> values);

    /** What goes into a JSON object. */
    interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    static String json(Fields fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return text + "\n";
    }

    static void writeList(JsonGenerator json, String name, List<Registry> registries) throws IOException {
        if (!registries.isEmpty()) {
            json.writeStringField(
                    name, registries.stream().map(Registry::toString).collect(Collectors.joining(",")));
        }
    }

    static void writeServer(JsonGenerator json, Registry registry, String flag) throws IOException {
        json.writeStartObject();
        json.writeStringField("Server", registry.toString());
        json.writeBooleanField(flag, true);
        json.writeEndObject();
    }
}
