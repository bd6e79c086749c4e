package io.plenary.services.events;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plenary.contracts.Caller;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.LogPage;
import io.plenary.contracts.events.Origin;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the log keeps, how long, and of whom. */
class KeptEventsTest extends EventLogStage {

    @Test
    void aReaderThatIsLateIsRemarked() {
        append(event("One"));
        await(log.read(Caller.SYSTEM, "quick", 1, 10));
        await(log.read(Caller.SYSTEM, "slow", 0, 10));
        MeterRegistry metrics = new SimpleMeterRegistry();
        Laggards laggards = new Laggards(database, metrics);
        await(laggards.look());
        assertThat(laggards.remark()).isEmpty();

        change("update log set appended_at = now() - interval '6 minutes'");
        await(laggards.look());

        assertThat(laggards.remark())
                .hasValueSatisfying(remark -> assertThat(remark.about()).isEqualTo("slow"));
        assertThat(metrics.get("plenary.readers.behind")
                        .tag("reader", "slow")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(metrics.get("plenary.readers.late")
                        .tag("reader", "slow")
                        .gauge()
                        .value())
                .isBetween(360.0, 420.0);
        assertThat(metrics.get("plenary.readers.behind")
                        .tag("reader", "quick")
                        .gauge()
                        .value())
                .isZero();
    }

    @Test
    void oldDaysAreEmptiedOnceEveryReaderHasReadThem() {
        append(eventAt(LONG_AGO), eventAt(LONG_AGO.plus(Duration.ofDays(1))), event("New"));
        change("update log set appended_at = now() - interval '35 days' where number < 3");
        LogCleaner cleaner = new LogCleaner(database, Instant::now);
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

        await(new LogCleaner(database, Instant::now).clean());

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

        await(new LogCleaner(database, Instant::now).clean());

        assertThat(read(0).events())
                .extracting(Event::payload)
                .containsExactly(new JsonObject(), new JsonObject().put("email", "ben@example.org"));
    }

    @Test
    void fromWhereSomethingWasAskedForIsForgottenAfterAWeekAndWithTheUser() {
        UUID ada = UUID.randomUUID();
        append(from("192.0.2.1", null), from("192.0.2.2", null), from("192.0.2.3", ada));
        change("update log set occurred_at = now() - interval '8 days' where number = 1");
        assertThat(read(0).events())
                .extracting(event -> event.origin().address())
                .containsExactly("192.0.2.1", "192.0.2.2", "192.0.2.3");

        await(new LogCleaner(database, Instant::now).clean());
        await(log.eraseUser(Caller.SYSTEM, ada));

        assertThat(read(0).events())
                .extracting(
                        event -> event.origin() == null ? null : event.origin().address())
                .containsExactly(null, "192.0.2.2", null);
    }

    private static Event from(String address, UUID actor) {
        Event event = by(actor, new JsonObject());
        return new Event(
                event.id(),
                event.type(),
                event.occurredAt(),
                null,
                null,
                actor,
                null,
                event.payload(),
                new Origin(address, null, null, null));
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

    @Test
    void aNewReaderSkipsWhatIsNotKeptAndReadsNothingTwice() {
        append(event("One"), event("Two"), event("Three"), event("Four"));
        change("delete from log where number = 2");

        LogPage before = read(0);
        LogPage behind = read(before.last());

        assertThat(before).extracting(LogPage::after, LogPage::last).containsExactly(0L, 1L);
        assertThat(behind).extracting(LogPage::after, LogPage::last).containsExactly(2L, 4L);
        assertThat(behind.events()).extracting(Event::type).containsExactly("Three", "Four");
    }
}
