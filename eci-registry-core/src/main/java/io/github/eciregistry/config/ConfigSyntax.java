package io.github.eciregistry.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.TSFBuilder;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.dataformat.toml.TomlFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

/** How a configuration file is written, and Jackson's parser for it. */
enum ConfigSyntax {
    JSON(JsonFactory.builder()),
    /** JSON with comments and commas that Go's parser refuses, and with anything behind it. */
    LENIENT_JSON(JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_YAML_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)),
    YAML(YAMLFactory.builder()),
    TOML(TomlFactory.builder());

    /** How deep mappings and lists may nest; no file of these formats goes beyond 8. */
    static final int MAX_DEPTH = 100;

    @SuppressWarnings("ImmutableEnumChecker") // nothing sets a factory up once it is built
    final JsonFactory factory;

    ConfigSyntax(TSFBuilder<?, ?> builder) {
        this.factory = builder.streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .build())
                .build();
    }

    /** The name for people. */
    String words() {
        return this == LENIENT_JSON ? JSON.name() : name();
    }
}
