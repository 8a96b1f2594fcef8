/** Image references, registry policies, ECI registry annotations and in-place manifest edits. */
@SuppressWarnings("module") // The compiler does not know the module of the adapter, which is built later.
module io.github.eciregistry.core {
    requires com.fasterxml.jackson.core;
    requires java.naming;
    requires java.net.http;
    requires org.apache.commons.lang3;
    requires org.snakeyaml.engine;
    requires static com.fasterxml.jackson.dataformat.toml;
    requires static transitive org.jspecify;

    exports io.github.eciregistry;
    exports io.github.eciregistry.admission;
    exports io.github.eciregistry.annotation;
    exports io.github.eciregistry.importing;
    exports io.github.eciregistry.diagnosis;
    exports io.github.eciregistry.doctor;
    exports io.github.eciregistry.export;
    exports io.github.eciregistry.internal.pod to
            io.github.eciregistry.fabric8;
    exports io.github.eciregistry.kind;
    exports io.github.eciregistry.lint;
    exports io.github.eciregistry.manifest;
    exports io.github.eciregistry.policy;
    exports io.github.eciregistry.probe;
    exports io.github.eciregistry.reference;
}
