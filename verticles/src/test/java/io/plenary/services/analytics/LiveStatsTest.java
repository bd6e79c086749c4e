package io.plenary.services.analytics;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.analytics.LiveSessionStats;
import io.plenary.contracts.engagement.EngagementEvents.AudienceQuestionAsked;
import io.plenary.contracts.engagement.EngagementEvents.AudienceQuestionUnvoted;
import io.plenary.contracts.engagement.EngagementEvents.AudienceQuestionVoted;
import io.plenary.contracts.engagement.EngagementEvents.ChatMessagePosted;
import io.plenary.contracts.engagement.EngagementEvents.PollAnswered;
import io.plenary.contracts.engagement.EngagementEvents.SessionAttended;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.Payload;
import io.plenary.runtime.Uuids;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens live is counted by session, each event once. */
class LiveStatsTest extends LogTest {

    private final UUID session = UUID.randomUUID();

    @BeforeEach
    void publish() {
        conferences.published(conference, session);
        deploy();
    }

    @Test
    void eachSessionIsCountedOnceAndForItself() {
        Event asked = live(AudienceQuestionAsked.class, session);
        Event voted = live(AudienceQuestionVoted.class, session);
        append("engagement", asked, voted, asked, live(AudienceQuestionVoted.class, session));
        append("engagement", voted, live(AudienceQuestionUnvoted.class, session), live(PollAnswered.class, session));
        append("engagement", live(ChatMessagePosted.class, null), live(ChatMessagePosted.class, session));

        await().untilAsserted(() -> assertThat(stats(Caller.SYSTEM))
                .containsExactly(
                        new LiveSessionStats(session, 1, 1, 1, 1, 0, 0), new LiveSessionStats(null, 0, 0, 0, 1, 0, 0)));
    }

    @Test
    void minutesAreAddedUp() {
        append("engagement", attended(40), attended(2));

        await().untilAsserted(() ->
                assertThat(stats(Caller.SYSTEM)).containsExactly(new LiveSessionStats(session, 0, 0, 0, 0, 0, 42)));
    }

    private Event attended(int minutes) {
        JsonObject payload =
                new JsonObject().put("sessionId", session.toString()).put("minutes", minutes);
        return new Event(
                Uuids.next(),
                Payload.typeOf(SessionAttended.class),
                NOON,
                organization,
                conference,
                null,
                null,
                payload);
    }

    @Test
    void onlyThoseWhoReadFiguresReadThem() {
        append("engagement", live(AudienceQuestionAsked.class, session));
        await().untilAsserted(() -> assertThat(stats(Caller.SYSTEM)).hasSize(1));
        Caller staff = new Caller(ada, Caller.Platform.NONE, Map.of(organization, OrganizationRole.STAFF));
        Caller stranger = new Caller(ben, Caller.Platform.NONE, Map.of(UUID.randomUUID(), OrganizationRole.OWNER));

        assertThat(stats(staff)).hasSize(1);
        for (Caller caller : List.of(Caller.ANONYMOUS, Caller.user(ben), stranger)) {
            assertRefused(Refusal.FORBIDDEN, () -> analytics().getLiveStats(caller, organization, conference));
        }
        assertRefused(Refusal.NOT_FOUND, () -> analytics().getLiveStats(Caller.SYSTEM, UUID.randomUUID(), conference));
    }

    private List<LiveSessionStats> stats(Caller caller) {
        return await(analytics().getLiveStats(caller, organization, conference));
    }

    private Event live(Class<? extends Payload> type, UUID sessionId) {
        JsonObject payload = new JsonObject().put("sessionId", sessionId == null ? null : sessionId.toString());
        return new Event(Uuids.next(), Payload.typeOf(type), NOON, organization, conference, ada, null, payload);
    }
}
