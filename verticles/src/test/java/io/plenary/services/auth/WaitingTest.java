package io.plenary.services.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WaitingTest {

    @Test
    void aKnownDeviceWaitsFromTheFifthFailureOnTwiceAsLongEachTimeUpToAQuarterOfAnHour() {
        assertThat(seconds(Waiting.DEVICE, 4, 16))
                .containsExactly(0L, 1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 900L, 900L);
        assertThat(Waiting.DEVICE.after(Integer.MAX_VALUE).toSeconds()).isEqualTo(900);
    }

    @Test
    void aStrangerWaitsFromTheThirdFailureOnButNeverLongerThanAMinute() {
        assertThat(seconds(Waiting.STRANGER, 1, 10)).containsExactly(0L, 0L, 1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
        assertThat(Waiting.STRANGER.after(Integer.MAX_VALUE).toSeconds()).isEqualTo(60);
    }

    @Test
    void whereManyGuessEachHasOneGuessInFiveMinutes() {
        assertThat(seconds(Waiting.ONE_OF_MANY, 1, 2)).containsExactly(300L, 300L);
    }

    @Test
    void anAddressIsHeldUpFromTheTwentiethFailureOnForTwoSecondsAtMost() {
        assertThat(Waiting.isSuspect(0)).isFalse();
        assertThat(Waiting.isSuspect(1)).isTrue();
        assertThat(Waiting.pause(19)).isZero();
        assertThat(Waiting.pause(20)).hasMillis(100);
        assertThat(Waiting.pause(39)).hasSeconds(2);
        assertThat(Waiting.pause(1_000_000)).hasSeconds(2);
    }

    private static List<Long> seconds(Waiting waiting, int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(failures -> waiting.after(failures).toSeconds())
                .toList();
    }
}
