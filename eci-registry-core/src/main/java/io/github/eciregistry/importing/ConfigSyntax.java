package io.github.eciregistry.importing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.TSFBuilder;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.dataformat.toml.TomlFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

/** How a configuration file is written, and Jackson's parser for it. */
enum ConfigSyntax {
    JSON,
    /** JSON with comments and commas that Go's parser refuses, and with anything behind it. */
    LENIENT_JSON,
    YAML,
    TOML;

    /** How deep mappings and lists may nest; no file of these formats goes beyond 8. */
    static final int MAX_DEPTH = 100;

    JsonFactory factory() {
        return switch (this) {
            case JSON -> Factories.JSON;
            case LENIENT_JSON -> Factories.LENIENT_JSON;
            case YAML -> Factories.YAML;
            case TOML -> TomlFactories.TOML;
        };
    }

    /** The name for people. */
    String words() {
        return this == LENIENT_JSON ? JSON.name() : name();
    }

    private static JsonFactory limited(TSFBuilder<?, ?> builder) {
        return builder.streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .build())
                .build();
    }

    private static final class Factories {

        static final JsonFactory JSON = limited(JsonFactory.builder());
        static final JsonFactory LENIENT_JSON = limited(JsonFactory.builder()
                .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                .enable(JsonReadFeature.ALLOW_YAML_COMMENTS)
                .enable(JsonReadFeature.ALLOW_TRAILING_COMMA));
        static final JsonFactory YAML = limited(YAMLFactory.builder());
    }

    /** Apart from the others: a policy can be read where Jackson's TOML, and what that needs, is not. */
    private static final class TomlFactories {

        static final JsonFactory TOML = limited(TomlFactory.builder());
    }
}
