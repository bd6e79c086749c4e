package io.plenary.services.auth;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Refusal;
import io.vertx.core.Future;
import org.junit.jupiter.api.Test;

class ClientAddressTest {

    @Test
    void anIpv4AddressIsCountedAsItIs() {
        assertThat(ClientAddress.counted("192.0.2.7")).isEqualTo("192.0.2.7");
        assertThat(ClientAddress.counted("::ffff:192.0.2.7")).isEqualTo("192.0.2.7");
    }

    @Test
    void allAddressesOfAnIpv6SubscriberCountAsOne() {
        assertThat(ClientAddress.counted("2001:db8:1:2::7"))
                .isEqualTo(ClientAddress.counted("2001:db8:1:2:ffff::1"))
                .isNotEqualTo(ClientAddress.counted("2001:db8:1:3::7"));
    }

    @Test
    void anEndlessAddressIsRefused() {
        assertRefused(Refusal.INVALID, () -> Future.succeededFuture(ClientAddress.counted("1".repeat(101))));
    }
}
