package io.github.eciregistry.agreement;

import io.fabric8.kubernetes.api.builder.VisitableBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;

/** Builders of any fabric8: the objects of 6.7 have no {@code edit()}, and its fluents are other types. */
public final class Builders {

    private Builders() {}

    /** Returns a builder that starts with an object. */
    public static VisitableBuilder<?, ?> of(HasMetadata object) {
        try {
            Class<?> type = object.getClass();
            return Class.forName(type.getName() + "Builder")
                    .asSubclass(VisitableBuilder.class)
                    .getConstructor(type)
                    .newInstance(object);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no builder for " + object.getClass(), e);
        }
    }
}
