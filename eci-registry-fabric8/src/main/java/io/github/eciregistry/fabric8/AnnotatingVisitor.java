package io.github.eciregistry.fabric8;

import io.fabric8.kubernetes.api.builder.Visitor;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;

/** Annotates what builders are about to build: what they would build now is annotated, and put back into them. */
final class AnnotatingVisitor implements Visitor<Object> {

    private final Settings settings;

    AnnotatingVisitor(Settings settings) {
        this.settings = settings;
    }

    /** Given, since fabric8 would look for it by reflection. */
    @Override
    public Class<Object> getType() {
        return Object.class;
    }

    @Override
    public void visit(Object element) {
        ObjectRun run = new ObjectRun(settings, false);
        if (element instanceof PodTemplateSpecBuilder builder) {
            PodTemplateSpec template = builder.build();
            PodTemplateSpec annotated = ObjectAnnotator.annotate(template, run);
            if (annotated != template) {
                builder.withMetadata(annotated.getMetadata());
            }
        } else if (element instanceof PodBuilder builder) {
            Pod pod = builder.build();
            Pod annotated = ObjectAnnotator.annotate(pod, run);
            if (annotated != pod) {
                builder.withMetadata(annotated.getMetadata());
            }
        } else if (element instanceof GenericKubernetesResourceBuilder builder) {
            GenericKubernetesResource object = builder.build();
            GenericKubernetesResource annotated = ObjectAnnotator.annotate(object, run);
            if (annotated != object) {
                builder.withMetadata(annotated.getMetadata())
                        .withAdditionalProperties(annotated.getAdditionalProperties());
            }
        } else if (ImageCacheObjects.isNamedAsBuilder(element)) {
            ImageCacheObjects.visit(element, run);
        }
    }
}
