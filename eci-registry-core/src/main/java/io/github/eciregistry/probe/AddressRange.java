package io.github.eciregistry.probe;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The ranges of addresses that are not ordinary hosts of the internet, and how far each of them reaches.
 *
 * <p>Sources, all read on 2026-12-01: the IANA IPv4 and IPv6 Special-Purpose Address Registries
 * (iana.org/assignments/iana-ipv4-special-registry and iana-ipv6-special-registry, updated 2025-10-09), the IANA IPv4
 * multicast and IPv6 address space registries, and the clouds' documentation of their metadata services. If two ranges
 * contain an address, the narrower one counts.
 */
enum AddressRange {
    INTERNET("0.0.0.0/0", Reach.GLOBAL, "the internet"),
    THIS_NETWORK("0.0.0.0/8", Reach.MACHINE, "this machine (RFC 791)"),
    PRIVATE_10("10.0.0.0/8", Reach.PRIVATE, "private use (RFC 1918)"),
    SHARED("100.64.0.0/10", Reach.PRIVATE, "shared address space (RFC 6598)"),
    ALIBABA_METADATA("100.100.100.200/32", Reach.NONE, "Alibaba Cloud's metadata service"),
    VOLCENGINE_METADATA("100.96.0.96/32", Reach.NONE, "Volcengine's metadata service"),
    LOOPBACK("127.0.0.0/8", Reach.MACHINE, "loopback (RFC 1122)"),
    AZURE_PLATFORM("168.63.129.16/32", Reach.NONE, "Azure's platform service"),
    LINK_LOCAL("169.254.0.0/16", Reach.NONE, "link-local, where most clouds have their metadata service (RFC 3927)"),
    PRIVATE_172("172.16.0.0/12", Reach.PRIVATE, "private use (RFC 1918)"),
    PROTOCOLS(
            "192.0.0.0/24", Reach.NONE, "protocol assignments, Oracle's older metadata service among them (RFC 6890)"),
    DOCUMENTATION_1("192.0.2.0/24", Reach.NONE, "documentation (RFC 5737)"),
    RELAY_6TO4("192.88.99.0/24", Reach.NONE, "6to4 relays (RFC 7526)"),
    PRIVATE_192("192.168.0.0/16", Reach.PRIVATE, "private use (RFC 1918)"),
    // Proxies that resolve every name to their own addresses use this range.
    BENCHMARKS("198.18.0.0/15", Reach.PRIVATE, "benchmarks (RFC 2544)"),
    DOCUMENTATION_2("198.51.100.0/24", Reach.NONE, "documentation (RFC 5737)"),
    DOCUMENTATION_3("203.0.113.0/24", Reach.NONE, "documentation (RFC 5737)"),
    MULTICAST("224.0.0.0/4", Reach.NONE, "multicast (RFC 5771)"),
    RESERVED("240.0.0.0/4", Reach.NONE, "reserved, broadcast among them (RFC 1112)"),

    // IPv4-compatible, IPv4-translated, discard-only and SRv6 addresses are among those outside global unicast.
    OUTSIDE_UNICAST_6("::/0", Reach.NONE, "outside of global unicast (RFC 4291)"),
    UNSPECIFIED_6("::/128", Reach.MACHINE, "this machine (RFC 4291)"),
    LOOPBACK_6("::1/128", Reach.MACHINE, "loopback (RFC 4291)"),
    GLOBAL_UNICAST_6("2000::/3", Reach.GLOBAL, "global unicast (RFC 4291)"),
    PROTOCOLS_6("2001::/23", Reach.NONE, "protocol assignments, Teredo among them (RFC 2928, RFC 4380)"),
    DOCUMENTATION_6("2001:db8::/32", Reach.NONE, "documentation (RFC 3849)"),
    TUNNEL_6TO4("2002::/16", Reach.NONE, "6to4 (RFC 3056)"),
    DOCUMENTATION_6_2("3fff::/20", Reach.NONE, "documentation (RFC 9637)"),
    NAT64("64:ff9b::/96", Reach.GLOBAL, "NAT64 (RFC 6052)"),
    NAT64_LOCAL("64:ff9b:1::/48", Reach.PRIVATE, "NAT64 of a private network (RFC 8215)"),
    UNIQUE_LOCAL_6("fc00::/7", Reach.PRIVATE, "private use (RFC 4193)"),
    ALIBABA_METADATA_6("fd00:100::100:200/128", Reach.NONE, "Alibaba Cloud's metadata service"),
    AWS_SERVICES_6("fd00:ec2::/32", Reach.NONE, "AWS's metadata and other instance services"),
    GOOGLE_METADATA_6("fd20:ce::254/128", Reach.NONE, "Google Cloud's metadata service"),
    ORACLE_METADATA_6("fd00:c1::a9fe:a9fe/128", Reach.NONE, "Oracle Cloud's metadata service"),
    LINODE_METADATA_6("fd00:a9fe:a9fe::1/128", Reach.NONE, "Linode's metadata service"),
    SCALEWAY_METADATA_6("fd00:42::42/128", Reach.NONE, "Scaleway's metadata service"),
    LINK_LOCAL_6("fe80::/10", Reach.NONE, "link-local (RFC 4291)");

