package io.plenary.services.analytics;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.analytics.AccessBucket;
import io.plenary.contracts.analytics.AccessStats;
import io.plenary.contracts.analytics.EngagementEvent;
import io.plenary.contracts.analytics.EngagementType;
import io.plenary.contracts.analytics.SessionAccess;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AccessStatsTest extends FiguresTest {

    @Test
    void viewsAreToldByHourAndDayAndSession() {
        UUID other = UUID.randomUUID();
        record(
                view(session, ada, TEN, 3),
                view(session, ben, TEN.plusSeconds(1), 1),
                view(session, null, TEN, 5),
                view(other, ada, ELEVEN, 2),
                view(null, ada, NEXT_DAY, 1));

        AccessStats stats = await(
                analytics.getConferenceAccessStats(staff, ORGANIZATION, conference, DAY, NEXT_DAY.plusSeconds(60)));

        assertThat(stats)
                .isEqualTo(new AccessStats(
                        conference,
                        DAY,
                        NEXT_DAY.plusSeconds(3600),
                        12,
                        2,
                        List.of(
                                new AccessBucket(TEN, 9, 2),
                                new AccessBucket(ELEVEN, 2, 1),
                                new AccessBucket(NEXT_DAY, 1, 1)),
                        List.of(new AccessBucket(dayOf(TEN), 11, 2), new AccessBucket(dayOf(NEXT_DAY), 1, 1)),
                        List.of(new SessionAccess(session, 9, 2), new SessionAccess(other, 2, 1))));
    }

    private static Instant dayOf(Instant time) {
        return time.atZone(ZoneId.of("Europe/Lisbon"))
                .truncatedTo(ChronoUnit.DAYS)
                .toInstant();
    }

    @Test
    void daysBeginWhereTheConferenceIs() {
        UUID tokyo = UUID.randomUUID();
        CONFERENCES.publishedIn("Asia/Tokyo", tokyo, session);
        Instant evening = DAY.plus(14, ChronoUnit.HOURS);
        Instant afterMidnight = DAY.plus(15, ChronoUnit.HOURS);
        record(viewOf(tokyo, evening), viewOf(tokyo, afterMidnight), viewOf(tokyo, afterMidnight));

        AccessStats stats = await(analytics.getConferenceAccessStats(staff, ORGANIZATION, tokyo, DAY, NEXT_DAY));

        assertThat(stats.days())
                .containsExactly(
                        new AccessBucket(afterMidnight.minus(1, ChronoUnit.DAYS), 1, 0),
                        new AccessBucket(afterMidnight, 2, 0));
    }

    private static EngagementEvent viewOf(UUID conference, Instant at) {
        return new EngagementEvent(
                UUID.randomUUID(), EngagementType.ScheduleViewed, at, ORGANIZATION, conference, null, null, 1);
    }

    @Test
    void theEndOfASpanIsNotInIt() {
        record(view(session, ada, TEN, 1), view(session, ben, ELEVEN, 1));

        assertThat(await(analytics.getConferenceAccessStats(staff, ORGANIZATION, conference, TEN, ELEVEN))
                        .hours())
                .containsExactly(new AccessBucket(TEN, 1, 1));
    }

    @Test
    void aSpanOfMoreThan31DaysIsToldByDayOnly() {
        record(view(session, ada, TEN, 1));

        AccessStats stats = await(analytics.getConferenceAccessStats(
                staff, ORGANIZATION, conference, DAY.minus(60, ChronoUnit.DAYS), NEXT_DAY));

        assertThat(stats.hours()).isEmpty();
        assertThat(stats.days()).containsExactly(new AccessBucket(dayOf(TEN), 1, 1));
    }

    @Test
    void onlyTheTwentyMostViewedSessionsAreTold() {
        List<UUID> sessions =
                IntStream.range(0, 25).mapToObj(i -> UUID.randomUUID()).toList();
        record(IntStream.range(0, 25)
                .mapToObj(i -> view(sessions.get(i), ada, TEN, 100 - i))
                .toArray(EngagementEvent[]::new));

        assertThat(await(analytics.getConferenceAccessStats(staff, ORGANIZATION, conference, DAY, NEXT_DAY))
                        .topSessions())
                .extracting(SessionAccess::sessionId)
                .containsExactlyElementsOf(sessions.subList(0, 20));
    }

    @Test
    void aViewThatComesAgainIsNotCountedAgain() {
        EngagementEvent view = view(session, ada, TEN, 4);
        record(view, view);
        record(view);
        await(analytics.recordEngagementEvent(Caller.SYSTEM, view));

        assertThat(viewsOfTheDay()).isEqualTo(4);
    }

    @Test
    void batchesThatOverlapAndRaceCountEachViewOnce() {
        List<EngagementEvent> views = IntStream.range(0, 400)
                .mapToObj(i -> view(i % 2 == 0 ? session : UUID.randomUUID(), UUID.randomUUID(), TEN, 1))
                .toList();

        // Not more at once than there are connections.
        for (int first = 0; first < 20; first += 5) {
            await(Future.all(IntStream.range(first, first + 5)
                    .mapToObj(i -> shuffled(views.subList(i * 10, i * 10 + 200)))
                    .map(batch -> analytics.recordEngagementEvents(Caller.SYSTEM, batch))
                    .toList()));
        }

        assertThat(viewsOfTheDay()).isEqualTo(390);
    }

    @Test
    void ofABatchWithAFaultNothingIsCounted() {
        List<EngagementEvent> batch = List.of(view(session, ada, TEN, 1), view(session, ada, TEN, 0));

        assertRefused(Refusal.INVALID, () -> analytics.recordEngagementEvents(Caller.SYSTEM, batch));
        assertThat(viewsOfTheDay()).isZero();
    }

    @Test
    void personsRecordNoViews() {
        List<EngagementEvent> batch = List.of(view(session, ada, TEN, 1));

        assertRefused(Refusal.FORBIDDEN, () -> analytics.recordEngagementEvents(admin, batch));
        assertRefused(Refusal.FORBIDDEN, () -> analytics.recordEngagementEvents(staff, batch));
        assertRefused(Refusal.FORBIDDEN, () -> analytics.recordEngagementEvents(Caller.ANONYMOUS, batch));
        assertThat(viewsOfTheDay()).isZero();
    }

    private long viewsOfTheDay() {
        return await(analytics.getConferenceAccessStats(staff, ORGANIZATION, conference, DAY, NEXT_DAY))
                .views();
    }

    private static List<EngagementEvent> shuffled(List<EngagementEvent> views) {
        List<EngagementEvent> mixed = new ArrayList<>(views);
        Collections.shuffle(mixed);
        return mixed;
    }
}
