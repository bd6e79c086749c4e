package io.plenary.services.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WaitingTest {

    @Test
    void anAccountWaitsFromTheThirdFailureOnTwiceAsLongEachTimeUpToAQuarterOfAnHour() {
        assertThat(seconds(Waiting.ACCOUNT, 1, 14))
                .containsExactly(0L, 0L, 1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 900L, 900L);
        assertThat(Waiting.ACCOUNT.after(Integer.MAX_VALUE).toSeconds()).isEqualTo(900);
    }

    @Test
    void anAddressWaitsFromTheTwentiethFailureOn() {
        assertThat(seconds(Waiting.ADDRESS, 19, 22)).containsExactly(0L, 1L, 2L, 4L);
    }

    private static List<Long> seconds(Waiting waiting, int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(failures -> waiting.after(failures).toSeconds())
                .toList();
    }
}
