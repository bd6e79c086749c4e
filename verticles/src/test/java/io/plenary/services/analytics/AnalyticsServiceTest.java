package io.plenary.services.analytics;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.analytics.AccessBucket;
import io.plenary.contracts.analytics.AccessStats;
import io.plenary.contracts.analytics.ActiveUsers;
import io.plenary.contracts.analytics.AnalyticsService;
import io.plenary.contracts.analytics.EngagementCount;
import io.plenary.contracts.analytics.EngagementEvent;
import io.plenary.contracts.analytics.EngagementType;
import io.plenary.contracts.analytics.SessionAccess;
import io.plenary.testing.FakeConferences;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AnalyticsServiceTest {

    /** Yesterday: views must be recent, and a day must lie behind them. */
    private static final Instant DAY =
            Instant.now().truncatedTo(ChronoUnit.DAYS).minus(1, ChronoUnit.DAYS);

    private static final Instant TEN = DAY.plus(10, ChronoUnit.HOURS);
    private static final Instant ELEVEN = DAY.plus(11, ChronoUnit.HOURS);
    private static final Instant NEXT_DAY = DAY.plus(1, ChronoUnit.DAYS);
    private static final String MONTH = DAY.atOffset(ZoneOffset.UTC).toString().substring(0, 7);

    private static final FakeConferences CONFERENCES = new FakeConferences();
    private static final UUID ORGANIZATION = CONFERENCES.organizationId();

    private static TestNode node;
    private static AnalyticsService analytics;

    private final UUID conference = UUID.randomUUID();
    private final UUID session = UUID.randomUUID();
    private final UUID ada = UUID.randomUUID();
    private final UUID ben = UUID.randomUUID();
    private final Caller staff = member(ORGANIZATION, OrganizationRole.STAFF);
    private final Caller admin = new Caller(UUID.randomUUID(), Caller.Platform.ADMIN, Map.of());

    AnalyticsServiceTest() {
        CONFERENCES.published(conference, session);
    }

    @BeforeAll
    static void start() {
        node = new TestNode();
        CONFERENCES.standIn(node);
        node.deploy(AnalyticsVerticle::new);
        analytics = node.proxy(AnalyticsService.class, AnalyticsService.ADDRESS);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

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
                        List.of(new AccessBucket(DAY, 11, 2), new AccessBucket(NEXT_DAY, 1, 1)),
                        List.of(new SessionAccess(session, 9, 2), new SessionAccess(other, 2, 1))));
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
        assertThat(stats.days()).containsExactly(new AccessBucket(DAY, 1, 1));
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

        await(Future.all(IntStream.range(0, 20)
                .mapToObj(i -> shuffled(views.subList(i * 10, i * 10 + 200)))
                .map(batch -> analytics.recordEngagementEvents(Caller.SYSTEM, batch))
                .toList()));

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

    @Test
    void activeUsersOfAConferenceAreThosePeopleWhoSignedIn() {
        record(
                view(session, ada, TEN, 7),
                view(null, ada, ELEVEN, 1),
                view(null, ben, TEN, 1),
                view(null, null, TEN, 9));

        assertThat(await(analytics.getMonthlyActiveUsers(staff, MONTH, null, conference)))
                .isEqualTo(new ActiveUsers(MONTH, ORGANIZATION, conference, 2));
        assertThat(await(analytics.getMonthlyActiveUsers(staff, "2001-01", ORGANIZATION, conference)))
                .isEqualTo(new ActiveUsers("2001-01", ORGANIZATION, conference, 0));
    }

    @Test
    void activeUsersOfAnOrganizationAreDistinctOverItsConferences() {
        UUID organization = UUID.randomUUID();
        record(
                viewIn(organization, UUID.randomUUID(), ada),
                viewIn(organization, UUID.randomUUID(), ada),
                viewIn(organization, null, ben),
                viewIn(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID()));
        Caller owner = member(organization, OrganizationRole.OWNER);

        assertThat(await(analytics.getMonthlyActiveUsers(owner, MONTH, organization, null)))
                .isEqualTo(new ActiveUsers(MONTH, organization, null, 2));
    }

    @Test
    void activeUsersOfThePlatformAreDistinctOverAllOrganizations() {
        long before =
                await(analytics.getMonthlyActiveUsers(admin, MONTH, null, null)).activeUsers();
        record(
                viewIn(UUID.randomUUID(), UUID.randomUUID(), ada),
                viewIn(UUID.randomUUID(), UUID.randomUUID(), ada),
                viewIn(null, null, ben));

        assertThat(await(analytics.getMonthlyActiveUsers(admin, MONTH, null, null)))
                .isEqualTo(new ActiveUsers(MONTH, null, null, before + 2));
    }

    @Test
    void engagementIsToldByTypeMostFrequentFirst() {
        record(
                view(session, ada, TEN, 2),
                view(session, ada, NEXT_DAY.minusSeconds(1), 3),
                view(session, ben, TEN, 1),
                view(null, null, TEN, 4));

        assertThat(await(analytics.getEngagement(staff, null, conference, TEN, ELEVEN)))
                .satisfies(stats -> assertThat(stats.from()).isEqualTo(DAY))
                .satisfies(stats -> assertThat(stats.to()).isEqualTo(NEXT_DAY))
                .satisfies(stats -> assertThat(stats.counts())
                        .containsExactly(
                                new EngagementCount("SessionViewed", 6, 2),
                                new EngagementCount("ScheduleViewed", 4, 0)));
    }

    @Test
    void engagementOfAnOrganizationAddsItsConferencesAndNoOthers() {
        UUID organization = UUID.randomUUID();
        record(
                viewIn(organization, UUID.randomUUID(), ada),
                viewIn(organization, UUID.randomUUID(), ada),
                viewIn(UUID.randomUUID(), UUID.randomUUID(), ben));
        Caller owner = member(organization, OrganizationRole.OWNER);

        assertThat(await(analytics.getEngagement(owner, organization, null, DAY, NEXT_DAY))
                        .counts())
                .containsExactly(new EngagementCount("ScheduleViewed", 2, 1));
    }

    @Test
    void statisticsAreForTheStaffOnly() {
        record(view(session, ada, TEN, 1));

        List.of(
                        Caller.ANONYMOUS,
                        Caller.user(ada),
                        member(ORGANIZATION, OrganizationRole.MEMBER),
                        member(UUID.randomUUID(), OrganizationRole.OWNER))
                .forEach(caller -> {
                    assertRefused(
                            Refusal.FORBIDDEN,
                            () -> analytics.getConferenceAccessStats(caller, ORGANIZATION, conference, DAY, NEXT_DAY));
                    assertRefused(
                            Refusal.FORBIDDEN, () -> analytics.getEngagement(caller, null, conference, DAY, NEXT_DAY));
                    assertRefused(
                            Refusal.FORBIDDEN,
                            () -> analytics.getEngagement(caller, ORGANIZATION, null, DAY, NEXT_DAY));
                    assertRefused(
                            Refusal.FORBIDDEN,
                            () -> analytics.getMonthlyActiveUsers(caller, MONTH, ORGANIZATION, null));
                    assertRefused(Refusal.FORBIDDEN, () -> analytics.getMonthlyActiveUsers(caller, MONTH, null, null));
                });
    }

    @Test
    void thePlatformsFiguresAreForAdministrators() {
        Caller owner = member(ORGANIZATION, OrganizationRole.OWNER);

        assertRefused(Refusal.FORBIDDEN, () -> analytics.getMonthlyActiveUsers(owner, MONTH, null, null));
        assertRefused(Refusal.FORBIDDEN, () -> analytics.getEngagement(owner, null, null, DAY, NEXT_DAY));
    }

    @Test
    void aConferenceThatTheCallerDoesNotSeeOrThatIsNotTheOrganizationsIsNotFound() {
        UUID draft = UUID.randomUUID();
        CONFERENCES.draft(draft, session);
        Caller stranger = member(UUID.randomUUID(), OrganizationRole.OWNER);

        assertRefused(Refusal.NOT_FOUND, () -> analytics.getMonthlyActiveUsers(stranger, MONTH, null, draft));
        assertRefused(
                Refusal.NOT_FOUND,
                () -> analytics.getConferenceAccessStats(admin, UUID.randomUUID(), conference, DAY, NEXT_DAY));
    }

    @Test
    void rowLevelSecurityHoldsWhereAStatementForgetsItsWhere() {
        record(view(session, ada, TEN, 1), viewIn(UUID.randomUUID(), UUID.randomUUID(), ben));

        for (String table : List.of(
                "active_users", "engagement_days", "engaged_users", "access_hours", "visitors", "session_visitors")) {
            assertThat(organizationsIn(table, member(UUID.randomUUID(), OrganizationRole.OWNER)))
                    .as(table)
                    .isEmpty();
            assertThat(organizationsIn(table, staff)).as(table).containsExactly(ORGANIZATION);
        }
    }

    private static List<UUID> organizationsIn(String table, Caller caller) {
        return await(node.node()
                .databases()
                .open("analytics")
                .compose(database ->
                        database.read(caller, sql -> sql.query("select distinct organization_id from " + table)
                                .execute()))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).toList()));
    }

    private long viewsOfTheDay() {
        return await(analytics.getConferenceAccessStats(staff, ORGANIZATION, conference, DAY, NEXT_DAY))
                .views();
    }

    private static void record(EngagementEvent... views) {
        await(analytics.recordEngagementEvents(Caller.SYSTEM, List.of(views)));
    }

    /** Of a session, or of the schedule when there is none. */
    private EngagementEvent view(UUID viewed, UUID user, Instant at, int count) {
        EngagementType type = viewed == null ? EngagementType.ScheduleViewed : EngagementType.SessionViewed;
        return new EngagementEvent(UUID.randomUUID(), type, at, ORGANIZATION, conference, viewed, user, count);
    }

    private static EngagementEvent viewIn(UUID organization, UUID conference, UUID user) {
        return new EngagementEvent(
                UUID.randomUUID(), EngagementType.ScheduleViewed, TEN, organization, conference, null, user, 1);
    }

    private static Caller member(UUID organization, OrganizationRole role) {
        return new Caller(UUID.randomUUID(), null, Map.of(organization, role));
    }

    private static List<EngagementEvent> shuffled(List<EngagementEvent> views) {
        List<EngagementEvent> mixed = new ArrayList<>(views);
        Collections.shuffle(mixed);
        return mixed;
    }
}
