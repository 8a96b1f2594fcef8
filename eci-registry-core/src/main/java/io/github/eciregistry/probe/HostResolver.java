package io.github.eciregistry.probe;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Resolves host names. Use a custom resolver for a pod whose name resolution differs from this machine's: {@code host
 * -> List.of(InetAddress.getByName("10.0.0.7"))}. Implementations must be thread-safe.
 *
 * <p>Literal addresses are never passed to a resolver.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface HostResolver {

    /**
     * Returns the addresses of a host, in the order to try them.
     *
     * @param host the name, without port
     * @return the addresses, at least one
     * @throws UnknownHostException if the host has no address
     */
    List<InetAddress> resolve(String host) throws UnknownHostException;

    /**
     * Returns the resolver of this machine: {@code /etc/hosts}, DNS, and the JVM's cache of both.
     *
     * @return the resolver
     */
    static HostResolver system() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
