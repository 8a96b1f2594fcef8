package io.github.eciregistry.examples;

import io.github.eciregistry.kind.PodLocation;
import io.github.eciregistry.kind.WorkloadKind;
import io.github.eciregistry.kind.WorkloadKinds;
import io.github.eciregistry.manifest.ManifestAnnotator;
import io.github.eciregistry.policy.RegistryPolicy;

/** Annotates objects of a kind that the SDK does not know. */
public final class AnnotateOwnKind {

    private AnnotateOwnKind() {}

    /**
     * Prints an object with its annotation.
     *
     * @param arguments a manifest
     */
    public static void main(String[] arguments) {
        RegistryPolicy policy =
                RegistryPolicy.builder().plainHttp("192.168.0.0/16").build();
        System.out.print(annotate(arguments[0], policy));
    }

    static String annotate(String manifest, RegistryPolicy policy) {
        // @start region="own-kind"
        WorkloadKinds kinds = WorkloadKinds.standard()
                .with(
                        WorkloadKind.of("apps.corp.example", "WebApp", PodLocation.podTemplate("spec.template")),
                        WorkloadKind.of(
                                "apps.corp.example",
                                "Batch",
                                PodLocation.of("spec", "podAnnotations", "steps[*].image")));
        ManifestAnnotator annotator = ManifestAnnotator.using(policy).withKinds(kinds);
        // @end
        return annotator.annotate(manifest).text();
    }
}
