package io.plenary.services.program;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.EventLog;
import io.plenary.runtime.Database;
import io.plenary.runtime.Relay;
import io.plenary.services.events.EventsVerticle;
import io.plenary.services.program.conference.Unrelayed;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a conference announced comes to the event log, also that of a node that was killed before it could hand it down. */
class LeftEventsTest {

    private ProgramWorld world;
    private UUID conference;

    @BeforeEach
    void start() {
        world = new ProgramWorld();
        conference = world.conference();
        world.register(conference);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void whatWasAnnouncedComesToTheLog() {
        world.node().deploy(EventsVerticle::new);

        createRoom();

        await().untilAsserted(() -> assertThat(logged(world.node())).containsExactly("RoomsChanged"));
        await().until(() -> rows(world.store(conference), "outbox") == 0);
    }

    @Test
    void whatAKilledNodeLeftIsHandedDownByAnother() {
        createRoom();
        assertThat(rows(world.store(conference), "outbox")).isEqualTo(1);
        noteIsFrom("2 minutes");

        TestNode other = world.join();
        other.deploy(EventsVerticle::new);
        try {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(logged(other)).containsExactly("RoomsChanged"));
            assertThat(rows(world.host(), "unrelayed")).isEqualTo(1);

            noteIsFrom("6 minutes");
            await().atMost(Duration.ofSeconds(30)).until(() -> rows(world.host(), "unrelayed") == 0);
        } finally {
            other.close();
        }
    }

    @Test
    void aConferenceThatAnnouncesAgainIsNotedAgain() {
        world.node().deploy(EventsVerticle::new);
        createRoom();
        noteIsFrom("6 minutes");
        await().atMost(Duration.ofSeconds(30)).until(() -> rows(world.host(), "unrelayed") == 0);

        assertThat(logged(world.node())).hasSize(1);
    }

    @Test
    void aNoteStaysWhileAnOlderChangeMayYetShowWhatWasAnnounced() {
        Unrelayed unrelayed = new Unrelayed(world.host());
        createRoom();
        noteIsFrom("6 minutes");

        for (Relay.Left left : List.of(
                new Relay.Left(false, 5, 9),
                new Relay.Left(true, 5, 9),
                new Relay.Left(true, 8, 12),
                new Relay.Left(false, 10, 12),
                new Relay.Left(true, 11, 13))) {
            await(unrelayed.sweep(id -> Future.succeededFuture(left)));
            assertThat(rows(world.host(), "unrelayed")).as("%s", left).isEqualTo(1);
        }
        await(unrelayed.sweep(id -> Future.succeededFuture(new Relay.Left(true, 13, 20))));

        assertThat(rows(world.host(), "unrelayed")).isZero();
    }

    private void createRoom() {
        await(world.layout(conference).createRoom(world.organizer(), Samples.room("Hall", 0)));
    }

    private void noteIsFrom(String age) {
        await(world.host()
                .direct()
                .query("update unrelayed set noted_at = now() - interval '" + age + "'")
                .execute());
    }

    private static long rows(Database database, String table) {
        return await(database.direct().query("select count(*) from " + table).execute())
                .iterator()
                .next()
                .getLong(0);
    }

    private static List<String> logged(TestNode node) {
        return await(node.proxy(EventLog.class, EventLog.ADDRESS).read(Caller.SYSTEM, "test", 0, 100)).events().stream()
                .map(Event::type)
                .toList();
    }
}
