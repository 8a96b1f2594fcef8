package io.github.eciregistry.examples;

import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.github.eciregistry.fabric8.AnnotationReport;
import io.github.eciregistry.fabric8.RegistryAnnotator;
import io.github.eciregistry.fabric8.imagecache.ImageCache;
import io.github.eciregistry.fabric8.imagecache.ImageCaches;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.List;

/** Annotates an object, and a builder, and makes the ImageCache that goes with a pod. No cluster is called. */
public final class AnnotateObjects {

    private AnnotateObjects() {}

    /** Prints what is added to a Deployment. */
    public static void main(String[] args) {
        RegistryPolicy policy =
                RegistryPolicy.builder().plainHttp("192.168.0.0/16").build();
        Deployment deployment =
                BuildDeployment.deployment("web", "192.168.1.10:5000/test/nginx:1.25", RegistryPolicy.empty());
        report(deployment, policy);
    }

    /** Returns a Deployment annotated in both ways, which come to the same. */
    public static List<Deployment> annotate(Deployment deployment, RegistryPolicy policy) {
        // @start region="fabric8"
        RegistryAnnotator annotator = RegistryAnnotator.using(policy);
        Deployment annotated = annotator.annotate(deployment); // the same object if there is nothing to add
        Deployment built =
                new DeploymentBuilder(deployment).accept(annotator.visitor()).build();
        // @end
        return List.of(annotated, built);
    }

    /** Returns the cache of a pod's images. */
    public static ImageCache cache(PodSpec podSpec, RegistryPolicy policy) {
        // @start region="cache-for-a-pod"
        ImageCache cache = ImageCaches.forImages("shop", "default", podSpec, policy);
        // @end
        return cache;
    }

    /** Returns an annotated Deployment with what was done to it. */
    public static Deployment report(Deployment deployment, RegistryPolicy policy) {
        // @start region="report"
        AnnotationReport<Deployment> report = RegistryAnnotator.using(policy).report(deployment);
        report.added().forEach(System.out::println); // the registries that were listed
        report.problems().forEach(System.err::println); // problems of the existing values
        Deployment annotated = report.object();
        // @end
        return annotated;
    }
}
