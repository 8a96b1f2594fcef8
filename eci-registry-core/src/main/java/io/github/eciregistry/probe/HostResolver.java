package io.github.eciregistry.probe;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Finds the addresses of a host name. A resolver of one's own shows what a pod sees whose names differ from this
 * machine's: {@code host -> List.of(InetAddress.getByName("10.0.0.7"))}. It must be safe for use by several threads.
 *
 * <p>Literal addresses are never asked for.
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
     * @throws UnknownHostException if there is none
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
