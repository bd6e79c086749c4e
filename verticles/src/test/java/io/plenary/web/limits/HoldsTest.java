package io.plenary.web.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HoldsTest {

    private final Holds holds = new Holds(new Random(1));
    private final Object connection = new Object();

    @Test
    void refusalsOfOneConnectionWaitForEachOther() {
        long before = 0;
        for (int i = 0; i < 4; i++) {
            long wait = holds.millis(connection, 1_000);
            assertThat(wait - before).isBetween(250L, 750L);
            before = wait;
        }
        assertThat(holds.millis(new Object(), 1_000)).isBetween(250L, 750L);
        assertThat(holds.millis(connection, 1_100) - before).isBetween(150L, 650L);
        assertThat(holds.millis(connection, 60_000)).isBetween(250L, 750L);
    }

    @Test
    void thoseRefusedAtOnceComeBackOneByOne() {
        assertThat(LongStream.range(0, 64)
                        .map(i -> holds.millis(new Object(), 0))
                        .distinct())
                .hasSizeGreaterThan(50);
    }

    @Test
    void nobodyWaitsLongerThanTenSeconds() {
        assertThat(LongStream.range(0, 100)
                        .map(i -> holds.millis(connection, 0))
                        .max())
                .hasValue(Holds.LONGEST_MILLIS);
    }
}
