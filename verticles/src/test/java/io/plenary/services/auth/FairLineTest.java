package io.plenary.services.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FairLineTest {

    private final FairLine line = new FairLine(5, 3);
    private final List<String> done = new ArrayList<>();

    @Test
    void sourcesTakeTurns() {
        add("flood", "1");
        add("flood", "2");
        add("flood", "3");
        add("ada", "1");

        work();

        assertThat(done).containsExactly("flood 1", "ada 1", "flood 2", "flood 3");
    }

    @Test
    void nobodyTakesAllPlaces() {
        add("flood", "1");
        add("flood", "2");
        add("flood", "3");

        assertThat(line.hasRoom("flood")).isFalse();
        assertThat(line.hasRoom("ada")).isTrue();
    }

    @Test
    void aFullLineHasRoomForNobodyUntilSomethingIsDone() {
        List.of("1", "2", "3", "4", "5").forEach(name -> add(name, "x"));
        assertThat(line.hasRoom("ada")).isFalse();

        line.take().run();

        assertThat(line.hasRoom("ada")).isTrue();
    }

    private void add(String source, String work) {
        line.add(source, () -> done.add(source + " " + work));
    }

    private void work() {
        while (!line.isEmpty()) {
            line.take().run();
        }
    }
}
