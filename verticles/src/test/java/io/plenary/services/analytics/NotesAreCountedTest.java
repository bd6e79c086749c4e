package io.plenary.services.analytics;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.analytics.ActiveUsers;
import io.plenary.contracts.analytics.AnalyticsService;
import io.plenary.contracts.analytics.EngagementCount;
import io.plenary.contracts.notes.NoteDraft;
import io.plenary.contracts.notes.NotesService;
import io.plenary.services.events.EventsVerticle;
import io.plenary.services.notes.NotesVerticle;
import io.plenary.testing.FakeConferences;
import io.plenary.testing.TestNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real outbox of a real service. */
class NotesAreCountedTest {

    private final UUID conference = UUID.randomUUID();
    private final UUID session = UUID.randomUUID();
    private final FakeConferences conferences = new FakeConferences().published(conference, session);
    private final Caller ada = Caller.user(UUID.randomUUID());
    private final Caller ben = Caller.user(UUID.randomUUID());
    private final Caller staff =
            new Caller(UUID.randomUUID(), null, Map.of(conferences.organizationId(), OrganizationRole.STAFF));

    private TestNode node;

    @BeforeEach
    void start() {
        node = new TestNode();
        conferences.standIn(node);
        node.deploy(EventsVerticle::new).deploy(NotesVerticle::new).deploy(AnalyticsVerticle::new);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void notesAndStarsOfAConferenceAreCounted() {
        NotesService notes = node.proxy(NotesService.class, NotesService.ADDRESS);
        await(notes.createNote(ada, new NoteDraft(UUID.randomUUID(), conference, session, "One", false)));
        await(notes.createNote(ada, new NoteDraft(UUID.randomUUID(), conference, session, "Two", true)));
        await(notes.createNote(ben, new NoteDraft(UUID.randomUUID(), conference, session, "Three", true)));
        await(notes.star(ada, conference, session));

        AnalyticsService analytics = node.proxy(AnalyticsService.class, AnalyticsService.ADDRESS);
        Instant now = Instant.now();
        String month = now.atOffset(ZoneOffset.UTC).toString().substring(0, 7);
        await().untilAsserted(() -> assertThat(await(analytics.getEngagement(
                                staff, null, conference, now.minusSeconds(60), now.plusSeconds(60)))
                        .counts())
                .containsExactly(
                        new EngagementCount("NoteCreated", 3, 2), new EngagementCount("SessionStarred", 1, 1)));
        assertThat(await(analytics.getMonthlyActiveUsers(staff, month, null, conference)))
                .isEqualTo(new ActiveUsers(month, conferences.organizationId(), conference, 2, null));
    }
}
