package io.github.eciregistry.policy;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.reference.Registry;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A pattern for registries, in one of three forms, each optionally with a port:
 *
 * <table>
 * <caption>Forms</caption>
 * <tr><th>form</th><th>examples</th><th>matches</th></tr>
 * <tr><td>host</td><td>{@code harbor.pre.com}, {@code 192.168.1.10:5000}, {@code [fd00::1]}</td>
 *     <td>that host</td></tr>
 * <tr><td>wildcard</td><td>{@code *.corp.example}, {@code *.corp.example:5000}</td>
 *     <td>every host below the domain, at any depth, not the domain itself</td></tr>
 * <tr><td>CIDR block</td><td>{@code 192.168.0.0/16}, {@code 10.0.0.0/8:5000}, {@code [fd00::]/8},
 *     {@code fd00::/8}</td><td>every host that is a literal address in the block;
 *     never a name, whatever it resolves to</td></tr>
 * </table>
 *
 * <p>A pattern without a port matches a registry with any port or none. A pattern with a port matches only a registry
 * with that port written out, so {@code harbor.pre.com:443} does not match {@code harbor.pre.com}. Hosts are compared
 * case-insensitively, and otherwise as text: {@code [fd00::1]} does not match {@code [fd00:0::1]}, but {@code
 * [fd00::1]/128} does.
 *
 * <p>Host bits of a block are cleared, as Docker does for its {@code insecure-registries}: {@code 10.1.2.3/8} is {@code
 * 10.0.0.0/8} (<a
 * href="https://github.com/moby/moby/blob/master/daemon/pkg/registry/config.go">daemon/pkg/registry/config.go</a>, read
 * 2026-11-23). IPv6 addresses need brackets, except in a CIDR block; an IPv4-mapped address counts as the IPv4 address.
 *
 * <p>Patterns that could never match or have no effect are invalid: a scheme, a path, a wildcard anywhere else, Docker
 * Hub.
 *
 * <p>Immutable and thread-safe. {@link #toString()} is the pattern as written; two patterns are equal if they match the
 * same registries, so {@code 10.1.2.3/8} equals {@code 10.0.0.0/8}.
 *
 * @since 0.1.0
 */
public final class RegistryPattern {

    static final int ANY_PORT = 0;

    private final String text;
    private final Form form;
    private final String host;
    private final @Nullable AddressBlock block;
    private final int prefixLength;
    private final int port;

    /**
     * The form of a pattern.
     *
     * @since 0.1.0
     */
    public enum Form {
        /** One host, such as {@code harbor.pre.com}. */
        HOST,
        /** Every host below a domain, such as {@code *.corp.example}. */
        WILDCARD,
        /** Every address of a CIDR block, such as {@code 192.168.0.0/16}. */
        ADDRESS_BLOCK
    }

    private RegistryPattern(
            String text, Form form, String host, @Nullable AddressBlock block, int prefixLength, int port) {
        this.text = text;
        this.form = form;
        this.host = withoutCase(host);
        this.block = block;
        this.prefixLength = prefixLength;
        this.port = port;
    }

    static RegistryPattern ofHost(String text, String host, int port) {
        return new RegistryPattern(text, Form.HOST, host, null, -1, port);
    }

    static RegistryPattern ofWildcard(String text, String domain, int port) {
        return new RegistryPattern(text, Form.WILDCARD, domain, null, -1, port);
    }

    static RegistryPattern ofBlock(String text, String host, AddressBlock block, int prefixLength, int port) {
        return new RegistryPattern(text, Form.ADDRESS_BLOCK, host, block, prefixLength, port);
    }

    /**
     * Parses a pattern.
     *
     * @param text a host, a wildcard or a CIDR block, each optionally with a port
     * @return the pattern
     * @throws InvalidInputException if the text is not a valid pattern, or is Docker Hub, which always uses HTTPS
     */
    public static RegistryPattern parse(String text) {
        Objects.requireNonNull(text, "text");
        return new PatternParser(text).parse();
    }

    /**
     * Checks whether the pattern matches a registry. If several patterns match, {@link RegistryPolicy} selects one.
     *
     * @param registry the registry
     * @return whether host and port match
     */
    public boolean matches(Registry registry) {
        Objects.requireNonNull(registry, "registry");
        return (port == ANY_PORT || port == registry.port().orElse(ANY_PORT)) && matchesHost(registry);
    }

    private boolean matchesHost(Registry registry) {
        AddressBlock wanted = block;
        if (wanted != null) {
            return registry.address()
                    .map(address -> wanted.contains(AddressBlock.of(address)))
                    .orElse(false);
        }
        String given = withoutCase(registry.host());
        return form == Form.HOST ? given.equals(host) : isBelow(given, host);
    }

    private static boolean isBelow(String host, String domain) {
        int dot = host.length() - domain.length() - 1;
        return dot > 0 && host.charAt(dot) == '.' && host.endsWith(domain);
    }

    /**
     * Returns the form of the pattern.
     *
     * @return the form
     */
    public Form form() {
        return form;
    }

    /**
     * Returns the host of the pattern in lower case.
     *
     * @return the host; for a wildcard the domain without the star and its dot; for a block the address that is written
     *     in it, with brackets if it is an IPv6 address
     */
    public String host() {
        return host;
    }

    /**
     * Returns the port of the pattern.
     *
     * @return the port, from 1 to 65535; empty if the pattern matches any port and none
     */
    public OptionalInt port() {
        return port == ANY_PORT ? OptionalInt.empty() : OptionalInt.of(port);
    }

    /**
     * Returns the prefix length of a CIDR block.
     *
     * @return the number of leading bits that are fixed, up to 32 for IPv4 and 128 for IPv6; empty for other forms
     */
    public OptionalInt prefixLength() {
        return form == Form.ADDRESS_BLOCK ? OptionalInt.of(prefixLength) : OptionalInt.empty();
    }

    @Nullable
    AddressBlock block() {
        return block;
    }

    int portOrAny() {
        return port;
    }

    /** Returns the host in lower case, or the same instance if it has no upper-case letter. */
    static String withoutCase(String host) {
        return host.toLowerCase(Locale.ROOT);
    }

    /** Checks whether a lower-case host is one of Docker Hub's. */
    static boolean isDockerHub(String host) {
        return switch (host.length()) {
            case 9 -> host.equals("docker.io");
            case 15 -> host.equals("index.docker.io");
            case 20 -> host.equals("registry-1.docker.io");
            default -> false;
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RegistryPattern that
                && form == that.form
                && port == that.port
                && (form == Form.ADDRESS_BLOCK ? Objects.equals(block, that.block) : host.equals(that.host));
    }

    @Override
    public int hashCode() {
        return Objects.hash(form, form == Form.ADDRESS_BLOCK ? block : host, port);
    }

    /** Returns the pattern as written. */
    @Override
    public String toString() {
        return text;
    }
}
