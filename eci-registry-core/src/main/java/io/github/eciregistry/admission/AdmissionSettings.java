package io.github.eciregistry.admission;

import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The caller's settings. Modified only by {@link #with}, in a new copy. */
final class AdmissionSettings implements Cloneable {

    /** The policy. */
    RegistryPolicy policy;

    /** The annotations to write. */
    List<AnnotationKeys> keys = List.of(AnnotationKeys.ECI);

    /** Whether to skip pods without a marker for ECI. */
    boolean onlyEciPods;

    /** Which namespaces mark their pods for ECI. */
    Predicate<String> namespaceIsEci = namespace -> false;

    /** Whether to warn instead of changing and denying. */
    boolean auditOnly;

    /** Whether to deny invalid images. */
    boolean denyingInvalidReferences;

    /** The allowed registries, or null for any. */
    @Nullable
    AllowedRegistries allowed;

    /** The namespaces whose objects are skipped. */
    Set<String> exemptNamespaces = Set.of();

    /** The largest body, in bytes. */
    int maximumSize = RegistryAdmission.DEFAULT_MAXIMUM_SIZE;

    AdmissionSettings(RegistryPolicy policy) {
        this.policy = policy;
    }

    /** Checks whether objects can be denied for their images. */
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

    /** Checks whether an annotation lists registries. */
    boolean isRegistryKey(String annotationKey) {
        for (AnnotationKeys pair : keys) {
            if (pair.contains(annotationKey)) {
                return true;
            }
        }
        return false;
    }
}
