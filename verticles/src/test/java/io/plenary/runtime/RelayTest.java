package io.plenary.runtime;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.EventLog;
import io.plenary.contracts.events.Passing;
import io.plenary.contracts.events.Payload;
import io.plenary.services.events.EventsVerticle;
import io.plenary.testing.Outboxes;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelayTest {

    private record Told(String word) implements Payload {}

    private TestNode node;
    private Database database;
    private Relay relay;

    @BeforeEach
    void start() {
        node = new TestNode();
        database = await(node.node().databases().open("notes"));
        relay = new Relay(node.vertx(), database, "notes", node.node().proxies());
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void whatIsAnnouncedComesToTheLogAndIsCutOff() {
        node.deploy(EventsVerticle::new);
        relay.begin();

        announce("One", "Two");
        announce("Three");

        await().untilAsserted(() -> assertThat(words()).containsExactly("One", "Two", "Three"));
        await().until(() -> Outboxes.read(node, "notes").isEmpty());
    }

    @Test
    void whatCannotBeHandedDownStaysUntilItCan() {
        relay.begin();
        announce("One");
        announce("Two");
        assertThat(Outboxes.read(node, "notes")).hasSize(2);

        node.deploy(EventsVerticle::new);

        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(words()).containsExactly("One", "Two"));
        await().until(() -> Outboxes.read(node, "notes").isEmpty());
    }

    @Test
    void whatWasHandedDownButNotCutOffBeforeACrashIsThereOnce() {
        node.deploy(EventsVerticle::new);
        announce("One");
        await(log().append(Caller.SYSTEM, "notes", Outboxes.read(node, "notes")));
        announce("Two");

        relay.begin().every(Duration.ofMillis(100));

        await().untilAsserted(() -> assertThat(words()).containsExactly("One", "Two"));
        await().until(() -> Outboxes.read(node, "notes").isEmpty());
    }

    @Test
    void whatAnotherNodeLeftBehindIsHandedDown() {
        node.deploy(EventsVerticle::new);
        announce("Left");

        relay.begin();

        await().untilAsserted(() -> assertThat(words()).containsExactly("Left"));
    }

    @Test
    void relaysBesideEachOtherHandEverythingDownOnce() {
        node.deploy(EventsVerticle::new);
        List<String> words = IntStream.range(0, 900).mapToObj(i -> "T" + i).toList();
        announce(words.toArray(String[]::new));

        await(Future.all(Stream.generate(() ->
                        new Relay(node.vertx(), database, "notes", node.node().proxies()).pass())
                .limit(5)
                .toList()));

        await().until(() -> Outboxes.read(node, "notes").isEmpty());
        assertThat(words()).containsExactlyElementsOf(words);
    }

    @Test
    void aChangeThatBeganEarlierIsNotSkippedThoughItCommitsLater() {
        node.deploy(EventsVerticle::new);
        relay.begin();
        Future<Void> slow = database.write(Caller.SYSTEM, tx -> {
            tx.announce(new Told("Slow"), null, null);
            return tx.sql()
                    .query("select pg_current_xact_id(), pg_sleep(0.4)")
                    .execute()
                    .mapEmpty();
        });
        await(node.vertx().timer(100));

        announce("Quick");
        await(slow);

        await().untilAsserted(() -> assertThat(words()).containsExactlyInAnyOrder("Slow", "Quick"));
    }

    @Test
    void whatIsToldInPassingIsNeverKept() {
        record Blinked() implements Passing {}

        assertThatIllegalArgumentException()
                .isThrownBy(() -> await(database.write(Caller.SYSTEM, tx -> {
                    tx.announce(new Blinked(), null, null);
                    return Future.succeededFuture();
                })));
        assertThat(Outboxes.read(node, "notes")).isEmpty();
    }

    @Test
    void aRelayKnowsThatAnOlderChangeMayYetShowSomething() {
        node.deploy(EventsVerticle::new);
        Promise<Void> goOn = Promise.promise();
        Promise<Void> begun = Promise.promise();
        Future<Void> slow = database.write(Caller.SYSTEM, tx -> tx.sql()
                .query("select pg_current_xact_id()")
                .execute()
                .onSuccess(ignored -> begun.complete())
                .compose(ignored -> goOn.future()));
        await(begun.future());
        announce("Quick");

        Relay.Left meanwhile = await(relay.passOnce());
        assertThat(meanwhile.empty()).isFalse();
        assertThat(words()).isEmpty();
        goOn.complete();
        await(slow);

        // Changes of other databases of the server are waited for as well.
        Relay.Left then = await().until(() -> await(relay.passOnce()), Relay.Left::empty);
        assertThat(then.oldestRunning()).isGreaterThan(meanwhile.oldestRunning());
        assertThat(words()).containsExactly("Quick");
    }

    @Test
    void aRelayThatEndedLeavesTheRestToTheNextOne() {
        relay.begin().end();
        node.deploy(EventsVerticle::new);
        announce("One");
        await(node.vertx().timer(300));
        assertThat(words()).isEmpty();

        new Relay(node.vertx(), database, "notes", node.node().proxies()).begin();

        await().untilAsserted(() -> assertThat(words()).containsExactly("One"));
    }

    @Test
    void connectionsThatBreakLoseNothing() {
        node.deploy(EventsVerticle::new);
        relay.begin();
        for (int round = 0; round < 20; round++) {
            announce("Round-" + round);
            breakConnections();
            // As many as there may be connections.
            await().ignoreExceptions()
                    .until(() -> await(
                            Future.all(Stream.generate(database::check).limit(8).toList())
                                    .map(true)));
        }

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(words())
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 20)
                        .mapToObj(round -> "Round-" + round)
                        .toList()));
    }

    private void breakConnections() {
        await(database.direct()
                .query(
                        """
                        select pg_terminate_backend(pid, 10000) from pg_stat_activity
                        where usename = current_user and pid <> pg_backend_pid()
                        """)
                .execute()
                .otherwiseEmpty());
    }

    private void announce(String... words) {
        await(database.write(Caller.SYSTEM, tx -> announce(tx, words)));
    }

    private static Future<Void> announce(Transaction tx, String... words) {
        Stream.of(words).forEach(word -> tx.announce(new Told(word), null, null));
        return Future.succeededFuture();
    }

    private List<String> words() {
        List<Event> first = await(log().read(Caller.SYSTEM, "test", 0, 500)).events();
        List<Event> then =
                await(log().read(Caller.SYSTEM, "test", first.size(), 500)).events();
        return Stream.concat(first.stream(), then.stream())
                .map(event -> event.as(Told.class).word())
                .toList();
    }

    private EventLog log() {
        return node.proxy(EventLog.class, EventLog.ADDRESS);
    }
}
