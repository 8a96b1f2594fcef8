package io.github.eciregistry.policy;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.reference.ImageReference;
import io.github.eciregistry.reference.Registry;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A policy that defines the transport of each registry: a set of patterns, each with a transport. The most specific
 * matching pattern applies.
 *
 * {@snippet class="io.github.eciregistry.examples.QuickStart" region="policy"}
 *
 * <p>From the most to the least specific:
 *
 * <ol>
 *   <li>a host with a port, {@code harbor.pre.com:8443}
 *   <li>a host, {@code harbor.pre.com}
 *   <li>a wildcard, the longer its domain the more specific; of two with the same domain the one with a port
 *   <li>a CIDR block, the longer its prefix the more specific; of two equal ones the one with a port
 * </ol>
 *
 * <p>A registry that no pattern matches uses {@link Transport#HTTPS}; so does Docker Hub, regardless of the patterns.
 * The order of the patterns does not matter: two patterns that match the same registries with different transports are
 * an error. Names are never resolved.
 *
 * <p>A policy has at most 200,000 patterns, with at most 16 Mi characters together, so its memory is bounded. A policy
 * file of 1 MiB never exceeds these limits.
 *
 * <p>A lookup costs the same in a policy of one pattern and of 10,000. Immutable and thread-safe. Two policies are
 * equal if they have the same rules, in whatever order.
 *
 * @since 0.1.0
 */
public final class RegistryPolicy {

    private static final RegistryPolicy EMPTY = new RegistryPolicy(List.of());

    private final List<Rule> rules;
    private final RuleIndex index;

    private RegistryPolicy(List<Rule> rules) {
        this.rules = rules;
        this.index = new RuleIndex(rules);
    }

    /**
     * Returns the empty policy, with which every registry uses HTTPS.
     *
     * @return the empty policy
     */
    public static RegistryPolicy empty() {
        return EMPTY;
    }

    /**
     * Starts a policy without a pattern.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Starts a policy with the rules of this one.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        Builder builder = new Builder();
        rules.forEach(builder.rules::add);
        return builder;
    }

    /**
     * Returns how the registry of an image is reached.
     *
     * @param image the image
     * @return the transport of the registry, see {@link #transportFor(Registry)}
     */
    public Transport transportFor(ImageReference image) {
        Objects.requireNonNull(image, "image");
        return transportFor(image.registry());
    }

    /**
     * Returns how the registry of an image is reached.
     *
     * @param image an image reference such as {@code harbor.pre.com/shop/web:1.4}; a registry alone is no image, and would be
     *     taken for one on Docker Hub: use {@link #transportFor(Registry)}
     * @return the transport of the registry, see {@link #transportFor(Registry)}
     * @throws InvalidInputException if the text is not a valid reference
     */
    public Transport transportFor(String image) {
        return transportFor(ImageReference.parse(image));
    }

    /**
     * Returns the transport of a registry.
     *
     * @param registry the registry
     * @return the transport of the most specific pattern that matches; {@link Transport#HTTPS} if none matches, and for
     *     Docker Hub
     */
    public Transport transportFor(Registry registry) {
        Objects.requireNonNull(registry, "registry");
        Rule rule = index.find(registry);
        return rule == null ? Transport.HTTPS : rule.transport();
    }

    /**
     * Returns the rule that determines the transport of a registry.
     *
     * @param registry the registry
     * @return the rule of the most specific pattern that matches; empty if none matches, and for Docker Hub
     */
    public Optional<Rule> ruleFor(Registry registry) {
        Objects.requireNonNull(registry, "registry");
        return Optional.ofNullable(index.find(registry));
    }

    /**
     * Returns the rules in the order given. Duplicate patterns, including other spellings, are listed once, as first
     * written.
     *
     * @return the rules, unmodifiable
     */
    public List<Rule> rules() {
        return rules;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RegistryPolicy that && Set.copyOf(rules).equals(Set.copyOf(that.rules));
    }

    @Override
    public int hashCode() {
        return Set.copyOf(rules).hashCode();
    }

    /**
     * Returns the rules for people, such as {@code RegistryPolicy[192.168.0.0/16 PLAIN_HTTP, *.corp.example HTTPS]}.
     */
    @Override
    public String toString() {
        return "RegistryPolicy" + rules;
    }

    /**
     * One pattern and how the registries that it matches are reached.
     *
     * @param pattern which registries
     * @param transport how they are reached
     * @since 0.1.0
     */
    public record Rule(RegistryPattern pattern, Transport transport) {

        /** Creates a rule. */
        public Rule {
            Objects.requireNonNull(pattern, "pattern");
            Objects.requireNonNull(transport, "transport");
        }

        /** Returns the key of a policy file and the pattern as written, such as {@code plainHttp *.corp.example}. */
        @Override
        public String toString() {
            return PolicyKey.of(transport) + " " + pattern;
        }
    }

    /**
     * Collects the patterns of a {@link RegistryPolicy}. Not thread-safe.
     *
     * @since 0.1.0
     */
    public static final class Builder {

        private final RuleList rules = new RuleList();

        private Builder() {}

        /**
         * Adds patterns for registries with a verified certificate: exceptions from wider patterns.
         *
         * @param patterns the patterns, see {@link RegistryPattern}
         * @return this builder
         * @throws InvalidInputException if patterns are not valid, with a problem for each; no pattern is added in that
         *     case
         */
        public Builder https(String... patterns) {
            Objects.requireNonNull(patterns, "patterns");
            return addAll(Transport.HTTPS, patterns);
        }

        /**
         * Adds patterns as {@link #https(String...)} does.
         *
         * @param patterns the patterns, see {@link RegistryPattern}
         * @return this builder
         * @throws InvalidInputException if patterns are not valid, with a problem for each; no pattern is added in that
         *     case
         */
        public Builder https(Collection<String> patterns) {
            Objects.requireNonNull(patterns, "patterns");
            return https(patterns.toArray(String[]::new));
        }

        /**
         * Adds patterns for registries with HTTPS whose certificate is not verified.
         *
         * @param patterns the patterns, see {@link RegistryPattern}
         * @return this builder
         * @throws InvalidInputException if patterns are not valid, with a problem for each; no pattern is added in that
         *     case
         */
        public Builder skipVerify(String... patterns) {
            Objects.requireNonNull(patterns, "patterns");
            return addAll(Transport.SKIP_VERIFY, patterns);
        }

        /**
         * Adds patterns as {@link #skipVerify(String...)} does.
         *
         * @param patterns the patterns, see {@link RegistryPattern}
         * @return this builder
         * @throws InvalidInputException if patterns are not valid, with a problem for each; no pattern is added in that
         *     case
         */
        public Builder skipVerify(Collection<String> patterns) {
            Objects.requireNonNull(patterns, "patterns");
            return skipVerify(patterns.toArray(String[]::new));
        }

        /**
         * Adds patterns for registries with plain HTTP.
         *
         * @param patterns the patterns, see {@link RegistryPattern}
         * @return this builder
         * @throws InvalidInputException if patterns are not valid, with a problem for each; no pattern is added in that
         *     case
         */
        public Builder plainHttp(String... patterns) {
            Objects.requireNonNull(patterns, "patterns");
            return addAll(Transport.PLAIN_HTTP, patterns);
        }

        /**
         * Adds patterns as {@link #plainHttp(String...)} does.
         *
         * @param patterns the patterns, see {@link RegistryPattern}
         * @return this builder
         * @throws InvalidInputException if patterns are not valid, with a problem for each; no pattern is added in that
         *     case
         */
        public Builder plainHttp(Collection<String> patterns) {
            Objects.requireNonNull(patterns, "patterns");
            return plainHttp(patterns.toArray(String[]::new));
        }

        /**
         * Adds a pattern.
         *
         * @param transport how the registries are reached
         * @param pattern which registries, see {@link RegistryPattern}
         * @return this builder
         * @throws InvalidInputException if the pattern is not valid
         */
        public Builder add(Transport transport, String pattern) {
            Objects.requireNonNull(pattern, "pattern");
            return add(transport, RegistryPattern.parse(pattern));
        }

        /**
         * Adds a pattern.
         *
         * @param transport how the registries are reached
         * @param pattern which registries
         * @return this builder
         */
        public Builder add(Transport transport, RegistryPattern pattern) {
            rules.add(new Rule(pattern, transport));
            return this;
        }

        private Builder addAll(Transport transport, String... patterns) {
            rules.addAll(transport, patterns);
            return this;
        }

        /**
         * Creates the policy.
         *
         * @return the policy
         * @throws InvalidInputException if a pattern was given with more than one transport, with a problem for each
         *     conflict; or if there are too many patterns or they are too long, with one problem with the code {@link
         *     ProblemCode#POLICY_TOO_LARGE}
         */
        public RegistryPolicy build() {
            List<Rule> distinct = rules.distinct();
            return distinct.isEmpty() ? EMPTY : new RegistryPolicy(distinct);
        }
    }
}
