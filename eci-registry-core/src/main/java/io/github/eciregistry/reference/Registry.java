package io.github.eciregistry.reference;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.ProblemCode;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The registry that an image is pulled from: {@code host} or {@code host:port}, as written in an image reference.
 *
 * <pre>
 * registry = host [ ":" port ]
 * host     = name | address                  see the grammar of {@link ImageReference}
 * port     = digit { digit }                 from 1 to 65535
 * </pre>
 *
 * <h2>Host</h2>
 *
 * <p>A name such as {@code harbor.pre.com}, an IPv4 address such as {@code 192.168.1.10}, or an IPv6 address in
 * brackets such as {@code [fd00::1]}. It is kept as written, case included. Names are never resolved: the methods about
 * addresses apply to literal addresses only. No transport is inferred from a name or an address.
 *
 * <h2>Port</h2>
 *
 * <p>If absent, the transport's default port applies, but the registry is not equal to one with that port written out:
 * {@code harbor.pre.com} and {@code harbor.pre.com:443} differ, as they do for a node.
 *
 * <h2>What counts as a registry</h2>
 *
 * <p>Any text that is a registry when written before the first slash of a reference:
 * {@code ImageReference.parse(text + "/app").registry()} equals {@code Registry.parse(text)}. So a name without a dot
 * needs a port or an upper-case letter, or is {@code localhost}; {@code harbor} alone would be a repository on Docker
 * Hub. {@code my_reg.local} is a registry although it is not a valid host name, since nodes contact it; {@code
 * my_reg.local:5000} is not. {@code index.docker.io} becomes {@code docker.io}.
 *
 * <p>Immutable and thread-safe. Two registries are equal if their texts are equal, including case.
 *
 * @since 0.1.0
 */
public final class Registry implements Comparable<Registry> {

    private static final Registry DOCKER_HUB = new Registry("docker.io", "docker.io".length(), 0);

    private final String text;
    private final int hostEnd;
    private final int port;

    private Registry(String text, int hostEnd, int port) {
        this.text = text;
        this.hostEnd = hostEnd;
        this.port = port;
    }

    /**
     * Parses a registry.
     *
     * @param text {@code host} or {@code host:port}, without surrounding whitespace
     * @return the registry
     * @throws InvalidInputException if the text is not a valid registry; the exception carries a single problem with
     *     the offset, a hint if a correction is known, and one of the codes {@link ProblemCode#REGISTRY_HAS_SCHEME},
     *     {@link ProblemCode#REGISTRY_HAS_PATH}, {@link ProblemCode#REGISTRY_NOT_QUALIFIED}, {@link
     *     ProblemCode#INVALID_REGISTRY_FORMAT}, {@link ProblemCode#PORT_OUT_OF_RANGE}
     */
    public static Registry parse(String text) {
        ReferenceScanner scanner = new ReferenceScanner(Objects.requireNonNull(text, "text"));
        if (!scanner.registry() || scanner.isPortOutOfRange()) {
            throw new InvalidInputException(RegistryDiagnosis.of(text));
        }
        return fromScanned(text, scanner);
    }

    /**
     * Parses a registry that may not be one. Use {@link #parse} to find out what is wrong.
     *
     * @param text any text
     * @return the registry, or empty if {@link #parse} would throw
     */
    public static Optional<Registry> tryParse(String text) {
        ReferenceScanner scanner = new ReferenceScanner(Objects.requireNonNull(text, "text"));
        return scanner.registry() && !scanner.isPortOutOfRange()
                ? Optional.of(fromScanned(text, scanner))
                : Optional.empty();
    }

    /** Returns the registry that a scanner has found at the start of a text. */
    static Registry fromScanned(String text, ReferenceScanner scanner) {
        if (scanner.isDockerHub()) {
            return DOCKER_HUB;
        }
        int end = scanner.registryEnd;
        return new Registry(text.substring(0, end), scanner.hostEnd, end > scanner.hostEnd ? scanner.port : 0);
    }

    /** Orders registries by their texts, consistent with equals. */
    @Override
    public int compareTo(Registry other) {
        return text.compareTo(other.text);
    }

    /**
     * Returns the host as written.
     *
     * @return a name or an address, the brackets of an IPv6 address included
     */
    public String host() {
        return text.substring(0, hostEnd);
    }

    /**
     * Returns the port.
     *
     * @return 1 to 65535, or empty if the text has no port
     */
    public OptionalInt port() {
        return port == 0 ? OptionalInt.empty() : OptionalInt.of(port);
    }

    /**
     * Checks whether this is Docker Hub. Like nodes, this method does not recognize {@code docker.io:443}, {@code
     * Docker.io} or {@code registry-1.docker.io} as Docker Hub.
     *
     * @return whether the text is {@code docker.io}
     */
    public boolean isDockerHub() {
        return text.equals(DOCKER_HUB.text);
    }

    /**
     * Returns the host as an IP address, if it is one. IPv4 is four decimal numbers from 0 to 255 without leading
     * zeros; IPv6 is in brackets, without a zone. An IPv4-mapped IPv6 address is returned as the IPv4 address. Does not
     * resolve names.
     *
     * @return the address, or empty if the host is a name or not a valid address
     */
    public Optional<InetAddress> address() {
        byte[] bytes = IpLiteral.bytesOf(host());
        if (bytes == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }

    /**
     * Checks whether the host is an IPv6 address.
     *
     * @return whether it is one, in brackets
     */
    public boolean isIpv6() {
        return text.startsWith("[") && IpLiteral.bytesOf(host()) != null;
    }

    /**
     * Checks whether the host is the local machine by containerd's rule: {@code localhost} in lower case, an address
     * in {@code 127.0.0.0/8}, or {@code ::1} (<a
     * href="https://github.com/containerd/containerd/blob/301026e58c619e63d09c0ec411012e54c0124b03/core/remotes/docker/registry.go">MatchLocalhost</a>,
     * read 2026-11-23). On a node, that is the node itself.
     *
     * @return whether it is a loopback host
     */
    public boolean isLoopback() {
        return host().equals(ReferenceScanner.LOCALHOST)
                || address().filter(InetAddress::isLoopbackAddress).isPresent();
    }

    /**
     * Checks whether the host is an address for private networks: {@code 10.0.0.0/8}, {@code 172.16.0.0/12},
     * {@code 192.168.0.0/16} (RFC 1918) or {@code fc00::/7} (RFC 4193). Loopback and link-local addresses are not
     * private addresses.
     *
     * @return whether it is a private address
     */
    public boolean isPrivateAddress() {
        return address()
                .filter(address -> IpLiteral.isPrivate(address.getAddress()))
                .isPresent();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Registry that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Returns the text as written. */
    @Override
    public String toString() {
        return text;
    }
}
