package io.plenary.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.live.PersonHere;
import io.plenary.contracts.live.PresenceTold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
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
        other.round(Map.of("session:1", people(3)));
        deliver();

        assertThat(one.round(Map.of("session:1", people(2), "session:2", people(1))))
                .containsOnly(Map.entry("session:1", people(5)), Map.entry("session:2", people(1)));
    }

    @Test
    void onlyWhatChangedIsToldUntilEverythingIs() {
        one.round(Map.of("session:1", people(2)));
        passing.clear();

        one.round(Map.of("session:1", people(2)));
        assertThat(passing).isEmpty();

        one.round(Map.of("session:1", people(2), "session:2", people(1)));
        assertThat(passing).extracting(PresenceTold::counts).containsExactly(Map.of("session:2", 1));

        passing.clear();
        pass(3);
        one.round(Map.of("session:1", people(2), "session:2", people(1)));
        assertThat(passing).extracting(PresenceTold::counts).containsExactly(Map.of("session:1", 2, "session:2", 1));
    }

    @Test
    void whoLeftIsToldToBeGone() {
        other.round(Map.of("session:1", people(3)));
        other.round(Map.of());
        deliver();

        assertThat(one.elsewhere("session:1")).isEqualTo(Here.NOBODY);
    }

    @Test
    void aGatewayThatIsUnheardForFiveSecondsCountsNothing() {
        other.round(Map.of("session:1", people(3)));
        deliver();
        one.round(Map.of("session:1", people(1)));
        pass(5);
        assertThat(one.round(Map.of("session:1", people(1)))).isEmpty();

        now++;

        assertThat(one.round(Map.of("session:1", people(1)))).containsOnly(Map.entry("session:1", people(1)));
    }

    @Test
    void manyRoomsAreToldInParts() {
        Map<String, Here> many = new HashMap<>();
        for (int i = 0; i < 250; i++) {
            many.put("session:" + i, people(1));
        }

        one.round(many);
        assertThat(passing).hasSize(3).allMatch(told -> told.toJson().encode().length() < 8_000);
        deliver();

        assertThat(many.keySet()).allMatch(room -> other.elsewhere(room).count() == 1);
    }

    @Test
    void namesAreToldWithTheCountsAndEachPersonOnce() {
        PersonHere ada = new PersonHere(UUID.randomUUID(), "Ada");
        PersonHere ben = new PersonHere(UUID.randomUUID(), "Ben");
        other.round(Map.of("session:1", new Here(3, List.of(ada, ben)), "session:2", people(1)));
        assertThat(passing).singleElement().satisfies(told -> assertThat(told.people())
                .containsOnlyKeys("session:1"));
        deliver();

        assertThat(one.round(Map.of("session:1", new Here(1, List.of(ada)))))
                .containsOnly(Map.entry("session:1", new Here(4, List.of(ada, ben))));

        other.round(Map.of("session:1", new Here(3, List.of(ben)), "session:2", people(1)));
        deliver();
        assertThat(one.round(Map.of("session:1", people(1))))
                .containsOnly(Map.entry("session:1", new Here(4, List.of(ben))));
    }

    @Test
    void noMoreNamesAreToldThanAreShown() {
        Map<UUID, PersonHere> named = new HashMap<>();
        IntStream.range(0, 80).forEach(i -> {
            UUID id = UUID.randomUUID();
            named.put(id, new PersonHere(id, "x".repeat(200)));
        });
        Map<String, Here> many = new HashMap<>();
        IntStream.range(0, 5).forEach(i -> many.put("session:" + i, Here.of(80, named)));

        one.round(many);

        assertThat(many.get("session:0").people()).hasSize(Here.MOST_NAMES);
        assertThat(passing).hasSize(3).allMatch(told -> told.toJson().encode().length() < 32_000);
        assertThat(many.get("session:0").and(Here.of(80, named)).people()).hasSize(Here.MOST_NAMES);
    }

    private static Here people(int count) {
        return new Here(count, List.of());
    }
}
