package io.plenary.services.analytics;

import static io.plenary.testing.TestNode.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.analytics.AnalyticsService;
import io.plenary.contracts.analytics.EngagementCount;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.EventLog;
import io.plenary.runtime.Database;
import io.plenary.runtime.Uuids;
import io.plenary.services.events.EventsVerticle;
import io.plenary.testing.FakeConferences;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests of reading have in common: a real event log, and figures that grow by what stands in it. */
abstract class LogTest {

    static final Instant DAY = Instant.parse("2027-05-18T00:00:00Z");
    static final Instant NOON = DAY.plus(Duration.ofHours(12));
    static final Instant NEXT_DAY = DAY.plus(Duration.ofDays(1));
    private static final int AT_ONCE = 500;

    final UUID conference = UUID.randomUUID();
    final FakeConferences conferences = new FakeConferences();
    final UUID organization = conferences.organizationId();
    final UUID ada = UUID.randomUUID();
    final UUID ben = UUID.randomUUID();

    TestNode node;

    @BeforeEach
    void start() {
        node = new TestNode();
        conferences.standIn(node);
        node.deploy(EventsVerticle::new);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    void deploy() {
        node.deploy(AnalyticsVerticle::new);
    }

    void append(String source, Event... events) {
        append(source, List.of(events));
    }

    /** As relays do: what could not be taken is handed down again. */
    void append(String source, List<Event> events) {
        for (int from = 0; from < events.size(); from += AT_ONCE) {
            List<Event> some = events.subList(from, Math.min(from + AT_ONCE, events.size()));
            Awaitility.await()
                    .untilAsserted(() ->
                            await(node.proxy(EventLog.class, EventLog.ADDRESS).append(Caller.SYSTEM, source, some)));
        }
    }

    Database openDatabase() {
        return await(node.node().databases().open("analytics"));
    }

    Event happened(String type, UUID actor) {
        return event(type, NOON, organization, null, actor);
    }

    static Event event(String type, Instant at, UUID organization, UUID conference, UUID actor) {
        return new Event(Uuids.next(), type, at, organization, conference, actor, null, new JsonObject());
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
