package io.github.eciregistry;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import org.junit.jupiter.api.Assumptions;

/** An address of this machine that others can reach: a registry at a loopback address is of no use to ECI. */
public final class OwnAddress {

    private OwnAddress() {}

    /** Returns an IPv4 address of a network interface, or ends the test as not applicable on a machine without one. */
    public static InetAddress require() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .findFirst()
                .orElseGet(() -> Assumptions.abort("this machine has no IPv4 address but loopback ones"));
    }
}
