package consumer;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.SecurityManager;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.k8s.KubernetesConf;
import org.apache.spark.deploy.k8s.KubernetesDriverConf;
import org.apache.spark.deploy.k8s.KubernetesExecutorConf;
import org.apache.spark.deploy.k8s.SparkPod;
import org.apache.spark.deploy.k8s.submit.JavaMainAppResource;
import org.apache.spark.deploy.k8s.submit.KubernetesDriverBuilder;
import org.apache.spark.resource.ResourceProfile$;
import org.apache.spark.scheduler.cluster.k8s.KubernetesExecutorBuilder;
import scala.Option;

/** Lets Spark build the pods of a driver and an executor with the step that its properties select. */
public final class SparkConsumer {

    private static final String STEP = "io.github.eciregistry.fabric8.spark.EciRegistryFeatureStep";

    private SparkConsumer() {}

    public static void main(String[] args) {
        SparkConf conf = conf().set("spark.eci-registry.plain-http", "192.168.0.0/16");
        SparkConf inDriver = conf.clone().set("spark.driver.host", "driver").set("spark.driver.port", "7078");
        try (KubernetesClient client = new KubernetesClientBuilder().build()) {
            SparkPod driver = driver(conf, client);
            show("driver", driver);
            KubernetesExecutorConf executor =
                    KubernetesConf.createExecutorConf(inDriver, "1", "app", Option.apply(driver.pod()), 0);
            show(
                    "executor",
                    new KubernetesExecutorBuilder()
                            .buildFromFeatures(
                                    executor,
                                    new SecurityManager(inDriver, Option.empty(), SecurityManager.$lessinit$greater$default$3()),
                                    client,
                                    ResourceProfile$.MODULE$.getOrCreateDefaultProfile(inDriver))
                            .pod());
            try {
                driver(conf().set("spark.eci-registry.policy", "none.yaml"), client);
            } catch (IllegalArgumentException e) {
                System.out.println(e.getMessage());
            }
        }
        System.exit(0);
    }

    private static SparkConf conf() {
        return new SparkConf(false)
                .set("spark.app.name", "app")
                .set("spark.kubernetes.container.image", "192.168.1.10:5000/spark:3.5.6")
                .set("spark.kubernetes.driver.pod.featureSteps", STEP)
                .set("spark.kubernetes.executor.pod.featureSteps", STEP);
    }

    private static SparkPod driver(SparkConf conf, KubernetesClient client) {
        KubernetesDriverConf driver = KubernetesConf.createDriverConf(
                conf, "app", new JavaMainAppResource(Option.empty()), "Main", new String[0], Option.empty());
        return new KubernetesDriverBuilder().buildFromFeatures(driver, client).pod();
    }

    private static void show(String role, SparkPod pod) {
        Map<String, String> annotations = new TreeMap<>(pod.pod().getMetadata().getAnnotations());
        annotations.keySet().removeIf(key -> !key.startsWith("k8s.aliyun.com/"));
        System.out.println(role + " " + annotations + " of " + pod.container().getImage() + " apart from "
                + pod.pod().getSpec().getContainers());
    }
}
