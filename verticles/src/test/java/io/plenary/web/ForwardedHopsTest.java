package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ForwardedHopsTest {

    @Test
    void theLastHopComesFirst() {
        assertThat(ForwardedHops.ofForwardedFor(List.of("192.0.2.1, 10.0.0.2", "10.0.0.3")))
                .containsExactly("10.0.0.3", "10.0.0.2", "192.0.2.1");
    }

    @Test
    void portsAreLeftOut() {
        assertThat(ForwardedHops.ofForwardedFor(List.of("192.0.2.1:4711, [2001:db8::1]:443, 2001:db8::2")))
                .containsExactly("2001:db8::2", "2001:db8::1", "192.0.2.1");
    }

    @Test
    void forwardedNamesItsPeerAmongOtherThings() {
        assertThat(ForwardedHops.ofForwarded(
                        List.of("for=192.0.2.1;proto=https;by=10.0.0.1, For=\"[2001:db8:cafe::17]:4711\"")))
                .containsExactly("2001:db8:cafe::17", "192.0.2.1");
    }

    @Test
    void aHopThatHidesItsPeerStaysAHop() {
        assertThat(ForwardedHops.ofForwarded(List.of("for=192.0.2.1, proto=https, for=unknown, for=_hidden")))
                .containsExactly("_hidden", "unknown", "", "192.0.2.1");
    }

    @Test
    void whatAStrangerQuotesDoesNotSwallowWhatTheProxyAdds() {
        assertThat(ForwardedHops.ofForwarded(List.of("for=\"192.0.2.66", "for=\"[2001:db8::1]\""))
                        .get(0))
                .isEqualTo("2001:db8::1");
        assertThat(ForwardedHops.ofForwarded(List.of("for=\"a, for=198.51.100.1"))
                        .get(0))
                .isEqualTo("198.51.100.1");
    }

    @Test
    void anEndlessHeaderIsReadFromItsEndOnly() {
        assertThat(ForwardedHops.ofForwardedFor(List.of("192.0.2.1,".repeat(10_000) + "10.0.0.1")))
                .hasSizeLessThan(30)
                .startsWith("10.0.0.1");
    }

    @Test
    void withoutAHeaderThereIsNoHop() {
        assertThat(ForwardedHops.ofForwardedFor(List.of())).containsExactly("");
    }
}