    /** The scope in which an address is reachable, from the narrowest. */
    enum Reach {
        /** No host that a registry may name: metadata services, link-local, multicast, reserved addresses. */
        NONE,
        /** The machine that uses the address. */
        MACHINE,
        /** A private network. */
        PRIVATE,
        /** The internet. */
        GLOBAL
    }

    private static final List<AddressRange> NARROWEST_FIRST = Stream.of(values())
            .sorted(Comparator.comparingInt((AddressRange range) -> range.length)
                    .reversed())
            .toList();

    private static final int IPV4_BYTES = 4;

    /**
     * The octets in which RFC 6052, 2.2, embeds an IPv4 address after prefixes of 48, 56, 64 and 96 bits: around octet
     * 8.
     */
    private static final int[][] EMBEDDED = {{6, 7, 9, 10}, {7, 9, 10, 11}, {9, 10, 11, 12}, {12, 13, 14, 15}};

    private final String block;
    private final BigInteger network;
    private final int width;
    private final int length;
    private final Reach reach;
    private final String meaning;

    AddressRange(String block, Reach reach, String meaning) {
        this.block = block;
        int slash = block.indexOf('/');
        byte[] bytes = bytesOf(block.substring(0, slash));
        network = new BigInteger(1, bytes);
        width = bytes.length * Byte.SIZE;
        length = Integer.parseInt(block.substring(slash + 1));
        this.reach = reach;
        this.meaning = meaning;
    }

    private static byte[] bytesOf(String literal) {
        try {
            return InetAddress.getByName(literal).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(literal, e);
        }
    }

    Reach reach() {
        return reach;
    }

    /** Checks whether a registry of the given scope may direct the probe to this range. */
    boolean mayBeNamedFrom(Reach registry) {
        return reach != Reach.NONE && reach.compareTo(registry) >= 0;
    }

    /** Returns block and purpose for people: {@code 10.0.0.0/8, private use (RFC 1918)}. */
    @Override
    public String toString() {
        return block + ", " + meaning;
    }

    /**
     * Returns the range of an address. If the address leads to an embedded IPv4 address (IPv4-mapped, NAT64, ISATAP),
     * that address's range is returned where it reaches less far.
     */
    static AddressRange of(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == IPV4_BYTES) {
            return narrowest(bytes);
        }
        if (isMapped(bytes)) {
            return embedded(bytes, EMBEDDED[3]);
        }
        AddressRange range = narrowest(bytes);
        AddressRange found = range;
        if (range == NAT64_LOCAL) {
            for (int[] octets : EMBEDDED) {
                if (mayBeEmbedded(bytes, octets)) {
                    found = nearer(found, embedded(bytes, octets));
                }
            }
        } else if (range == NAT64 || isIsatap(bytes)) {
            found = nearer(range, embedded(bytes, EMBEDDED[3]));
        }
        return found;
    }

    /**
     * Checks whether there may be an embedded address: one that starts with zero belongs to a prefix of another length,
     * except behind the longest. What follows the address does not count (RFC 6052, 2.2).
     */
    private static boolean mayBeEmbedded(byte[] bytes, int[] octets) {
        return bytes[octets[0]] != 0 || octets == EMBEDDED[3];
    }

    private static AddressRange nearer(AddressRange a, AddressRange b) {
        return b.reach.compareTo(a.reach) < 0 ? b : a;
    }

    private static AddressRange narrowest(byte[] bytes) {
        BigInteger value = new BigInteger(1, bytes);
        return NARROWEST_FIRST.stream()
                .filter(range -> range.contains(value, bytes.length * Byte.SIZE))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("every address is in a range"));
    }

    private boolean contains(BigInteger address, int bits) {
        return bits == width && address.xor(network).shiftRight(width - length).signum() == 0;
    }

    private static AddressRange embedded(byte[] bytes, int[] octets) {
        byte[] inner = new byte[IPV4_BYTES];
        for (int i = 0; i < IPV4_BYTES; i++) {
            inner[i] = bytes[octets[i]];
        }
        return narrowest(inner);
    }

    /** {@code ::ffff:0:0/96}; Java returns these as IPv4 addresses, but a resolver may not. */
    private static boolean isMapped(byte[] bytes) {
        return IntStream.range(0, 10).allMatch(i -> bytes[i] == 0) && bytes[10] == -1 && bytes[11] == -1;
    }

    /** An interface identifier of {@code 0000:5efe} or {@code 0200:5efe} before the IPv4 address (RFC 5214, 6.1). */
    private static boolean isIsatap(byte[] bytes) {
        return (bytes[8] & ~2) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == (byte) 0xfe;
    }
}
