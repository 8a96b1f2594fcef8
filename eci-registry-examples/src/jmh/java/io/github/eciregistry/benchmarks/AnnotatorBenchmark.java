package io.github.eciregistry.benchmarks;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.github.eciregistry.fabric8.AnnotationReport;
import io.github.eciregistry.fabric8.RegistryAnnotator;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The time to annotate a Deployment of three containers, beside what fabric8 needs to build one that equals it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AnnotatorBenchmark {

    private final RegistryAnnotator annotator = RegistryAnnotator.using(RegistryPolicy.builder()
            .plainHttp("192.168.0.0/16")
            .skipVerify("harbor.pre.com")
            .build());
    private final Deployment deployment = deployment();
    private final Deployment annotated = annotator.annotate(deployment);
    private final Map<String, String> annotations =
            annotated.getSpec().getTemplate().getMetadata().getAnnotations();

    /** {@link RegistryAnnotator#annotate}. */
    @Benchmark
    public Deployment annotate() {
        return annotator.annotate(deployment);
    }

    /** {@link RegistryAnnotator#annotate} of a Deployment that needs nothing. */
    @Benchmark
    public Deployment annotateAgain() {
        return annotator.annotate(annotated);
    }

    /** {@link RegistryAnnotator#report}. */
    @Benchmark
    public AnnotationReport<Deployment> report() {
        return annotator.report(deployment);
    }

    /** {@link RegistryAnnotator#visitor} on a builder of the Deployment, both built. */
    @Benchmark
    public Deployment visitor() {
        return new DeploymentBuilder(deployment).accept(annotator.visitor()).build();
    }

    /** The floor: the annotations, which are known, are put on by the builder. */
    @Benchmark
    public Deployment builder() {
        return new DeploymentBuilder(deployment)
                .editSpec()
                .editTemplate()
                .editMetadata()
                .addToAnnotations(annotations)
                .endMetadata()
                .endTemplate()
                .endSpec()
                .build();
    }

    private static Deployment deployment() {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withName("shop")
                .withNamespace("default")
                .endMetadata()
                .withNewSpec()
                .withReplicas(3)
                .withNewSelector()
                .withMatchLabels(Map.of("app", "shop"))
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(Map.of("app", "shop", "alibabacloud.com/eci", "true"))
                .endMetadata()
                .withNewSpec()
                .withContainers(
                        container("web", "192.168.1.10:5000/shop/web:1.25"),
                        container("cart", "harbor.pre.com/shop/cart:2.0.1"),
                        container("log", "fluent/fluent-bit:2.1"))
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }

    private static Container container(String name, String image) {
        return new ContainerBuilder()
                .withName(name)
                .withImage(image)
                .addNewPort()
                .withContainerPort(8080)
                .withName("http")
                .endPort()
                .addNewEnv()
                .withName("DATABASE_URL")
                .withValue("jdbc:postgresql://db:5432/shop")
                .endEnv()
                .build();
    }
}
