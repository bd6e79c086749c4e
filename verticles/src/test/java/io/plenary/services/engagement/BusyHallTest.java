package io.plenary.services.engagement;

import static io.plenary.services.engagement.LiveStage.somebody;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomEvents.RoomStated;
import io.plenary.contracts.events.Event;
import io.plenary.runtime.limits.LocalBuckets;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many who do the same at once, one who does it again and again, and a database that does not answer for a moment. */
class BusyHallTest {

    private static LiveStage stage;

    private final UUID session = stage.session(stage.open);

    @BeforeAll
    static void start() {
        stage = new LiveStage();
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void whoGoesOnAndOnDoesNotWaitInTheWayOfOthers() {
        Writing writing = new Writing(stage.database, new LocalBuckets());
        Place place = new Place(stage.conferences.organizationId(), stage.open, session, null);
        Promise<Void> held = Promise.promise();
        Future<Void> first = writing.once(somebody(), place, tx -> held.future());
        Caller eager = somebody();

        List<Future<Void>> presses = IntStream.range(0, 1_000)
                .mapToObj(i -> writing.<Void>once(eager, place, tx -> Future.succeededFuture()))
                .toList();
        Future<Void> other = writing.once(somebody(), place, tx -> Future.succeededFuture());

        List<Throwable> refused =
                presses.stream().filter(Future::failed).map(Future::cause).toList();
        assertThat(refused).hasSizeGreaterThan(500).allMatch(Refusal.TOO_MANY::is);
        held.complete();
        await(first);
        await(other);
        presses.forEach(press -> await(press.otherwiseEmpty()));
    }

    @Test
    void whatCouldNotBeReadIsToldLater() {
        UUID id = UUID.randomUUID();
        Room room = Room.ofSession(stage.open, session);
        Queue<Event> told = stage.node.listen(RoomStated.class);
        AtomicInteger asked = new AtomicInteger();
        StateTelling states = new StateTelling(
                stage.node.vertx(),
                stage.database,
                new Telling(stage.node.node().events()));
        states.counts(
                "votes",
                (sql, conference, ids) -> asked.incrementAndGet() < 3
                        ? Future.failedFuture(Refusal.UNAVAILABLE.because("Not now."))
                        : Future.succeededFuture(Map.of(id, new JsonObject().put("votes", 7))));

        stage.node.vertx().runOnContext(here -> states.changed("votes", stage.conferences.organizationId(), room, id));

        Awaitility.await().until(() -> told.stream()
                .map(event -> event.as(RoomStated.class))
                .anyMatch(stated -> stated.room().equals(room)
                        && Integer.valueOf(7).equals(stated.state().value().getInteger("votes"))));
    }
}
