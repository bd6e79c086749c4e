package io.plenary.runtime.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.runtime.Network;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {

    private final PublicAddresses addresses = new PublicAddresses(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.1.2.3",
                "100.64.0.1",
                "100.100.100.200",
                "127.0.0.1",
                "127.255.255.254",
                "2130706433",
                "169.254.169.254",
                "168.63.129.16",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.0.2.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::8.8.8.8",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "3fff::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void whatIsNotOnThePublicInternetIsNotPublic(String address) throws UnknownHostException {
        assertThat(addresses.contains(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "100.63.255.255",
                "172.15.0.1",
                "172.32.0.1",
                "193.99.144.85",
                "2606:4700::1111",
                "2a00:1450:4001::200e"
            })
    void anythingElseIs(String address) throws UnknownHostException {
        assertThat(addresses.contains(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void anOperatorMayTrustANetworkOfTheirOwnAndNoOtherIsTrustedWithIt() throws UnknownHostException {
        PublicAddresses withIntranet = new PublicAddresses(List.of(new Network("10.1.0.0", 16)));

        assertThat(withIntranet.contains(InetAddress.getByName("10.1.2.3"))).isTrue();
        assertThat(withIntranet.contains(InetAddress.getByName("10.2.0.1"))).isFalse();
    }
}
