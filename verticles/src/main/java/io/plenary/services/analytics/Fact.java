package io.plenary.services.analytics;

import io.plenary.contracts.analytics.EngagementEvent;
import io.plenary.contracts.auth.AuthEvents;
import io.plenary.contracts.conferences.ConferenceEvents;
import io.plenary.contracts.engagement.EngagementEvents.AudienceQuestionAsked;
import io.plenary.contracts.engagement.EngagementEvents.AudienceQuestionUnvoted;
import io.plenary.contracts.engagement.EngagementEvents.AudienceQuestionVoted;
import io.plenary.contracts.engagement.EngagementEvents.ChatMessagePosted;
import io.plenary.contracts.engagement.EngagementEvents.PollAnswered;
import io.plenary.contracts.engagement.EngagementEvents.SessionAttended;
import io.plenary.contracts.engagement.EngagementEvents.SessionFeedbackGiven;
import io.plenary.contracts.engagement.EngagementEvents.SessionFeedbackWithdrawn;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.Payload;
import io.plenary.contracts.promotions.PromotionEvents.AdvertisementsFollowed;
import io.plenary.contracts.promotions.PromotionEvents.AdvertisementsSeen;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Something to be counted once, whether it was announced by a service or seen by the gateway.
 *
 * @param userId the signed-in user who did it, null if nobody known
 * @param count how often it happened
 */
record Fact(
        UUID id,
        String type,
        Instant occurredAt,
        UUID organizationId,
        UUID conferenceId,
        UUID sessionId,
        UUID userId,
        int count) {

    /** These tell of a user who was not signed in: not yet, or somebody else tried to be this user. */
    private static final Set<Class<? extends Payload>> NOT_SIGNED_IN =
            Set.of(AuthEvents.UserSignedUp.class, AuthEvents.SignInFailed.class, AuthEvents.RefreshTokenReused.class);

    /** What happens live, and is counted by session. */
    private static final Set<Class<? extends Payload>> LIVE = Set.of(
            AudienceQuestionAsked.class,
            AudienceQuestionVoted.class,
            AudienceQuestionUnvoted.class,
            PollAnswered.class,
            SessionAttended.class,
            ChatMessagePosted.class,
            SessionFeedbackGiven.class,
            SessionFeedbackWithdrawn.class);

    static Fact of(Event event) {
        UUID userId = NOT_SIGNED_IN.stream().anyMatch(event::is) ? null : event.actorId();
        return new Fact(
                event.id(),
                event.type(),
                event.occurredAt(),
                event.organizationId(),
                event.conferenceId(),
                session(event),
                userId,
                count(event));
    }

    /** Where something happened live: null for the conference itself, and for what did not. */
    private static UUID session(Event event) {
        String session = LIVE.stream().anyMatch(event::is) ? event.payload().getString("sessionId") : null;
        return session == null ? null : UUID.fromString(session);
    }

    boolean isLive() {
        return conferenceId != null
                && organizationId != null
                && LIVE.stream().map(Payload::typeOf).anyMatch(type::equals);
    }

    /** What is told of many at once counts as often. */
    private static int count(Event event) {
        if (event.is(SessionAttended.class)) {
            return event.as(SessionAttended.class).minutes();
        }
        long count = event.is(AdvertisementsSeen.class)
                ? event.as(AdvertisementsSeen.class).count()
                : event.is(AdvertisementsFollowed.class)
                        ? event.as(AdvertisementsFollowed.class).count()
                        : 1;
        return (int) Math.min(count, Integer.MAX_VALUE);
    }

    static Fact of(EngagementEvent view) {
        return new Fact(
                view.id(),
                view.type().name(),
                view.occurredAt(),
                view.organizationId(),
                view.conferenceId(),
                view.sessionId(),
                view.userId(),
                view.count());
    }

    /** Whether a conference is gone for good, and its figures with it. */
    boolean isPurge() {
        return Payload.typeOf(ConferenceEvents.ConferencePurged.class).equals(type);
    }

    /** The same, done by somebody else. */
    Fact by(UUID user) {
        return new Fact(id, type, occurredAt, organizationId, conferenceId, sessionId, user, count);
    }

    /** Where only the day matters, and nobody who did it: many facts become one. */
    static List<Fact> byDay(List<Fact> facts) {
        return facts.stream()
                .collect(Collectors.groupingBy(fact -> fact.onDay(0), Collectors.summingInt(Fact::count)))
                .entrySet()
                .stream()
                .map(day -> day.getKey().onDay(day.getValue()))
                .toList();
    }

    private Fact onDay(int total) {
        return new Fact(
                null, type, occurredAt.truncatedTo(ChronoUnit.DAYS), organizationId, conferenceId, null, null, total);
    }
}
