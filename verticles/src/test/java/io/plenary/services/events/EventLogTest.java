package io.plenary.services.events;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.EventLog;
import io.plenary.contracts.events.LogEvents.ReaderRemoved;
import io.plenary.contracts.events.LogPage;
import io.plenary.contracts.events.Reading;
import io.plenary.runtime.Uuids;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class EventLogTest extends EventLogStage {

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
            assertRefused(
                    Refusal.FORBIDDEN, () -> log.isReadBy(person, UUID.randomUUID(), Instant.now(), List.of("me")));
            assertRefused(Refusal.FORBIDDEN, () -> log.purgeConference(person, UUID.randomUUID()));
        }
        assertRefused(Refusal.FORBIDDEN, () -> log.listReadings(Caller.user(UUID.randomUUID())));
        assertRefused(Refusal.UNAUTHENTICATED, () -> log.listReadings(Caller.ANONYMOUS));
        assertRefused(Refusal.FORBIDDEN, () -> log.removeReader(Caller.user(UUID.randomUUID()), "me"));
        assertRefused(Refusal.UNAUTHENTICATED, () -> log.removeReader(Caller.ANONYMOUS, "me"));
    }

    /** A node may be killed before the commit: nobody may have acted on what then never happened. */
    @Test
    void whatWasNotCommittedIsNeitherPublishedNorNumbered() {
        Queue<LogPage> published = new ConcurrentLinkedQueue<>();
        await(node.vertx()
                .eventBus()
                .<String>consumer(EventLog.NUMBERED, told -> published.add(LogPage.fromJson(told.body())))
                .completion());

        assertThatThrownBy(() -> append(event("Good"), event(null))).isInstanceOf(ServiceException.class);
        append(event("Later"));

        Awaitility.await().until(() -> !published.isEmpty());
        assertThat(published).singleElement().satisfies(page -> {
            assertThat(page.after()).isZero();
            assertThat(page.events()).extracting(Event::type).containsExactly("Later");
        });
    }

    @Test
    void itKnowsWhoIsPastAnEvent() {
        Event event = event("Second");
        append(event("First"), event);
        List<String> both = List.of("quick", "slow");
        await(log.read(Caller.SYSTEM, "quick", 2, 1));
        assertThat(await(log.isReadBy(Caller.SYSTEM, event.id(), event.occurredAt(), both)))
                .as("slow has never been heard of")
                .isFalse();
        await(log.read(Caller.SYSTEM, "slow", 1, 1));
        assertThat(await(log.isReadBy(Caller.SYSTEM, event.id(), event.occurredAt(), both)))
                .isFalse();

        await(log.read(Caller.SYSTEM, "slow", 2, 1));

        assertThat(await(log.isReadBy(Caller.SYSTEM, event.id(), event.occurredAt(), both)))
                .isTrue();
        assertThat(await(log.isReadBy(Caller.SYSTEM, UUID.randomUUID(), event.occurredAt(), both)))
                .as("an event that is not there yet")
                .isFalse();
    }

    @Test
    void whoeverAsksWaitsForTheErasureOfServicesItDoesNotKnow() {
        Event event = event("First");
        append(event);
        List<String> known = List.of("notes.erasure");
        await(log.read(Caller.SYSTEM, "notes.erasure", 1, 1));
        await(log.register(Caller.SYSTEM, "parking.erasure", null));
        assertThat(await(log.isReadBy(Caller.SYSTEM, event.id(), event.occurredAt(), known)))
                .isFalse();

        await(log.read(Caller.SYSTEM, "parking.erasure", 1, 1));

        assertThat(await(log.isReadBy(Caller.SYSTEM, event.id(), event.occurredAt(), known)))
                .isTrue();
    }

    @Test
    void aReaderThatIsGoneIsRemovedAndThatIsTold() {
        append(event("First"));
        await(log.register(Caller.SYSTEM, "gone", null));
        change("update readers set read_at = now() - interval '1 hour'");
        await(log.register(Caller.SYSTEM, "atWork", null));

        await(log.removeReader(ADMIN, "gone"));

        assertThat(await(log.listReadings(ADMIN))).extracting(Reading::reader).containsExactly("atWork");
        assertThat(read(1).events())
                .singleElement()
                .satisfies(told -> assertThat(told.as(ReaderRemoved.class)).isEqualTo(new ReaderRemoved("gone")))
                .extracting(Event::actorId)
                .isEqualTo(ADMIN.userId());
    }

    @Test
    void aReaderThatIsAtWorkOrUnknownIsNotRemoved() {
        await(log.register(Caller.SYSTEM, "atWork", null));

        assertRefused(Refusal.CONFLICT, () -> log.removeReader(ADMIN, "atWork"));
        assertRefused(Refusal.NOT_FOUND, () -> log.removeReader(ADMIN, "unheard of"));
        assertThat(await(log.listReadings(ADMIN))).extracting(Reading::reader).containsExactly("atWork");
        assertThat(read(0).events()).isEmpty();
    }

    /** What it has yet to delete would be lost with it. */
    @Test
    void aReaderThatErasesIsNotRemovedHoweverLongItIsSilent() {
        append(event("First"));
        await(log.register(Caller.SYSTEM, "gone", null));
        await(log.register(Caller.SYSTEM, "notes.erasure", null));
        change("update readers set read_at = now() - interval '1 hour'");

        assertRefused(Refusal.CONFLICT, () -> log.removeReader(ADMIN, "notes.erasure"));

        assertThat(await(log.listReadings(ADMIN)))
                .extracting(Reading::reader, Reading::needed)
                .containsExactly(tuple("gone", false), tuple("notes.erasure", true));
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
}
