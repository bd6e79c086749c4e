package io.plenary.services.analytics;

import static io.plenary.testing.TestNode.await;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.analytics.AnalyticsService;
import io.plenary.contracts.analytics.EngagementCount;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.EventSource;
import io.plenary.runtime.Database;
import io.plenary.testing.FakeConferences;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** What tests of reading have in common: outboxes in memory, and figures that grow by what stands in them. */
abstract class OutboxesTest {

    static final Instant DAY = Instant.parse("2027-05-18T00:00:00Z");
    static final Instant NOON = DAY.plus(Duration.ofHours(12));
    static final Instant NEXT_DAY = DAY.plus(Duration.ofDays(1));

    /** The doorbell alone: nothing is swept within the time of a test. */
    static final Pace BY_DOORBELL = pace(Duration.ofHours(1), Duration.ofSeconds(10));

    static final Pace BY_SWEEP = pace(Duration.ofMillis(50), Duration.ofMillis(500));

    static Pace pace(Duration sweep, Duration lease) {
        return new Pace(
                Duration.ofMillis(50),
                sweep,
                lease,
                Duration.ofMillis(20),
                Duration.ofMillis(50),
                Duration.ofMillis(100));
    }

    final Map<String, FakeSource> sources =
            SourceNames.services().stream().collect(Collectors.toMap(name -> name, name -> new FakeSource()));
    final UUID conference = UUID.randomUUID();
    final FakeConferences conferences = new FakeConferences();
    final UUID organization = conferences.organizationId();
    final UUID ada = UUID.randomUUID();
    final UUID ben = UUID.randomUUID();

    TestNode node;

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

    void deploy(Pace pace) {
        node.deploy(given -> new AnalyticsVerticle(given, pace));
    }

    void open(String name, FakeSource source) {
        node.fake(EventSource.class, EventSource.address(name), source);
    }

    Database openDatabase() {
        return await(node.node().databases().open("analytics"));
    }

    Event happened(String type, UUID actor) {
        return FakeSource.event(type, NOON, organization, null, actor);
    }

    List<EngagementCount> counts() {
        return await(analytics().getEngagement(Caller.SYSTEM, organization, null, DAY, NEXT_DAY))
                .counts();
    }

    long activeUsers(String month, UUID ofOrganization) {
        return await(analytics().getMonthlyActiveUsers(Caller.SYSTEM, month, ofOrganization, null))
                .activeUsers();
    }

    AnalyticsService analytics() {
        return node.proxy(AnalyticsService.class, AnalyticsService.ADDRESS);
    }

    static Future<List<String>> sql(Database database, String statement) {
        return database.direct().query(statement).execute().map(rows -> rows.stream()
                .map(row -> row.getString(0))
                .toList());
    }
}
