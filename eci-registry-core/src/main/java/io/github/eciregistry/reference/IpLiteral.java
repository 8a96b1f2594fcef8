package io.github.eciregistry.reference;

import org.apache.commons.lang3.CharUtils;
import org.jspecify.annotations.Nullable;

/** Parses literal IP addresses. Does not resolve names. */
final class IpLiteral {

    private static final int IPV4_BYTES = 4;
    private static final int IPV6_BYTES = 16;

    private IpLiteral() {}

    /** Returns the 4 or 16 bytes of an IPv4 address or an IPv6 address in brackets, or null. */
    static byte @Nullable [] bytesOf(String host) {
        return host.startsWith("[") ? ipv6(host, 1, host.length() - 1) : ipv4(host);
    }

    private static byte @Nullable [] ipv4(String host) {
        byte[] bytes = new byte[IPV4_BYTES];
        int i = 0;
        for (int part = 0; part < IPV4_BYTES; part++) {
            int start = i;
            int value = 0;
            while (i < host.length() && CharUtils.isAsciiNumeric(host.charAt(i)) && i - start < 3) {
                value = value * 10 + host.charAt(i++) - '0';
            }
            boolean hasLeadingZero = i - start > 1 && host.charAt(start) == '0';
            if (i == start || hasLeadingZero || value > 255) {
                return null;
            }
            bytes[part] = (byte) value;
            boolean isLast = part == IPV4_BYTES - 1;
            if (isLast ? i < host.length() : i == host.length() || host.charAt(i++) != '.') {
                return null;
            }
        }
        return bytes;
    }

    /** Eight groups of one to four digits; {@code ::}, allowed once, represents one or more groups of zeros. */
    private static byte @Nullable [] ipv6(String host, int start, int end) {
        byte[] bytes = new byte[IPV6_BYTES];
        int filled = 0;
        int gap = -1;
        int i = start;
        if (host.startsWith("::", i)) {
            gap = 0;
            i += 2;
        }
        while (i < end) {
            int groupStart = i;
            int value = 0;
            while (i < end && host.charAt(i) != ':') {
                value = value << 4 | Character.digit(host.charAt(i++), 16);
            }
            if (i == groupStart || i - groupStart > 4 || filled == IPV6_BYTES) {
                return null;
            }
            bytes[filled++] = (byte) (value >> 8);
            bytes[filled++] = (byte) value;
            if (i == end) {
                break;
            }
            i++;
            if (i == end) {
                return null;
            }
            if (host.charAt(i) == ':') {
                if (gap >= 0) {
                    return null;
                }
                gap = filled;
                i++;
            }
        }
        return gap < 0 ? (filled == IPV6_BYTES ? bytes : null) : withZeros(bytes, filled, gap);
    }

    private static byte @Nullable [] withZeros(byte[] bytes, int filled, int gap) {
        if (filled == IPV6_BYTES) {
            return null;
        }
        byte[] spread = new byte[IPV6_BYTES];
        System.arraycopy(bytes, 0, spread, 0, gap);
        int tail = filled - gap;
        System.arraycopy(bytes, gap, spread, IPV6_BYTES - tail, tail);
        return spread;
    }

    /** RFC 1918 and RFC 4193. */
    static boolean isPrivate(byte[] address) {
        int first = address[0] & 0xff;
        int second = address[1] & 0xff;
        if (address.length == IPV6_BYTES) {
            return (first & 0xfe) == 0xfc;
        }
        return first == 10 || (first == 172 && (second & 0xf0) == 16) || (first == 192 && second == 168);
    }
}
