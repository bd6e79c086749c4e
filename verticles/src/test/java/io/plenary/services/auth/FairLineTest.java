package io.plenary.services.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FairLineTest {

    private final FairLine line = new FairLine(4);
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
    void whoComesToAFullLineTakesTheLastPlaceOfWhoeverHasMost() {
        List.of("1", "2", "3").forEach(number -> add("flood", number));
        add("ben", "1");

        assertThat(line.hasRoom("ada")).isTrue();
        add("ada", "1");

        assertThat(done).containsExactly("flood 3 displaced");
        work();
        assertThat(done).containsExactly("flood 3 displaced", "flood 1", "ben 1", "ada 1", "flood 2");
    }

    @Test
    void whoHasMostIsRefusedWhereTheLineIsFull() {
        List.of("1", "2", "3", "4").forEach(number -> add("flood", number));

        assertThat(line.hasRoom("flood")).isFalse();
    }

    @Test
    void twoSourcesThatFillTheLineKeepNobodyOut() {
        List.of("1", "2").forEach(number -> List.of("flood", "other").forEach(source -> add(source, number)));

        assertThat(line.hasRoom("ada")).isTrue();
    }

    @Test
    void nobodyGivesAPlaceUpForSomebodyWhoWouldHaveMoreThanThey() {
        List.of("flood", "flood", "ada", "ben").forEach(source -> add(source, "x"));

        assertThat(line.hasRoom("ada")).isFalse();
    }

    @Test
    void aFullLineOfManySourcesHasRoomForNobodyUntilSomethingIsDone() {
        List.of("1", "2", "3", "4").forEach(name -> add(name, "x"));
        assertThat(line.hasRoom("ada")).isFalse();

        line.take().run();

        assertThat(line.hasRoom("ada")).isTrue();
    }

    private void add(String source, String work) {
        String name = source + " " + work;
        line.add(source, () -> done.add(name), () -> done.add(name + " displaced"));
    }

    private void work() {
        while (!line.isEmpty()) {
            line.take().run();
        }
    }
}
