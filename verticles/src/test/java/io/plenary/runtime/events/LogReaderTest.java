package io.plenary.runtime.events;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.EventLog;
import io.plenary.contracts.events.LogPage;
import io.plenary.contracts.events.Payload;
import io.plenary.contracts.events.Reading;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.Uuids;
import io.plenary.services.events.EventsVerticle;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Effects are rows of a table here, in which one that is missing or there twice shows. */
class LogReaderTest {

    private TestNode node;
    private Database database;

    @BeforeEach
    void start() {
        node = new TestNode();
        node.deploy(EventsVerticle::new);
        database = await(node.node().databases().open("analytics"));
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void eachEventHasItsEffectOnceAndInOrder() {
        append(some(0, 250));
        begin(this::note);
        append(some(250, 500));
        append(some(500, 520));

        await().untilAsserted(() -> assertThat(noted()).containsExactlyElementsOf(some(0, 520)));
    }

    @Test
    void severalReadersOfOneNameHaveTheEffectOnce() {
        for (int i = 0; i < 5; i++) {
            begin(this::note);
        }
        for (int i = 0; i < 30; i++) {
            append(some(i, i + 1));
        }

        await().untilAsserted(() -> assertThat(noted()).containsExactlyElementsOf(some(0, 30)));
    }

    @Test
    void anEffectThatFailsIsUndoneAndTriedAgain() {
        AtomicInteger failures = new AtomicInteger();
        begin((tx, events) -> note(tx, events)
                .compose(done -> failures.getAndIncrement() < 2
                        ? Future.failedFuture(new IllegalStateException("not yet"))
                        : Future.succeededFuture()));
        append(some(0, 3));

        await().untilAsserted(() -> assertThat(noted()).containsExactlyElementsOf(some(0, 3)));
        assertThat(failures).hasValueGreaterThanOrEqualTo(3);
    }

    @Test
    void aReaderKilledBetweenItsEffectAndTheCommitHasTheEffectOnce() {
        AtomicInteger kills = new AtomicInteger();
        begin((tx, events) -> note(tx, events)
                .compose(done -> kills.getAndIncrement() < 3
                        ? tx.sql()
                                .query("select pg_terminate_backend(pg_backend_pid())")
                                .execute()
                                .mapEmpty()
                        : Future.succeededFuture()));

        append(some(0, 3));
        append(some(3, 5));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(noted()).containsExactlyElementsOf(some(0, 5)));
        assertThat(kills).hasValueGreaterThanOrEqualTo(4);
    }

    @Test
    void anEffectThatThrowsIsTriedAgain() {
        AtomicInteger failures = new AtomicInteger();
        begin((tx, events) -> {
            if (failures.getAndIncrement() == 0) {
                throw new IllegalStateException("not yet");
            }
            return note(tx, events);
        });
        append(some(0, 1));

        await().untilAsserted(() -> assertThat(noted()).containsExactlyElementsOf(some(0, 1)));
    }

    @Test
    void whatWasPublishedToNobodyIsReadFromTheLog() {
        begin(this::note);
        append(some(0, 1));
        await().until(() -> noted().size() == 1);
        // As if the message had been lost with a node: the next one comes with a gap before it.
        Database ofLog = await(node.node().databases().open("events"));
        await(ofLog.direct()
                .query("insert into log (part, number, source, id, type, occurred_at, payload) "
                        + "values (0, 2, 'notes', gen_random_uuid(), 'E1', now(), '{}')")
                .execute()
                .compose(added ->
                        ofLog.direct().query("update log_head set number = 2").execute()));

        append(some(2, 3));

        await().untilAsserted(() -> assertThat(noted()).containsExactlyElementsOf(some(0, 3)));
    }

    @Test
    void whatIsPublishedIsTakenWithoutAskingTheLog() {
        begin(this::note);
        await().until(() ->
                readings().stream().anyMatch(reading -> reading.reader().equals("test")));

        node.node().events().tell(new LogPage(0, List.of(event("E0"), event("E1"))));

        await().untilAsserted(() -> assertThat(noted()).containsExactly("E0", "E1"));
        assertThat(await(log().read(Caller.SYSTEM, "other", 0, 10)).events()).isEmpty();
    }

    private record E7() implements Payload {}

    @Test
    void whatDoesNotConcernAReaderIsPassedWithoutAnEffect() {
        append(some(0, 250));
        for (int i = 0; i < 2; i++) {
            await(LogReader.ofAll(node.vertx(), node.node(), "test", database, this::note)
                    .only(E7.class)
                    .looksEvery(Duration.ofMillis(100))
                    .begin());
        }
        append(some(0, 20));
        append(some(250, 300));

        await().untilAsserted(
                        () -> assertThat(readings()).extracting(Reading::number).containsExactly(320L));
        assertThat(noted()).containsExactly("E7", "E7");
        await().untilAsserted(() -> assertThat(await(database.direct()
                        .query("select number from log_cursor")
                        .mapping(row -> row.getLong("number"))
                        .execute()))
                .containsExactly(320L));
    }

    @Test
    void aReaderCanBeginWithWhatHappensFromNowOn() {
        append(some(0, 5));
        LogReader reader =
                LogReader.since(Instant.now().plusSeconds(60), node.vertx(), node.node(), "test", database, this::note);
        await(reader.begin());
        await().until(() ->
                readings().stream().anyMatch(reading -> reading.reader().equals("test")));

        append(some(5, 7));

        await().untilAsserted(() -> assertThat(noted()).containsExactly("E5", "E6"));
    }

    @Test
    void theOperatorSeesThatAReaderHasComeToTheEnd() {
        append(some(0, 3));
        begin(this::note);

        await().untilAsserted(() -> assertThat(readings())
                .extracting(Reading::reader, Reading::number, Reading::behind)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("test", 3L, 0L)));
    }

    private void begin(LogReader.Effect effect) {
        await(LogReader.ofAll(node.vertx(), node.node(), "test", database, effect)
                .begin());
    }

    /** Any table the service may write to. */
    private Future<Void> note(Transaction tx, List<Event> events) {
        Future<?> done = Future.succeededFuture();
        for (Event event : events) {
            done = done.compose(before -> tx.sql()
                    .preparedQuery("insert into engagement_days (organization_id, conference_id, day, type, count) "
                            + "values ($1, $1, '2027-05-18', $2, (select count(*) from engagement_days))")
                    .execute(Tuple.of(UUID.randomUUID(), event.type())));
        }
        return done.mapEmpty();
    }

    private List<String> noted() {
        return await(database.read(Caller.SYSTEM, sql -> sql.query("select type from engagement_days order by count")
                        .mapping(row -> row.getString("type"))
                        .execute()))
                .stream()
                .toList();
    }

    private List<Reading> readings() {
        return await(log().listReadings(Caller.SYSTEM));
    }

    private void append(List<String> types) {
        await(log().append(
                        Caller.SYSTEM,
                        "notes",
                        types.stream().map(LogReaderTest::event).toList()));
    }

    private static List<String> some(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "E" + i).toList();
    }

    private static Event event(String type) {
        return new Event(Uuids.next(), type, Instant.now(), null, null, null, null, new JsonObject());
    }

    private EventLog log() {
        return node.proxy(EventLog.class, EventLog.ADDRESS);
    }
}
