package io.plenary.services.analytics;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.analytics.AnalyticsService;
import io.plenary.contracts.analytics.EngagementCount;
import io.plenary.contracts.auth.AuthEvents;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.EventPage;
import io.plenary.contracts.events.EventSource;
import io.plenary.contracts.notes.NoteEvents;
import io.plenary.contracts.program.ProgramEvents;
import io.plenary.runtime.Database;
import io.plenary.services.analytics.SourceStore.Claim;
import io.plenary.testing.FakeConferences;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventReadingTest {

    private static final Instant DAY = Instant.parse("2027-05-18T00:00:00Z");
    private static final Instant NOON = DAY.plus(Duration.ofHours(12));
    private static final Instant NEXT_DAY = DAY.plus(Duration.ofDays(1));

    /** The doorbell alone: nothing is swept within the time of a test. */
    private static final Pace BY_DOORBELL = pace(Duration.ofHours(1), Duration.ofSeconds(10));

    private static final Pace BY_SWEEP = pace(Duration.ofMillis(50), Duration.ofMillis(500));

    private static Pace pace(Duration sweep, Duration lease) {
        return new Pace(
                Duration.ofMillis(50),
                sweep,
                lease,
                Duration.ofMillis(20),
                Duration.ofMillis(50),
                Duration.ofMillis(100));
    }

    private final Map<String, FakeSource> sources =
            SourceNames.services().stream().collect(Collectors.toMap(name -> name, name -> new FakeSource()));
    private final UUID conference = UUID.randomUUID();
    private final FakeConferences conferences = new FakeConferences();
    private final UUID organization = conferences.organizationId();
    private final UUID ada = UUID.randomUUID();
    private final UUID ben = UUID.randomUUID();

    private TestNode node;

    @BeforeAll
    static void bePatient() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    @AfterAll
    static void beAsPatientAsOthers() {
        Awaitility.reset();
    }

    @BeforeEach
    void start() {
        node = new TestNode();
        conferences.standIn(node);
        sources.forEach(this::open);
    }

    @AfterEach
    void stop() {
        node.close();
    }

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
    void anEventDeliveredTwiceIsCountedOnce() {
        Event event = happened("Repeated", ada);
        sources.get("notes").add(event).add(happened("Other", ben)).add(event);
        sources.get("auth").add(event);
        deploy(BY_SWEEP);

        await().until(() -> counts().size() == 2 && sources.values().stream().allMatch(s -> s.readings() > 2));
        assertThat(counts()).containsExactly(new EngagementCount("Other", 1, 1), new EngagementCount("Repeated", 1, 1));
    }

    @Test
    void whatWasFetchedButNotCountedBeforeACrashIsCountedByAnother() {
        sources.get("notes").add(happened("Noted", ada));
        Database database = openDatabase();
        SourceClient crashing = new SourceClient(database, node.node().proxies(), BY_SWEEP);
        await(SourceStore.add(database.direct(), List.of("notes")));
        Claim claim = claim(database);
        assertThat(await(crashing.fetch(claim)).events()).hasSize(1);

        deploy(BY_SWEEP);

        await().untilAsserted(() -> assertThat(counts()).containsExactly(new EngagementCount("Noted", 1, 1)));
    }

    @Test
    void whatWasCountedButNotReleasedBeforeACrashIsNotCountedAgain() {
        sources.get("notes").add(happened("Noted", ada));
        Database database = openDatabase();
        SourceClient crashing = new SourceClient(database, node.node().proxies(), BY_SWEEP);
        await(SourceStore.add(database.direct(), List.of("notes")));
        Claim claim = claim(database);
        await(crashing.fetch(claim).compose(page -> crashing.apply(claim, page)));

        deploy(BY_SWEEP);

        await().until(() -> sources.get("notes").readings() > 3);
        assertThat(counts()).containsExactly(new EngagementCount("Noted", 1, 1));
    }

    @Test
    void connectionsThatBreakAtAnyMomentLoseNothingAndCountNothingTwice() {
        IntStream.range(0, 4_000).forEach(i -> sources.get("notes").add(happened("Noted", ada)));
        deploy(BY_SWEEP);
        Database database = openDatabase();

        await().pollInterval(Duration.ofMillis(83))
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    long counted = counted(database);
                    breakConnections(database);
                    return counted >= 3_000;
                });

        await().untilAsserted(() -> assertThat(counts()).containsExactly(new EngagementCount("Noted", 4_000, 1)));
    }

    private static long counted(Database database) {
        return Long.parseLong(
                await(sql(database, "select count(*)::text from seen_events").otherwise(List.of("0")))
                        .get(0));
    }

    private static void breakConnections(Database database) {
        await(sql(
                        database,
                        """
                        select pg_terminate_backend(pid)::text from pg_stat_activity
                        where usename = current_user and pid <> pg_backend_pid()
                        """)
                .otherwise(List.of()));
    }

    @Test
    void ofTwoInstancesThatFetchedThePageOneCountsIt() {
        IntStream.range(0, 150).forEach(i -> sources.get("notes").add(happened("Noted", UUID.randomUUID())));
        Database database = openDatabase();
        await(SourceStore.add(database.direct(), List.of("notes")));
        Claim claim = claim(database);
        List<SourceClient> instances = IntStream.range(0, 5)
                .mapToObj(i -> new SourceClient(database, node.node().proxies(), BY_SWEEP))
                .toList();
        EventPage page = await(instances.get(0).fetch(claim));

        await(Future.all(
                instances.stream().map(instance -> instance.apply(claim, page)).toList()));

        deploy(BY_SWEEP);
        assertThat(counts()).containsExactly(new EngagementCount("Noted", 150, 150));
        assertThat(await(sql(database, "select cursor from sources where name = 'notes'")))
                .containsExactly("150");
    }

    @Test
    void aSourceIsWorkedByOneInstanceAtATime() {
        Database database = openDatabase();
        await(SourceStore.add(database.direct(), List.of("notes")));

        List<Future<Boolean>> claims = IntStream.range(0, 10)
                .mapToObj(i -> SourceStore.claim(database.direct(), "notes", Duration.ofMinutes(1))
                        .map(Optional::isPresent))
                .toList();
        await(Future.join(claims).otherwiseEmpty());

        assertThat(claims.stream().filter(Future::succeeded).map(Future::result))
                .containsOnlyOnce(true);
    }

    @Test
    void aReplayFromTheStartCountsNothingTwice() {
        IntStream.range(0, 1200).forEach(i -> sources.get("notes").add(happened("Noted", ada)));
        deploy(BY_SWEEP);
        await().untilAsserted(() -> assertThat(counts()).containsExactly(new EngagementCount("Noted", 1200, 1)));

        Database database = openDatabase();
        await(sql(database, "update sources set cursor = null where name = 'notes' returning name"));
        sources.get("notes").add(happened("Afterwards", ben));

        await().untilAsserted(() -> assertThat(counts())
                .containsExactly(new EngagementCount("Noted", 1200, 1), new EngagementCount("Afterwards", 1, 1)));
    }

    @Test
    void aConferenceThatComesBackIsNotCountedTwice() {
        Database database = openDatabase();
        String name = SourceNames.ofConference(conference);
        FakeSource program = new FakeSource().add(happened(ProgramEvents.SESSION_CREATED, ada));
        open(name, program);
        conferences.published(conference, UUID.randomUUID());
        deploy(BY_SWEEP);
        await().until(() -> counts().size() == 1);
        int readings = program.readings();

        await(sql(database, "delete from sources where name = '" + name + "' returning name"));

        await().until(() -> program.readings() > readings + 2);
        assertThat(counts()).containsExactly(new EngagementCount(ProgramEvents.SESSION_CREATED, 1, 1));
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

    @Test
    void oldViewsAndHoursAreDeletedAndNothingElse() {
        Database database = openDatabase();
        await(
                sql(
                        database,
                        """
                insert into seen_views select gen_random_uuid(), timestamptz '2027-05-01' + n * interval '1 day'
                from generate_series(0, 16) n returning id::text
                """));

        await(new Cleaner(database, () -> NOON).clean());

        assertThat(await(sql(database, "select occurred_at::date::text from seen_views order by 1")))
                .containsExactly(
                        "2027-05-11",
                        "2027-05-12",
                        "2027-05-13",
                        "2027-05-14",
                        "2027-05-15",
                        "2027-05-16",
                        "2027-05-17");
    }

    private void deploy(Pace pace) {
        node.deploy(given -> new AnalyticsVerticle(given, pace));
    }

    private void open(String name, FakeSource source) {
        node.fake(EventSource.class, EventSource.address(name), source);
    }

    private Database openDatabase() {
        return await(node.node().databases().open("analytics"));
    }

    private static Claim claim(Database database) {
        return await(SourceStore.claim(database.direct(), "notes", Duration.ofMillis(500)))
                .orElseThrow();
    }

    private Event happened(String type, UUID actor) {
        return FakeSource.event(type, NOON, organization, null, actor);
    }

    private List<EngagementCount> counts() {
        return await(analytics().getEngagement(Caller.SYSTEM, organization, null, DAY, NEXT_DAY))
                .counts();
    }

    private long activeUsers(String month, UUID ofOrganization) {
        return await(analytics().getMonthlyActiveUsers(Caller.SYSTEM, month, ofOrganization, null))
                .activeUsers();
    }

    private AnalyticsService analytics() {
        return node.proxy(AnalyticsService.class, AnalyticsService.ADDRESS);
    }

    private static Future<List<String>> sql(Database database, String statement) {
        return database.direct().query(statement).execute().map(rows -> rows.stream()
                .map(row -> row.getString(0))
                .toList());
    }
}
