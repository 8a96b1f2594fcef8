package io.github.eciregistry.fabric8;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.github.eciregistry.ProblemCode;

/**
 * Annotates objects of classes that are not known here, by way of their JSON form. A class may keep less than that form
 * says, so the way back is checked: what comes out must have the annotated form again.
 */
final class OtherClasses {

    private OtherClasses() {}

    static <T extends HasMetadata> T annotate(T object, ObjectRun run) {
        String reason;
        try {
            GenericKubernetesResource form = Converter.formOf(object);
            ObjectRun trial = run.trial();
            GenericKubernetesResource annotated = ObjectAnnotator.annotateGeneric(form, trial);
            T result = annotated == form ? object : Converter.objectOf(annotated, object);
            if (annotated == form || Converter.formOf(result).equals(annotated)) {
                run.addAll(trial);
                return result;
            }
            reason = "it does not keep all of its JSON form";
        } catch (RuntimeException | LinkageError e) { // Whatever Jackson, the class itself or a class path can do.
            reason = e.toString();
        }
        String type = object.getClass().getName();
        String message =
                "expected a class that can be converted to JSON and back, or a GenericKubernetesResource, found " + type
                        + ": " + reason.lines().findFirst().orElse("");
        run.report(ProblemCode.UNSUPPORTED_OBJECT, type, message, "");
        return object;
    }

    /** Apart, because it takes a second to make, and because kubernetes-client-api is optional. */
    private static final class Converter {

        private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

        private static GenericKubernetesResource formOf(HasMetadata object) {
            return SERIALIZATION.convertValue(object, GenericKubernetesResource.class);
        }

        @SuppressWarnings("unchecked") // The class of a T.
        private static <T extends HasMetadata> T objectOf(GenericKubernetesResource form, T like) {
            return SERIALIZATION.convertValue(form, (Class<T>) like.getClass());
        }
    }
}
