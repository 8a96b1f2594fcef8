package io.github.eciregistry.cli;

import io.github.eciregistry.annotation.AnnotationKeys;

/** Which product's annotations are written. */
public enum Dialect {
    ECI,
    ACS,
    BOTH;

    public AnnotationKeys[] keys() {
        return switch (this) {
            case ECI -> new AnnotationKeys[] {AnnotationKeys.ECI};
            case ACS -> new AnnotationKeys[] {AnnotationKeys.ACS};
            case BOTH -> new AnnotationKeys[] {AnnotationKeys.ECI, AnnotationKeys.ACS};
        };
    }
}
