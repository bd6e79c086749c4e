package io.plenary.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LanesTest {

    private final List<String> begun = new ArrayList<>();
    private final List<Promise<String>> work = new ArrayList<>();
    private final Lanes lanes = new Lanes(new Lanes.Limits(3, 2, 2, 3));

    @Test
    void aSlowPlaceLetsOthersPass() {
        go("slow");
        go("Slow");
        go("slow");
        go("quick");
        assertThat(begun).containsExactly("slow", "Slow", "quick");

        work.get(0).complete("done");

        assertThat(begun).containsExactly("slow", "Slow", "quick", "slow");
    }

    @Test
    void noMoreThanSoManyAreUnderWayAndWhoComesWhenTheLineIsLongIsSentAway() {
        for (String place : List.of("a", "b", "c")) {
            go(place);
        }
        for (String place : List.of("d", "e", "f")) {
            go("one", place);
        }
        Future<String> tooMany = go("one", "g");
        Future<String> another = go("another", "h");

        assertThat(begun).containsExactly("a", "b", "c");
        assertThat(Refusal.UNAVAILABLE.is(tooMany.cause())).isTrue();
        assertThat(another.isComplete()).isFalse();
    }

    @Test
    void anOwnerHasItsShareAtHoweverManyPlaces() {
        for (String place : List.of("a", "b", "c", "d")) {
            go("one", place);
        }
        go("another", "e");
        assertThat(begun).containsExactly("a", "b", "e");

        work.get(0).complete("done");

        assertThat(begun).containsExactly("a", "b", "e", "c");
    }

    @Test
    void ownersTakeTurns() {
        Lanes single = new Lanes(new Lanes.Limits(1, 1, 1, 3));
        for (String turn : List.of("a1", "a2", "a3", "b1", "b2", "c1")) {
            go(single, turn.substring(0, 1), turn);
        }
        for (int i = 0; i < begun.size(); i++) {
            work.get(i).complete("done");
        }

        assertThat(begun).containsExactly("a1", "b1", "c1", "a2", "b2", "a3");
    }

    @Test
    void whatFailsOrThrowsMakesRoomToo() {
        for (int i = 0; i < 5; i++) {
            assertThat(lanes.through("owner", "a", () -> Future.failedFuture("no"))
                            .failed())
                    .isTrue();
            assertThat(lanes.through("owner", "a", LanesTest::broken).failed()).isTrue();
        }
        go("a");

        assertThat(begun).containsExactly("a");
    }

    private static Future<String> broken() {
        throw new IllegalStateException("broken");
    }

    /** For an owner of its own each. */
    private Future<String> go(String place) {
        return go(new Object(), place);
    }

    private Future<String> go(Object owner, String place) {
        return go(lanes, owner, place);
    }

    private Future<String> go(Lanes through, Object owner, String place) {
        return through.through(owner, place, () -> {
            begun.add(place);
            Promise<String> ends = Promise.promise();
            work.add(ends);
            return ends.future();
        });
    }
}
