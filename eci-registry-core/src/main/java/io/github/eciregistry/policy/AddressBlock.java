package io.github.eciregistry.policy;

import java.net.InetAddress;

/**
 * A CIDR block: a network address with its host bits cleared, and a prefix length. An IPv4 address fills the lower 32
 * of the 128 bits; blocks of different families never contain one another.
 *
 * @param ipv6 whether it is an IPv6 block
 * @param high the upper 64 bits of the network
 * @param low the lower 64 bits of the network
 * @param prefixLength the number of leading bits, of 128, that are fixed
 */
record AddressBlock(boolean ipv6, long high, long low, int prefixLength) implements Comparable<AddressBlock> {

    private static final int BITS = 128;

    /** The block of all addresses that share the leading bits of an address. */
    static AddressBlock of(InetAddress address, int prefixLength) {
        byte[] bytes = address.getAddress();
        long high = 0;
        long low = 0;
        for (byte b : bytes) {
            high = (high << 8) | (low >>> 56);
            low = (low << 8) | (b & 0xFF);
        }
        int fixed = BITS - bytes.length * 8 + prefixLength;
        return new AddressBlock(bytes.length > 4, high & highMask(fixed), low & lowMask(fixed), fixed);
    }

    /** The block of one address. */
    static AddressBlock of(InetAddress address) {
        return of(address, widthOf(address));
    }

    /** The longest prefix an address can have: 32 or 128. */
    static int widthOf(InetAddress address) {
        return address.getAddress().length * 8;
    }

    boolean contains(AddressBlock other) {
        return ipv6 == other.ipv6
                && prefixLength <= other.prefixLength
                && high == (other.high & highMask(prefixLength))
                && low == (other.low & lowMask(prefixLength));
    }

    private static long highMask(int fixed) {
        return leadingOnes(Math.min(fixed, 64));
    }

    private static long lowMask(int fixed) {
        return leadingOnes(Math.max(fixed - 64, 0));
    }

    private static long leadingOnes(int count) {
        return count == 0 ? 0 : -1L << (64 - count);
    }

    /** By family and address, then the block before the blocks it contains. */
    @Override
    public int compareTo(AddressBlock other) {
        int result = Boolean.compare(ipv6, other.ipv6);
        result = result != 0 ? result : Long.compareUnsigned(high, other.high);
        result = result != 0 ? result : Long.compareUnsigned(low, other.low);
        return result != 0 ? result : Integer.compare(prefixLength, other.prefixLength);
    }
}
