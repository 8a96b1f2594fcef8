package consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.github.eciregistry.annotation.RegistryAnnotations;
import io.github.eciregistry.export.SettingsFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.TreeMap;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.core.plugin.PluginUtils;
import org.apache.flink.kubernetes.operator.api.FlinkDeployment;
import org.apache.flink.kubernetes.operator.mutator.FlinkResourceMutator;

/** Does what the operator's webhook does with a FlinkDeployment: MutatorUtils and FlinkMutator of its release 1.15.0. */
public final class FlinkConsumer {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final ConfigOption<Map<String, String>> ANNOTATIONS =
            ConfigOptions.key("kubernetes.jobmanager.annotations").mapType().noDefaultValue();

    private FlinkConsumer() {}

    public static void main(String[] args) throws Exception {
        readSettings();
        Configuration operator = new Configuration();
        operator.setString("eci-registry.plain-http", "192.168.0.0/16");
        operator.setString("plugin.classloader.parent-first-patterns.additional", "io.fabric8");
        FlinkResourceMutator mutator = mutator(operator);
        System.out.println("plugin " + (mutator.getClass().getClassLoader() != FlinkConsumer.class.getClassLoader()));
        show(mutator, """
                image: 192.168.1.10:5000/flink:1.20
                flinkVersion: v1_20
                jobManager: {resource: {memory: 2048m, cpu: 1}}
                taskManager: {resource: {memory: 2048m, cpu: 1}}
                """);
        show(mutator, """
                image: 192.168.1.10:5000/flink:1.20
                podTemplate: {spec: {containers: [{name: flink-main-container}]}}
                jobManager: {podTemplate: {metadata: {annotations: {team: data}}}}
                taskManager:
                  podTemplate: {spec: {initContainers: [{name: fetch, image: "192.168.1.11:5000/fetch"}]}}
                """);
        show(mutator, "{image: flink:1.20, job: {jarURI: local:///app.jar, parallelism: 2}}");
        try {
            mutator(new Configuration());
        } catch (NoClassDefFoundError | ServiceConfigurationError e) { // The latter before JDK 25.
            System.out.println("without the setting of plugins " + (e.getCause() instanceof Error cause ? cause : e));
        }
    }

    /** Reads settings as Flink reads config.yaml and its options that are maps. */
    private static void readSettings() throws Exception {
        RegistryAnnotations annotations =
                RegistryAnnotations.builder().plainHttp("a.test", "b.test:5000").skipVerify("[fd00::1]:5000").build();
        Path directory = Files.createTempDirectory("flink");
        Files.writeString(directory.resolve("config.yaml"), SettingsFormat.FLINK_CONF.format(annotations));
        System.out.println("exported " + GlobalConfiguration.loadConfiguration(directory.toString())
                .get(ANNOTATIONS)
                .equals(annotations.toMap()));
        String key = "k8s.aliyun.com/plain-http-registry:";
        for (String value : new String[] {"a.test:5000", "a.test,b.test", "a.test,b.test:5000"}) {
            Configuration configuration = new Configuration();
            configuration.setString(ANNOTATIONS.key(), key + value);
            try {
                System.out.println("without quotes " + new TreeMap<>(configuration.get(ANNOTATIONS)));
            } catch (IllegalArgumentException e) {
                System.out.println("without quotes refused");
            }
        }
    }

    private static FlinkResourceMutator mutator(Configuration operator) {
        Iterator<FlinkResourceMutator> mutators =
                PluginUtils.createPluginManagerFromRootFolder(operator).load(FlinkResourceMutator.class);
        FlinkResourceMutator mutator = mutators.next();
        mutator.configure(operator);
        return mutator;
    }

    private static void show(FlinkResourceMutator mutator, String spec) throws Exception {
        GenericKubernetesResource resource = new YAMLMapper()
                .readValue(
                        "apiVersion: flink.apache.org/v1beta1\nkind: FlinkDeployment\nmetadata: {name: app, uid: a}\nspec:\n"
                                + spec.indent(2),
                        GenericKubernetesResource.class);
        FlinkDeployment deployment = MAPPER.convertValue(resource, FlinkDeployment.class);
        JsonNode before = MAPPER.valueToTree(deployment);
        JsonNode after = MAPPER.valueToTree(mutator.mutateDeployment(deployment));
        for (String template : new String[] {"", "/jobManager", "/taskManager"}) {
            JsonNode annotations = after.at("/spec" + template + "/podTemplate/metadata/annotations");
            if (!annotations.isMissingNode()) {
                System.out.println("spec" + template + " " + annotations);
            }
        }
        System.out.println("again " + MAPPER.valueToTree(mutator.mutateDeployment(deployment)).equals(after)
                + ", unchanged " + before.equals(after));
    }
}
