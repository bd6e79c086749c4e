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
        String marks = devices.remember(null, ADA, 0);

        assertThat(devices.known(marks, ADA, 0)).isPresent();
        assertThat(devices.known(marks, BEN, 0)).isEmpty();
    }

    @Test
    void twoDevicesOfOneAccountAreToldApart() {
        assertThat(devices.known(devices.remember(null, ADA, 0), ADA, 0))
                .isNotEqualTo(devices.known(devices.remember(null, ADA, 0), ADA, 0));
    }

    @Test
    void aDeviceStaysTheSameWhenItsUserSignsInAgain() {
        String marks = devices.remember(null, ADA, 0);

        assertThat(devices.remember(marks, ADA, 0)).isEqualTo(marks);
    }

    @Test
    void severalPeopleShareADeviceAndTheLastFiveAreRemembered() {
        String both = devices.remember(devices.remember(null, ADA, 0), BEN, 0);
        String many = IntStream.range(0, 4)
                .mapToObj(i -> "user" + i + "@example.org")
                .reduce(both, (marks, email) -> devices.remember(marks, email, 0));

        assertThat(devices.known(both, ADA, 0)).isPresent();
        assertThat(devices.known(both, BEN, 0)).isPresent();
        assertThat(devices.known(many, ADA, 0)).isEmpty();
        assertThat(devices.known(many, BEN, 0)).isPresent();
    }

    @Test
    void aMarkOfAnotherInstallationIsUnknown() {
        assertThat(devices.known(new Devices(new byte[] {4}).remember(null, ADA, 0), ADA, 0))
                .isEmpty();
    }

    @Test
    void anotherGenerationKnowsNoneFromBefore() {
        String marks = devices.remember(null, ADA, 1);

        assertThat(devices.known(marks, ADA, 1)).isPresent();
        assertThat(devices.known(marks, ADA, 0)).isEmpty();
        assertThat(devices.known(devices.remember(null, ADA, 0), ADA, 1)).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", ".", "....", "%&/", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void whatIsNoMarkIsUnknownAndForgotten(String forged) {
        assertThat(devices.known(forged, ADA, 0)).isEmpty();
        assertThat(devices.known(devices.remember(forged, ADA, 0), ADA, 0)).isPresent();
    }

    @Test
    void moreThanACookieHoldsIsNotLookedAt() {
        String endless = "x.".repeat(100_000) + devices.remember(null, ADA, 0);

        assertThat(devices.known(endless, ADA, 0)).isEmpty();
    }
}
