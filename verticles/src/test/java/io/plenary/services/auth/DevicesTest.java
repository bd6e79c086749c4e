package io.plenary.services.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DevicesTest {

    private static final String ADA = "ada@example.org";
    private static final String BEN = "ben@example.org";

    private final Devices devices = new Devices(new byte[] {1, 2, 3});

    @Test
    void aDeviceIsKnownToTheAccountThatSignedInThere() {
        String marks = devices.remember(null, ADA);

        assertThat(devices.known(marks, ADA)).isPresent();
        assertThat(devices.known(marks, BEN)).isEmpty();
    }

    @Test
    void twoDevicesOfOneAccountAreToldApart() {
        assertThat(devices.known(devices.remember(null, ADA), ADA))
                .isNotEqualTo(devices.known(devices.remember(null, ADA), ADA));
    }

    @Test
    void aDeviceStaysTheSameWhenItsUserSignsInAgain() {
        String marks = devices.remember(null, ADA);

        assertThat(devices.remember(marks, ADA)).isEqualTo(marks);
    }

    @Test
    void severalPeopleShareADeviceAndTheLastFiveAreRemembered() {
        String both = devices.remember(devices.remember(null, ADA), BEN);
        String many = IntStream.range(0, 4)
                .mapToObj(i -> "user" + i + "@example.org")
                .reduce(both, (marks, email) -> devices.remember(marks, email));

        assertThat(devices.known(both, ADA)).isPresent();
        assertThat(devices.known(both, BEN)).isPresent();
        assertThat(devices.known(many, ADA)).isEmpty();
        assertThat(devices.known(many, BEN)).isPresent();
    }

    @Test
    void aMarkOfAnotherInstallationIsUnknown() {
        assertThat(devices.known(new Devices(new byte[] {4}).remember(null, ADA), ADA))
                .isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", ".", "....", "%&/", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void whatIsNoMarkIsUnknownAndForgotten(String forged) {
        assertThat(devices.known(forged, ADA)).isEmpty();
        assertThat(devices.known(devices.remember(forged, ADA), ADA)).isPresent();
    }

    @Test
    void moreThanACookieHoldsIsNotLookedAt() {
        String endless = "x.".repeat(100_000) + devices.remember(null, ADA);

        assertThat(devices.known(endless, ADA)).isEmpty();
    }
}
