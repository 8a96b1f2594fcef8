package io.github.eciregistry.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.probe.AddressRange.Reach;
import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a registry may send the probe, by the addresses of both. */
class AddressRangeTest {

    /** The last four octets are an IPv4 address, in hexadecimal. */
    private static final List<String> FORMS_OF_IPV4 = List.of(
            "00000000000000000000ffff%s",
            "0064ff9b0000000000000000%s",
            "0064ff9b0001000000000000%s",
            "0064ff9b0001abcd00ef0102%s",
            "000000000000000000000000%s",
            "0000000000000000ffff0000%s",
            "240800010203040500005efe%s",
            "fd00000102030405 02005efe%s".replace(" ", ""),
            "2002%s00000000000000000000",
            "2001000041424344800063bf%s");

    @ParameterizedTest
    @CsvFileSource(resources = "special-purpose-addresses.csv")
    void letsNoPublicRegistryNameASpecialPurposeAddress(String block, String name, String rfc, String reachable)
            throws Exception {
        for (InetAddress address : List.of(edge(block, false), edge(block, true))) {
            AddressRange range = AddressRange.of(address);

            assertThat(range.mayBeNamedFrom(Reach.GLOBAL))
                    .as(name + " " + address)
                    .isEqualTo(reachable.equals("true"));
            boolean isNat64 = block.startsWith("64:ff9b:1:");
            if (!isNat64) {
                assertThat(range.mayBeNamedFrom(Reach.PRIVATE))
                        .as(name + " " + address)
                        .isEqualTo(!reachable.equals("false"));
            }
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = "special-purpose-addresses.csv")
    void letsNoPublicRegistryNameASpecialPurposeAddressInsideAnother(
            String block, String name, String rfc, String reachable) throws Exception {
        if (block.contains(":") || reachable.equals("true")) {
            return;
        }
        for (InetAddress inner : List.of(edge(block, false), edge(block, true))) {
            for (String form : FORMS_OF_IPV4) {
                InetAddress outer = ipv6(form, inner);
                assertThat(AddressRange.of(outer).mayBeNamedFrom(Reach.GLOBAL))
                        .as(name + " " + outer)
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "100.100.100.200",
                "169.254.169.254",
                "169.254.170.2",
                "169.254.0.23",
                "168.63.129.16",
                "192.0.0.192",
                "100.96.0.96",
                "fd00:ec2::254",
                "fd00:ec2::23",
                "fd20:ce::254",
                "fd00:c1::a9fe:a9fe",
                "fd00:100::100:200",
                "fd00:42::42",
                "fd00:a9fe:a9fe::1",
                "fe80::a9fe:a9fe"
            })
    void letsNobodyNameAMetadataService(String address) throws Exception {
        InetAddress metadata = InetAddress.getByName(address);
        for (Reach reach : Reach.values()) {
            assertThat(AddressRange.of(metadata).mayBeNamedFrom(reach)).isFalse();
        }
        if (metadata.getAddress().length == 4) {
            for (String form : FORMS_OF_IPV4) {
                assertThat(AddressRange.of(ipv6(form, metadata)).mayBeNamedFrom(Reach.MACHINE))
                        .as(form)
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        // An address of the metadata service embedded after prefixes of 48, 56 and 64 bits (RFC 6052, 2.2).
        "64:ff9b:1:a9fe:a9:fe00::",
        "64:ff9b:1:a9fe:a9:fe00:808:808",
        "64:ff9b:1:aaa9:fe:a9fe::",
        "64:ff9b:1:aaaa:a9:fea9:fe00:0",
        "64:ff9b:1:aaaa:bbbb:cccc:a9fe:a9fe"
    })
    void findsMetadataServicesBehindEveryFormOfNat64(String address) throws Exception {
        assertThat(AddressRange.of(InetAddress.getByName(address)).reach()).isEqualTo(Reach.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "47.97.1.2, GLOBAL",
        "100.63.255.255, GLOBAL",
        "100.100.100.201, PRIVATE",
        "168.63.129.17, GLOBAL",
        "172.15.255.255, GLOBAL",
        "172.32.0.0, GLOBAL",
        "198.17.255.255, GLOBAL",
        "223.255.255.255, GLOBAL",
        "224.0.0.1, NONE",
        "2408:4000::1, GLOBAL",
        "2a00:1450:4001:80b::200e, GLOBAL",
        "64:ff9b::2f61:102, GLOBAL",
        "64:ff9b::a00:1, PRIVATE",
        "64:ff9b::7f00:1, MACHINE",
        "64:ff9b:1::2f61:102, PRIVATE",
        "fd20:ce::255, PRIVATE",
        "fec0::1, NONE",
        "ff02::1, NONE",
        "4000::1, NONE"
    })
    void knowsHowFarAnAddressReaches(String address, Reach reach) throws Exception {
        assertThat(AddressRange.of(InetAddress.getByName(address)).reach()).isEqualTo(reach);
    }

    @Test
    void letsARegistryNameWhatReachesAsFarAsItDoes() throws Exception {
        AddressRange loopback = AddressRange.of(InetAddress.getLoopbackAddress());
        AddressRange inside = AddressRange.of(InetAddress.getByAddress(new byte[] {10, 0, 0, 1}));

        assertThat(loopback.mayBeNamedFrom(Reach.MACHINE)).isTrue();
        assertThat(loopback.mayBeNamedFrom(Reach.PRIVATE)).isFalse();
        assertThat(inside.mayBeNamedFrom(Reach.PRIVATE)).isTrue();
        assertThat(inside.mayBeNamedFrom(Reach.GLOBAL)).isFalse();
    }

    @Property(tries = 500)
    void knowsEveryAddress(@ForAll @Size(16) byte[] ipv6, @ForAll @Size(4) byte[] ipv4) throws UnknownHostException {
        assertThat(AddressRange.of(InetAddress.getByAddress(ipv6))).isNotNull();
        assertThat(AddressRange.of(InetAddress.getByAddress(ipv4))).isNotNull();
    }

    /** Returns the first or the last address of a block. */
    private static InetAddress edge(String block, boolean last) throws UnknownHostException {
        String[] parts = block.split("/", -1);
        byte[] bytes = InetAddress.getByName(parts[0]).getAddress();
        int free = bytes.length * 8 - Integer.parseInt(parts[1]);
        BigInteger value = new BigInteger(1, bytes);
        BigInteger edge = last ? value.or(BigInteger.ONE.shiftLeft(free).subtract(BigInteger.ONE)) : value;
        byte[] out = new byte[bytes.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = edge.shiftRight((out.length - 1 - i) * 8).byteValue();
        }
        return InetAddress.getByAddress(out);
    }

    /** Like a resolver that does not turn IPv4-mapped addresses into IPv4 ones. */
    private static InetAddress ipv6(String form, InetAddress inner) throws UnknownHostException {
        String hex = form.formatted(HexFormat.of().formatHex(inner.getAddress()));
        return Inet6Address.getByAddress("host", HexFormat.of().parseHex(hex), -1);
    }
}
