package io.github.eciregistry.fabric8.spark;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.github.eciregistry.Problem;
import io.github.eciregistry.fabric8.AnnotationReport;
import io.github.eciregistry.fabric8.RegistryAnnotator;
import io.github.eciregistry.fabric8.internal.ToolSettings;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.apache.spark.deploy.k8s.KubernetesConf;
import org.apache.spark.deploy.k8s.KubernetesDriverConf;
import org.apache.spark.deploy.k8s.KubernetesExecutorConf;
import org.apache.spark.deploy.k8s.SparkPod;
import org.apache.spark.deploy.k8s.features.KubernetesDriverCustomFeatureConfigStep;
import org.apache.spark.deploy.k8s.features.KubernetesExecutorCustomFeatureConfigStep;
import org.jspecify.annotations.Nullable;
import scala.Option;

/**
 * Adds the registry annotations to the driver and the executors of a Spark application, for Spark 3.5 and 4.
 *
 * <pre>
 * spark.kubernetes.driver.pod.featureSteps     io.github.eciregistry.fabric8.spark.EciRegistryFeatureStep
 * spark.kubernetes.executor.pod.featureSteps   io.github.eciregistry.fabric8.spark.EciRegistryFeatureStep
 * spark.eci-registry.plain-http                192.168.0.0/16
 * </pre>
 *
 * <p>Its properties, of which at least one is needed:
 *
 * <ul>
 *   <li>{@code spark.eci-registry.policy}: a {@linkplain io.github.eciregistry.policy.PolicyFile policy file}, a path on
 *       the machine that submits, for the driver, and in the driver's container, for the executors;
 *   <li>{@code spark.eci-registry.plain-http}, {@code spark.eci-registry.skip-verify}, {@code spark.eci-registry.https}:
 *       patterns as in a policy file, separated by commas or whitespace, which are added to those of the file.
 * </ul>
 *
 * <p>The driver's pod is made by {@code spark-submit}, the executors' pods by the driver: both need the jars. Images
 * of a pod template count. Problems that are warnings are logged.
 *
 * @since 0.1.0
 */
public final class EciRegistryFeatureStep
        implements KubernetesDriverCustomFeatureConfigStep, KubernetesExecutorCustomFeatureConfigStep {

    private static final System.Logger LOG = System.getLogger(EciRegistryFeatureStep.class.getName());

    private @Nullable RegistryAnnotator annotator;

    /** Creates a step; called by Spark, which then calls {@code init}. */
    public EciRegistryFeatureStep() {}

    /**
     * Reads the policy for the driver.
     *
     * @param conf the properties
     * @throws IllegalArgumentException if no property is set, the policy file cannot be read, or one of them is invalid
     */
    @Override
    public void init(KubernetesDriverConf conf) {
        readPolicy(conf);
    }

    /**
     * Reads the policy for the executors.
     *
     * @param conf the properties
     * @throws IllegalArgumentException if no property is set, the policy file cannot be read, or one of them is invalid
     */
    @Override
    public void init(KubernetesExecutorConf conf) {
        readPolicy(conf);
    }

    private void readPolicy(KubernetesConf conf) {
        readPolicy((String name) -> {
            Option<String> value = conf.getOption(name);
            return value.isDefined() ? value.get() : null;
        });
    }

    /** Reads the policy from properties. */
    void readPolicy(Function<String, @Nullable String> properties) {
        ToolSettings settings = new ToolSettings(
                "spark.eci-registry.policy",
                "spark.eci-registry.plain-http",
                "spark.eci-registry.skip-verify",
                "spark.eci-registry.https",
                properties);
        annotator = RegistryAnnotator.using(
                settings.policy(Path.of("")).orElseThrow(() -> new IllegalArgumentException(settings.nothingSet())));
    }

    /**
     * Annotates a pod.
     *
     * @param pod the pod, which Spark keeps apart from its main container
     * @return the pod with its annotations, or the argument if it needs no change
     * @throws io.github.eciregistry.InvalidInputException if the pod cannot be annotated
     * @throws NullPointerException if {@code init} was not called
     */
    @Override
    public SparkPod configurePod(SparkPod pod) {
        AnnotationReport<Pod> report = Objects.requireNonNull(annotator, "init was not called")
                .report(withContainer(pod.pod(), pod.container()));
        Pod annotated = report.orElseThrow();
        for (Problem problem : report.problems()) {
            LOG.log(Level.WARNING, "{0}", problem);
        }
        if (!report.isChanged()) {
            return pod;
        }
        Pod result = new PodBuilder(pod.pod()).build();
        result.setMetadata(annotated.getMetadata());
        return new SparkPod(result, pod.container());
    }

    /** Returns the pod as it will be when Spark has added the container. */
    private static Pod withContainer(Pod pod, Container container) {
        PodSpec spec = pod.getSpec() == null ? new PodSpec() : new PodSpecBuilder(pod.getSpec()).build();
        List<Container> containers = new ArrayList<>(List.of(container));
        containers.addAll(spec.getContainers());
        spec.setContainers(containers);
        Pod whole = new PodBuilder(pod).build();
        whole.setSpec(spec);
        return whole;
    }
}
