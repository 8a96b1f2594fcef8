module consumer {
    requires io.github.eciregistry.core;
}
