module consumer {
    requires com.fasterxml.jackson.dataformat.toml;
    requires io.github.eciregistry.core;
}
