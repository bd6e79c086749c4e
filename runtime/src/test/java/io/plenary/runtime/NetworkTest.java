package io.plenary.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.8, false",
        "2001:db8::/32, 2001:db8:1::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "::1, 0:0:0:0:0:0:0:1, true",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, ::1, false",
        "fc00::/7, fd00::1, true",
        "fc00::/7, ff02::1, false",
        "2000::/3, fc00::1, false",
        "::/0, fc00::1, true",
        "127.0.0.0/8, ::ffff:127.0.0.1, true"
    })
    void anAddressIsInItsNetwork(String network, String address, boolean inside) {
        assertThat(Network.parse(network)
                        .orElseThrow()
                        .contains(Network.address(address).orElseThrow()))
                .isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "proxy", "10.0.0", "10.0.0.0/33", "::/129", "10.0.0.0/8/8", "10.0.0.0/x", "/8"})
    void whatIsNoNetworkIsRefused(String text) {
        assertThat(Network.parse(text)).isEmpty();
    }

    @Test
    void namesAreNotLookedUp() {
        assertThat(Network.address("localhost")).isEmpty();
        assertThat(Network.address(null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:7:1::9, 2001:db8:7:2::9, true",
        "2001:db8:7:1::9, 2001:db8:8:1::9, false",
    })
    void subscribersNextToEachOtherAreOfOneSite(String one, String other, boolean together) {
        assertThat(siteOf(one).equals(siteOf(other))).isEqualTo(together);
    }

    private static String siteOf(String address) {
        return Network.siteOf(Network.subscriberOf(Network.address(address).orElseThrow()))
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.7", "", "somewhere"})
    void otherSubscribersAreOfNoSite(String subscriber) {
        assertThat(Network.siteOf(subscriber)).isEmpty();
    }
}
