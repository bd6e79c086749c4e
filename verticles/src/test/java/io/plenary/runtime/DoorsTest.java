package io.plenary.runtime;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.events.EventPage;
import io.plenary.contracts.events.EventSource;
import io.plenary.testing.RefusalAssert;
import io.plenary.testing.TestCluster;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DoorsTest {

    private static final String ADDRESS = "lamps";
    private static final long LONGER_THAN_THE_LAME_DUCK_MILLIS = 1_000;

    private final Vertx vertx = Vertx.vertx();
    private final Doors doors = new Doors(vertx, null);

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @Test
    void aNodeLeavesWhenItHasAnsweredWhatItWasAsked() {
        EventPage nothing = new EventPage(List.of(), "0.0");
        await(doors.open(
                EventSource.class, ADDRESS, (caller, cursor, limit) -> vertx.timer(LONGER_THAN_THE_LAME_DUCK_MILLIS)
                        .map(nothing)));
        EventSource source = new Proxies(vertx).of(EventSource.class, ADDRESS);

        Future<EventPage> answer = source.readEvents(Caller.SYSTEM, null, 1);
        await(doors.leave());

        assertThat(answer.result()).isEqualTo(nothing);
    }

    @Test
    void aDoorThatClosesLeavesTheOneBesideItOpenToOtherNodes() {
        EventPage nothing = new EventPage(List.of(), "0.0");
        EventSource answering = (caller, cursor, limit) -> Future.succeededFuture(nothing);
        try (TestCluster cluster = new TestCluster()) {
            Doors.Door one = await(cluster.doors().open(EventSource.class, ADDRESS, answering));
            await(cluster.doors().open(EventSource.class, ADDRESS, answering));
            EventSource source = cluster.proxy(EventSource.class, ADDRESS);
            assertThat(await(source.readEvents(Caller.SYSTEM, null, 1))).isEqualTo(nothing);

            await(cluster.doors().close(one));

            for (int call = 0; call < 20; call++) {
                assertThat(await(source.readEvents(Caller.SYSTEM, null, 1))).isEqualTo(nothing);
            }
        }
    }

    @Test
    void aNodeThatLeavesOpensNoDoors() {
        Future<Void> leaving = doors.leave();

        RefusalAssert.assertRefused(
                Refusal.UNAVAILABLE, () -> doors.open(EventSource.class, ADDRESS, (caller, cursor, limit) -> null));
        await(leaving);
    }
}
