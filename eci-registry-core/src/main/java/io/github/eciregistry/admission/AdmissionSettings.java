package io.github.eciregistry.admission;

import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the caller decided. Changed by {@link #with} alone, in a copy that nobody else has seen. */
final class AdmissionSettings implements Cloneable {

    /** How each registry is reached. */
    RegistryPolicy policy;

    /** The annotations to write. */
    List<AnnotationKeys> keys = List.of(AnnotationKeys.ECI);

    /** Whether pods without a marker for ECI are left alone. */
    boolean onlyEciPods;

    /** Which namespaces mark their pods for ECI. */
    Predicate<String> namespaceIsEci = namespace -> false;

    /** Whether to warn instead of changing and denying. */
    boolean auditOnly;

    /** Whether an image that cannot be read is denied. */
    boolean denyingInvalidReferences;

    /** The registries that images may be in, null for any. */
    @Nullable
    AllowedRegistries allowed;

    /** The namespaces whose objects are left alone. */
    Set<String> exemptNamespaces = Set.of();

    /** The largest body, in bytes. */
    int maximumSize = RegistryAdmission.DEFAULT_MAXIMUM_SIZE;

    AdmissionSettings(RegistryPolicy policy) {
        this.policy = policy;
    }

    /** Returns whether objects can be denied for their images. */
    boolean isPolicing() {
        return denyingInvalidReferences || allowed != null;
    }

    AdmissionSettings with(Consumer<AdmissionSettings> change) {
        try {
            AdmissionSettings copy = (AdmissionSettings) clone();
            change.accept(copy);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns whether an annotation lists registries. */
    boolean isRegistryKey(String annotationKey) {
        for (AnnotationKeys pair : keys) {
            if (pair.contains(annotationKey)) {
                return true;
            }
        }
        return false;
    }
}
