package io.plenary.services.analytics;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.analytics.EngagementCount;
import io.plenary.contracts.auth.AuthEvents;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.notes.NoteEvents;
import io.plenary.contracts.program.ProgramEvents;
import io.plenary.runtime.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventReadingTest extends OutboxesTest {

    @Test
    void eventsOfEveryServiceAreCounted() {
        sources.forEach((name, source) -> source.add(happened("From-" + name, ada)));
        deploy(BY_SWEEP);

        await().untilAsserted(() -> assertThat(counts())
                .containsExactlyElementsOf(SourceNames.services().stream()
                        .map(name -> new EngagementCount("From-" + name, 1, 1))
                        .toList()));
    }

    @Test
    void theOutboxOfAConferenceIsReadOnceItIsRegistered() {
        FakeSource program = new FakeSource().add(happened(ProgramEvents.PROGRAM_IMPORTED, ada));
        open(SourceNames.ofConference(conference), program);
        deploy(BY_SWEEP);
        conferences.published(conference, UUID.randomUUID());

        await().untilAsserted(() ->
                assertThat(counts()).containsExactly(new EngagementCount(ProgramEvents.PROGRAM_IMPORTED, 1, 1)));
    }

    @Test
    void anAnnouncedEventIsReadWithoutWaitingForTheSweep() {
        deploy(BY_DOORBELL);
        await().until(() -> sources.get("notes").readings() == 1);
        Event event = happened(NoteEvents.NOTE_CREATED, ada);

        sources.get("notes").add(event);
        node.vertx().eventBus().publish(Event.address(event.type()), event.toJson());

        await().untilAsserted(
                        () -> assertThat(counts()).containsExactly(new EngagementCount(NoteEvents.NOTE_CREATED, 1, 1)));
    }

    @Test
    void aBurstOfAnnouncementsIsReadInFewReadings() {
        deploy(BY_DOORBELL);
        await().until(() -> sources.get("notes").readings() == 1);

        IntStream.range(0, 1000)
                .mapToObj(i -> happened(NoteEvents.NOTE_CREATED, ada))
                .forEach(event -> {
                    sources.get("notes").add(event);
                    node.vertx().eventBus().publish(Event.address(event.type()), event.toJson());
                });

        await().untilAsserted(() ->
                assertThat(counts()).containsExactly(new EngagementCount(NoteEvents.NOTE_CREATED, 1000, 1)));
        assertThat(sources.get("notes").readings()).isLessThan(500);
    }

    @Test
    void conferencesThatAreNotRegisteredAreForgotten() {
        Database database = openDatabase();
        conferences.published(conference, UUID.randomUUID());
        await(SourceStore.add(database.direct(), List.of(SourceNames.ofConference(UUID.randomUUID()))));
        deploy(BY_SWEEP);

        await().untilAsserted(
                        () -> assertThat(await(sql(database, "select name from sources where name like 'program.%'")))
                                .containsExactly(SourceNames.ofConference(conference)));
    }

    @Test
    void aThousandConferencesThatNobodyServesHinderNoService() {
        IntStream.range(0, 1000).forEach(i -> conferences.published(UUID.randomUUID(), UUID.randomUUID()));
        deploy(BY_SWEEP);
        await().until(() ->
                await(sql(openDatabase(), "select name from sources")).size() > 1000);

        IntStream.range(0, 5).forEach(round -> {
            sources.get("notes").add(happened("Noted-" + round, ada));
            await().atMost(Duration.ofSeconds(15))
                    .until(() -> counts().contains(new EngagementCount("Noted-" + round, 1, 1)));
        });
    }

    @Test
    void whoSignedInIsActiveAndWhoWasOnlyTriedIsNot() {
        sources.get("auth")
                .add(FakeSource.event(AuthEvents.USER_SIGNED_IN, NOON, null, null, ada))
                .add(FakeSource.event(AuthEvents.USER_SIGNED_IN, NOON, null, null, ada))
                .add(FakeSource.event(AuthEvents.SIGN_IN_FAILED, NOON, null, null, ben))
                .add(FakeSource.event(AuthEvents.REFRESH_TOKEN_REUSED, NOON, null, null, UUID.randomUUID()))
                .add(FakeSource.event(AuthEvents.SIGNING_KEY_ROTATED, NOON, null, null, null));
        deploy(BY_SWEEP);

        await().until(() -> sources.get("auth").readings() > 2);
        assertThat(activeUsers("2027-05", null)).isEqualTo(1);
    }

    @Test
    void aMonthBeginsAndEndsInUtc() {
        sources.get("notes")
                .add(FakeSource.event("Noted", Instant.parse("2027-04-30T23:59:59.999Z"), organization, null, ada))
                .add(FakeSource.event("Noted", Instant.parse("2027-05-01T00:00:00Z"), organization, null, ben))
                .add(FakeSource.event("Noted", Instant.parse("2027-05-31T23:59:59.999Z"), organization, null, ben));
        deploy(BY_SWEEP);

        await().until(() -> sources.get("notes").readings() > 2);
        assertThat(activeUsers("2027-04", organization)).isEqualTo(1);
        assertThat(activeUsers("2027-05", organization)).isEqualTo(1);
        assertThat(activeUsers("2027-06", organization)).isZero();
    }
}
