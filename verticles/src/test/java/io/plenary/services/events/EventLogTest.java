package io.plenary.services.events;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.EventLog;
import io.plenary.contracts.events.LogPage;
import io.plenary.contracts.events.Reading;
import io.plenary.runtime.Database;
import io.plenary.runtime.Uuids;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventLogTest {

    private static final Instant LONG_AGO = Instant.now().minus(Duration.ofDays(40));
    private static final Caller ADMIN = new Caller(UUID.randomUUID(), Caller.Platform.ADMIN, Map.of());

    private static TestNode node;
    private static EventLog log;
    private static Database database;

    @BeforeAll
    static void start() {
        node = new TestNode();
        node.deploy(EventsVerticle::new);
        log = node.proxy(EventLog.class, EventLog.ADDRESS);
        database = await(node.node().databases().open("events"));
    }

    @BeforeEach
    void empty() {
        change("delete from log");
        change("delete from readers");
        change("update log_head set number = 0");
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void eventsOfManySourcesHaveOneOrderWithoutGaps() {
        List<Future<Void>> appended = new ArrayList<>();
        for (int round = 0; round < 20; round++) {
            for (String source : List.of("auth", "notes", "program.x")) {
                appended.add(log.append(Caller.SYSTEM, source, List.of(event(source), event(source))));
            }
        }
        await(Future.all(appended));

        LogPage all = read(0);
        assertThat(all.after()).isZero();
        assertThat(all.events()).hasSize(120);
        assertThat(numbers())
                .isEqualTo(IntStream.rangeClosed(1, 120).mapToObj(Long::valueOf).toList());
    }

    @Test
    void anEventIsReadAsItWasAnnounced() {
        Event event = new Event(
                Uuids.next(),
                "NoteCreated",
                Instant.parse("2027-05-18T10:15:30.123456Z"),
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                "correlation",
                new JsonObject().put("a", 1).put("b", new JsonObject().put("c", "ß")));

        append(event);

        assertThat(read(0).events()).containsExactly(event);
    }

    @Test
    void theOrderOfASourceIsKept() {
        List<Event> events =
                IntStream.range(0, 400).mapToObj(i -> event("Noted")).toList();

        append(events.toArray(Event[]::new));

        assertThat(read(0).events())
                .extracting(Event::id)
                .containsExactlyElementsOf(events.stream().map(Event::id).toList());
    }

    @Test
    void whatIsHandedDownAgainIsThereOnceAndTakesNoNumber() {
        Event known = event("Known");
        append(known);

        append(known, event("New"), known);
        append(known);

        assertThat(read(0).events()).extracting(Event::type).containsExactly("Known", "New");
        append(event("Next"));
        assertThat(read(2)).extracting(LogPage::after, LogPage::last).containsExactly(2L, 3L);
    }

    @Test
    void whatIsNewIsPublishedWithItsNumbers() {
        Queue<LogPage> published = new ConcurrentLinkedQueue<>();
        await(node.vertx()
                .eventBus()
                .<String>consumer(EventLog.NUMBERED, told -> published.add(LogPage.fromJson(told.body())))
                .completion());
        Event known = event("Known");

        append(known);
        append(known);
        append(known, event("New"));

        Awaitility.await().until(() -> published.size() >= 2);
        assertThat(published.stream().sorted(Comparator.comparing(LogPage::after)))
                .extracting(LogPage::after, page -> page.events().get(0).type())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(0L, "Known"),
                        org.assertj.core.groups.Tuple.tuple(1L, "New"));
    }

    @Test
    void itIsReadInPages() {
        append(IntStream.range(0, 7).mapToObj(i -> event("T" + i)).toArray(Event[]::new));

        assertThat(await(log.read(Caller.SYSTEM, "me", 3, 2)).events())
                .extracting(Event::type)
                .containsExactly("T3", "T4");
        assertThat(await(log.read(Caller.SYSTEM, "me", 7, 2))).isEqualTo(new LogPage(7, List.of()));
    }

    @Test
    void aReaderThatKnowsMoreThanTheLogIsTold() {
        append(event("Only"));

        assertRefused(Refusal.CONFLICT, () -> log.read(Caller.SYSTEM, "me", 2, 10));
    }

    @Test
    void itIsForServicesOnly() {
        for (Caller person : List.of(Caller.ANONYMOUS, Caller.user(UUID.randomUUID()), ADMIN)) {
            assertRefused(Refusal.FORBIDDEN, () -> log.append(person, "notes", List.of()));
            assertRefused(Refusal.FORBIDDEN, () -> log.register(person, "me", null));
            assertRefused(Refusal.FORBIDDEN, () -> log.read(person, "me", 0, 1));
            assertRefused(Refusal.FORBIDDEN, () -> log.eraseUser(person, UUID.randomUUID()));
            assertRefused(Refusal.FORBIDDEN, () -> log.purgeConference(person, UUID.randomUUID()));
        }
        assertRefused(Refusal.FORBIDDEN, () -> log.listReadings(Caller.user(UUID.randomUUID())));
    }

    @Test
    void noMoreThanFiveHundredAtOnce() {
        List<Event> many = IntStream.range(0, 501).mapToObj(i -> event("Many")).toList();

        assertRefused(Refusal.INVALID, () -> log.append(Caller.SYSTEM, "notes", many));
        assertThat(read(0).events()).isEmpty();
    }

    @Test
    void aNewReaderBeginsWhereItWants() {
        append(event("One"), event("Two"));
        Instant between = Instant.now();
        assertThat(await(log.register(Caller.SYSTEM, "sinceNow", between.plusSeconds(60))))
                .isEqualTo(2);
        append(event("Three"));

        assertThat(await(log.register(Caller.SYSTEM, "fromTheStart", null))).isZero();
        assertThat(await(log.register(Caller.SYSTEM, "since", between))).isEqualTo(2);
        assertThat(await(log.register(Caller.SYSTEM, "fromNowOn", Instant.now().plusSeconds(60))))
                .isEqualTo(3);
    }

    @Test
    void theOperatorSeesHowFarReadersAre() {
        append(event("One"), event("Two"), event("Three"));
        await(log.read(Caller.SYSTEM, "quick", 3, 10));
        await(log.read(Caller.SYSTEM, "slow", 1, 10));

        assertThat(await(log.listReadings(ADMIN)))
                .extracting(Reading::reader, Reading::number, Reading::behind)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("quick", 3L, 0L),
                        org.assertj.core.groups.Tuple.tuple("slow", 1L, 2L));
    }

    @Test
    void aReaderThatIsLateIsRemarked() {
        append(event("One"));
        await(log.read(Caller.SYSTEM, "quick", 1, 10));
        await(log.read(Caller.SYSTEM, "slow", 0, 10));
        Laggards laggards = new Laggards(database);
        await(laggards.look());
        assertThat(laggards.remark()).isEmpty();

        change("update log set appended_at = now() - interval '6 minutes'");
        await(laggards.look());

        assertThat(laggards.remark())
                .hasValueSatisfying(remark -> assertThat(remark.about()).isEqualTo("slow"));
    }

    @Test
    void oldDaysAreEmptiedOnceEveryReaderHasReadThem() {
        append(eventAt(LONG_AGO), eventAt(LONG_AGO.plus(Duration.ofDays(1))), event("New"));
        change("update log set appended_at = now() - interval '35 days' where number < 3");
        Cleaner cleaner = new Cleaner(database, Instant::now);
        await(log.read(Caller.SYSTEM, "quick", 3, 10));
        await(log.read(Caller.SYSTEM, "slow", 1, 10));

        await(cleaner.clean());
        assertThat(numbers()).containsExactly(2L, 3L);

        await(log.read(Caller.SYSTEM, "slow", 3, 10));
        await(cleaner.clean());
        assertThat(numbers()).containsExactly(3L);
        assertThat(read(0)).extracting(LogPage::after, LogPage::last).containsExactly(2L, 3L);
    }

    @Test
    void whatCameLateIsKeptAsLongAsWhatCameInTime() {
        append(eventAt(LONG_AGO));

        await(new Cleaner(database, Instant::now).clean());

        assertThat(numbers()).containsExactly(1L);
    }

    @Test
    void aUserIsTakenOut() {
        UUID ada = UUID.randomUUID();
        append(by(
                ada,
                new JsonObject()
                        .put("userId", ada.toString())
                        .put("email", "ada@example.org")
                        .put("x", 1)));
        change("update log set occurred_at = now() - interval '2 minutes'");

        await(log.eraseUser(Caller.SYSTEM, ada));

        assertThat(read(0).events()).singleElement().satisfies(event -> {
            assertThat(event.actorId()).isNull();
            assertThat(event.payload()).isEqualTo(new JsonObject().put("x", 1));
        });
    }

    @Test
    void whoTriedToSignInIsForgottenAfterAWeek() {
        append(by(null, new JsonObject().put("email", "ada@example.org").put("clientAddress", "192.0.2.1")));
        append(by(null, new JsonObject().put("email", "ben@example.org")));
        change("update log set occurred_at = now() - interval '8 days' where number = 1");

        await(new Cleaner(database, Instant::now).clean());

        assertThat(read(0).events())
                .extracting(Event::payload)
                .containsExactly(new JsonObject(), new JsonObject().put("email", "ben@example.org"));
    }

    @Test
    void whatWasToldOfAConferenceGoesWithIt() {
        UUID conference = UUID.randomUUID();
        append(of(conference), event("Other"));

        await(log.purgeConference(Caller.SYSTEM, conference));

        assertThat(read(0).events())
                .extracting(Event::type, event -> event.payload().isEmpty())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("SessionCreated", true),
                        org.assertj.core.groups.Tuple.tuple("Other", false));
    }

    private void append(Event... events) {
        await(log.append(Caller.SYSTEM, "notes", List.of(events)));
    }

    private LogPage read(long after) {
        return await(log.read(Caller.SYSTEM, "test", after, 500));
    }

    private List<Long> numbers() {
        return await(database.direct()
                        .query("select number from log order by number")
                        .mapping(row -> row.getLong("number"))
                        .execute())
                .stream()
                .toList();
    }

    private void change(String statement) {
        await(database.direct().query(statement).execute());
    }

    private static Event event(String type) {
        return new Event(
                Uuids.next(), type, Instant.now(), null, null, null, null, new JsonObject().put("some", "thing"));
    }

    private static Event eventAt(Instant time) {
        return new Event(Uuids.next(), "Old", time, null, null, null, null, new JsonObject());
    }

    private static Event by(UUID actor, JsonObject payload) {
        return new Event(Uuids.next(), "Done", Instant.now(), null, null, actor, null, payload);
    }

    private static Event of(UUID conference) {
        return new Event(
                Uuids.next(),
                "SessionCreated",
                Instant.now(),
                UUID.randomUUID(),
                conference,
                null,
                null,
                new JsonObject().put("title", "Secret"));
    }
}
