package io.plenary.runtime;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Refusal;
import io.plenary.contracts.events.EventLog;
import io.plenary.contracts.events.LogPage;
import io.plenary.testing.FixedLog;
import io.plenary.testing.RefusalAssert;
import io.plenary.testing.TestCluster;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class DoorsTest {

    private static final String ADDRESS = "lamps";
    private static final long LONGER_THAN_THE_LAME_DUCK_MILLIS = 1_000;

    private Doors doors;

    @BeforeEach
    void start(Vertx vertx) {
        doors = new Doors(vertx, null);
    }

    @Test
    void aNodeLeavesWhenItHasAnsweredWhatItWasAsked(Vertx vertx) {
        LogPage nothing = new LogPage(0, List.of());
        AtomicBoolean answered = new AtomicBoolean();
        await(doors.open(EventLog.class, ADDRESS, new FixedLog(() -> vertx.timer(LONGER_THAN_THE_LAME_DUCK_MILLIS)
                .map(nothing)
                .onSuccess(page -> answered.set(true)))));
        EventLog source = new Proxies(vertx).of(EventLog.class, ADDRESS);

        Future<LogPage> answer = FixedLog.ask(source);
        await(doors.leave());

        assertThat(answered).isTrue();
        assertThat(await(answer)).isEqualTo(nothing);
    }

    @Test
    void aDoorThatClosesLeavesTheOneBesideItOpenToOtherNodes() {
        LogPage nothing = new LogPage(0, List.of());
        EventLog answering = new FixedLog(() -> Future.succeededFuture(nothing));
        try (TestCluster cluster = new TestCluster()) {
            Doors.Door one = await(cluster.doors().open(EventLog.class, ADDRESS, answering));
            await(cluster.doors().open(EventLog.class, ADDRESS, answering));
            EventLog source = cluster.proxy(EventLog.class, ADDRESS);
            assertThat(await(FixedLog.ask(source))).isEqualTo(nothing);

            await(cluster.doors().close(one));

            for (int call = 0; call < 20; call++) {
                assertThat(await(FixedLog.ask(source))).isEqualTo(nothing);
            }
        }
    }

    @Test
    void aNodeThatLeavesOpensNoDoors() {
        Future<Void> leaving = doors.leave();

        RefusalAssert.assertRefused(
                Refusal.UNAVAILABLE, () -> doors.open(EventLog.class, ADDRESS, new FixedLog(() -> null)));
        await(leaving);
    }
}
