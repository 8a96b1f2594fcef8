package io.github.eciregistry.export;

import io.github.eciregistry.policy.RegistryPattern;
import io.github.eciregistry.reference.Registry;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * The addresses from one to another, each as 32 hexadecimal digits, which are compared as text. IPv4 addresses use
 * their IPv6-mapped form, {@code ::ffff:0:0/96}, so that each address has one form regardless of its spelling.
 *
 * @param first the lowest address
 * @param last the highest address
 */
record AddressRange(String first, String last) {

    private static final int BITS = 128;
    private static final int IPV4_BITS = 32;
    private static final BigInteger IPV4_START = BigInteger.valueOf(0xFFFF).shiftLeft(IPV4_BITS);
    private static final BigInteger IPV4_END = BigInteger.valueOf(0x10000).shiftLeft(IPV4_BITS);

    /**
     * Returns the ranges of a CIDR block such as {@code 10.0.0.0/8}; those of IPv6 exclude the mapped IPv4 addresses.
     */
    static List<AddressRange> ofBlock(RegistryPattern block) {
        InetAddress address = Registry.parse(block.host())
                .address()
                .orElseThrow(() -> new IllegalStateException("a block starts with an address"));
        byte[] bytes = address.getAddress();
        boolean isIpv4 = bytes.length * Byte.SIZE == IPV4_BITS;
        int freeBits = bytes.length * Byte.SIZE - block.prefixLength().orElseThrow();
        BigInteger value = new BigInteger(1, bytes).add(isIpv4 ? IPV4_START : BigInteger.ZERO);
        BigInteger start = value.shiftRight(freeBits).shiftLeft(freeBits);
        BigInteger end = start.add(BigInteger.ONE.shiftLeft(freeBits));
        if (isIpv4 || start.compareTo(IPV4_START) > 0 || end.compareTo(IPV4_END) < 0) {
            return List.of(of(start, end));
        }
        return Stream.of(of(start, IPV4_START), of(IPV4_END, end))
                .filter(range -> range.first.compareTo(range.last) <= 0)
                .toList();
    }

    private static AddressRange of(BigInteger start, BigInteger end) {
        return new AddressRange(hex(start), hex(end.subtract(BigInteger.ONE)));
    }

    private static String hex(BigInteger address) {
        return String.format("%0" + BITS / 4 + "x", address);
    }
}
