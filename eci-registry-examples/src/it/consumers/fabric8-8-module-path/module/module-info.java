module consumer {
    requires io.github.eciregistry.core;
    requires io.github.eciregistry.fabric8;
    requires kubernetes.client.api;
    requires kubernetes.model.common;
    requires kubernetes.model.core;
    requires org.slf4j;
    requires tools.jackson.databind;
    requires tools.jackson.dataformat.yaml;
}
