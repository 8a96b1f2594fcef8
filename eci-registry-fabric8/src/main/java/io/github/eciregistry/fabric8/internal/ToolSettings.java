package io.github.eciregistry.fabric8.internal;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.policy.PolicyFile;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.policy.Transport;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The policy that the settings of a tool describe: a policy file, and lists of patterns that are added to it.
 *
 * <p>Each setting is found by its name. A missing or blank value counts as not set. Patterns are separated by commas or
 * whitespace. Messages name the setting that is wrong.
 */
public final class ToolSettings {

    private static final Logger LOG = System.getLogger(ToolSettings.class.getName());
    private static final Pattern SEPARATOR = Pattern.compile("[,\\s]+");

    private final String policy;
    private final String plainHttp;
    private final String skipVerify;
    private final String https;
    private final Function<String, @Nullable String> values;

    /**
     * Creates settings from their names and values.
     *
     * @param policy the name of the setting that names a policy file
     * @param plainHttp the name of the setting for registries without TLS
     * @param skipVerify the name of the setting for registries whose certificate is not verified
     * @param https the name of the setting for exceptions
     * @param values returns the value of a setting, or null
     */
    public ToolSettings(
            String policy,
            String plainHttp,
            String skipVerify,
            String https,
            Function<String, @Nullable String> values) {
        this.policy = policy;
        this.plainHttp = plainHttp;
        this.skipVerify = skipVerify;
        this.https = https;
        this.values = values;
    }

    /**
     * Reads the policy.
     *
     * @param directory where a relative policy file is looked for
     * @return the policy, or empty if nothing is set
     * @throws IllegalArgumentException if the policy file cannot be read, or if it or a pattern is invalid
     */
    public Optional<RegistryPolicy> policy(Path directory) {
        if (Stream.of(policy, plainHttp, skipVerify, https)
                .allMatch(name -> value(name).isEmpty())) {
            return Optional.empty();
        }
        String file = value(policy);
        RegistryPolicy.Builder builder = file.isEmpty() ? RegistryPolicy.builder() : read(directory, file).toBuilder();
        add(builder, Transport.PLAIN_HTTP, plainHttp);
        add(builder, Transport.SKIP_VERIFY, skipVerify);
        add(builder, Transport.HTTPS, https);
        try {
            return Optional.of(builder.build());
        } catch (InvalidInputException e) {
            throw new IllegalArgumentException("the registries are contradictory: " + e.getMessage(), e);
        }
    }

    /** Returns what to do if nothing is set. */
    public String nothingSet() {
        return "%s, %s and %s are not set, so no image gets an annotation; set at least one of them"
                .formatted(policy, plainHttp, skipVerify);
    }

    private String value(String name) {
        String value = values.apply(name);
        return value == null ? "" : value.strip();
    }

    private RegistryPolicy read(Path directory, String file) {
        try {
            return PolicyFile.read(
                    directory.resolve(file), warning -> LOG.log(Level.WARNING, "{0}: {1}: {2}", policy, file, warning));
        } catch (InvalidInputException e) {
            throw new IllegalArgumentException("%s: %s: %s".formatted(policy, file, e.getMessage()), e);
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException(
                    "%s: the policy file %s cannot be read here (%s)".formatted(policy, file, e), e);
        }
    }

    private void add(RegistryPolicy.Builder builder, Transport transport, String name) {
        for (String pattern : SEPARATOR.split(value(name), -1)) {
            if (!pattern.isEmpty()) {
                try {
                    builder.add(transport, pattern);
                } catch (InvalidInputException e) {
                    throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
                }
            }
        }
    }
}
