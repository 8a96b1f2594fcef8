package io.github.eciregistry.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.policy.RegistryPattern;
import org.junit.jupiter.api.Test;

class AddressRangeTest {

    @Test
    void putsIpv4WhereIpv6HasAPlaceForIt() {
        assertThat(AddressRange.ofBlock(RegistryPattern.parse("10.1.2.3/8")))
                .containsExactly(
                        new AddressRange("00000000000000000000ffff0a000000", "00000000000000000000ffff0affffff"));
        assertThat(AddressRange.ofBlock(RegistryPattern.parse("[::ffff:a00:1]/32")))
                .containsExactly(
                        new AddressRange("00000000000000000000ffff0a000001", "00000000000000000000ffff0a000001"));
    }

    @Test
    void leavesIpv4OutOfBlocksOfIpv6() {
        assertThat(AddressRange.ofBlock(RegistryPattern.parse("::/0")))
                .containsExactly(
                        new AddressRange("00000000000000000000000000000000", "00000000000000000000fffeffffffff"),
                        new AddressRange("00000000000000000001000000000000", "ffffffffffffffffffffffffffffffff"));
        assertThat(AddressRange.ofBlock(RegistryPattern.parse("[::]/96")))
                .containsExactly(
                        new AddressRange("00000000000000000000000000000000", "000000000000000000000000ffffffff"));
        assertThat(AddressRange.ofBlock(RegistryPattern.parse("[fd00::]/8")))
                .containsExactly(
                        new AddressRange("fd000000000000000000000000000000", "fdffffffffffffffffffffffffffffff"));
        assertThat(AddressRange.ofBlock(RegistryPattern.parse("[::8000:0:0]/81")))
                .containsExactly(
                        new AddressRange("00000000000000000000800000000000", "00000000000000000000fffeffffffff"));
    }
}
