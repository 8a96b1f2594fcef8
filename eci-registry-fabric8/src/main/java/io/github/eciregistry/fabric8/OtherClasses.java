package io.github.eciregistry.fabric8;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.github.eciregistry.ProblemCode;

/**
 * Annotates objects of other classes via their JSON form. A class may not keep all of that form, so the conversion back
 * is checked: the result must have the annotated JSON form.
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
        } catch (RuntimeException | LinkageError e) { // From Jackson, the class or the class path.
            reason = e.toString();
        }
        String type = object.getClass().getName();
        String message =
                "expected a class that can be converted to JSON and back, or a GenericKubernetesResource, found " + type
                        + ": " + reason.lines().findFirst().orElse("");
        run.report(ProblemCode.UNSUPPORTED_OBJECT, type, message, "");
        return object;
    }

    /** Separate, because it takes a second to create, and because kubernetes-client-api is optional. */
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
