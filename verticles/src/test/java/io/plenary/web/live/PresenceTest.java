package io.plenary.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.live.PresenceTold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PresenceTest {

    private final List<PresenceTold> passing = new ArrayList<>();
    private long now;
    private final Presence one = new Presence(() -> now, passing::add);
    private final Presence other = new Presence(() -> now, passing::add);

    private void pass(int seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
    }

    private void deliver() {
        passing.forEach(one::heard);
        passing.forEach(other::heard);
        passing.clear();
    }

    @Test
    void thoseOfAllGatewaysCountTogether() {
        other.round(Map.of("session:1", 3));
        deliver();

        assertThat(one.round(Map.of("session:1", 2, "session:2", 1)))
                .containsOnly(Map.entry("session:1", 5), Map.entry("session:2", 1));
    }

    @Test
    void onlyWhatChangedIsToldUntilEverythingIs() {
        one.round(Map.of("session:1", 2));
        passing.clear();

        one.round(Map.of("session:1", 2));
        assertThat(passing).isEmpty();

        one.round(Map.of("session:1", 2, "session:2", 1));
        assertThat(passing).extracting(PresenceTold::counts).containsExactly(Map.of("session:2", 1));

        passing.clear();
        pass(3);
        one.round(Map.of("session:1", 2, "session:2", 1));
        assertThat(passing).extracting(PresenceTold::counts).containsExactly(Map.of("session:1", 2, "session:2", 1));
    }

    @Test
    void whoLeftIsToldToBeGone() {
        other.round(Map.of("session:1", 3));
        other.round(Map.of());
        deliver();

        assertThat(one.elsewhere("session:1")).isZero();
    }

    @Test
    void aGatewayThatIsUnheardForFiveSecondsCountsNothing() {
        other.round(Map.of("session:1", 3));
        deliver();
        one.round(Map.of("session:1", 1));
        pass(5);
        assertThat(one.round(Map.of("session:1", 1))).isEmpty();

        now++;

        assertThat(one.round(Map.of("session:1", 1))).containsOnly(Map.entry("session:1", 1));
    }

    @Test
    void manyRoomsAreToldInParts() {
        Map<String, Integer> many = new HashMap<>();
        for (int i = 0; i < 250; i++) {
            many.put("session:" + i, 1);
        }

        one.round(many);
        assertThat(passing).hasSize(3).allMatch(told -> told.toJson().encode().length() < 8_000);
        deliver();

        assertThat(many.keySet()).allMatch(room -> other.elsewhere(room) == 1);
    }
}
