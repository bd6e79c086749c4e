package io.plenary.web.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HoldsTest {

    private final Holds holds = new Holds();
    private final Object connection = new Object();

    @Test
    void refusalsOfOneConnectionWaitForEachOther() {
        assertThat(LongStream.range(0, 4).map(i -> holds.millis(connection, 1_000)))
                .containsExactly(500L, 1_000L, 1_500L, 2_000L);
        assertThat(holds.millis(new Object(), 1_000)).isEqualTo(500);
        assertThat(holds.millis(connection, 2_000)).isEqualTo(1_500);
        assertThat(holds.millis(connection, 60_000)).isEqualTo(500);
    }

    @Test
    void nobodyWaitsLongerThanTenSeconds() {
        assertThat(LongStream.range(0, 100)
                        .map(i -> holds.millis(connection, 0))
                        .max())
                .hasValue(Holds.LONGEST_MILLIS);
    }
}
