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
    private final Lanes lanes = new Lanes(3, 2, 3);

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
        for (String place : List.of("a", "b", "c", "d", "e", "f")) {
            go(place);
        }
        Future<String> tooMany = go("g");

        assertThat(begun).containsExactly("a", "b", "c");
        assertThat(Refusal.UNAVAILABLE.is(tooMany.cause())).isTrue();
    }

    @Test
    void whatFailsOrThrowsMakesRoomToo() {
        for (int i = 0; i < 5; i++) {
            assertThat(lanes.through("a", () -> Future.failedFuture("no")).failed())
                    .isTrue();
            assertThat(lanes.through("a", LanesTest::broken).failed()).isTrue();
        }
        go("a");

        assertThat(begun).containsExactly("a");
    }

    private static Future<String> broken() {
        throw new IllegalStateException("broken");
    }

    private Future<String> go(String place) {
        return lanes.through(place, () -> {
            begun.add(place);
            Promise<String> ends = Promise.promise();
            work.add(ends);
            return ends.future();
        });
    }
}
