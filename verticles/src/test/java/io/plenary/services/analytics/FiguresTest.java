package io.plenary.services.analytics;

import static io.plenary.testing.TestNode.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.analytics.AnalyticsService;
import io.plenary.contracts.analytics.EngagementEvent;
import io.plenary.contracts.analytics.EngagementType;
import io.plenary.testing.FakeConferences;
import io.plenary.testing.TestNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What tests of the figures have in common: a conference of its own for each, and who looks at it. */
@ResourceLock("FiguresTest")
abstract class FiguresTest {

    /** Yesterday: views must be recent, and a day must lie behind them. */
    static final Instant DAY = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(1, ChronoUnit.DAYS);

    static final Instant TEN = DAY.plus(10, ChronoUnit.HOURS);
    static final Instant ELEVEN = DAY.plus(11, ChronoUnit.HOURS);
    static final Instant NEXT_DAY = DAY.plus(1, ChronoUnit.DAYS);
    static final String MONTH = DAY.atOffset(ZoneOffset.UTC).toString().substring(0, 7);

    static final FakeConferences CONFERENCES = new FakeConferences();
    static final UUID ORGANIZATION = CONFERENCES.organizationId();

    static TestNode node;
    static AnalyticsService analytics;

    final UUID conference = UUID.randomUUID();
    final UUID session = UUID.randomUUID();
    final UUID ada = UUID.randomUUID();
    final UUID ben = UUID.randomUUID();
    final Caller staff = member(ORGANIZATION, OrganizationRole.STAFF);
    final Caller admin = new Caller(UUID.randomUUID(), Caller.Platform.ADMIN, Map.of());

    FiguresTest() {
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

    static void record(EngagementEvent... views) {
        await(analytics.recordEngagementEvents(Caller.SYSTEM, List.of(views)));
    }

    /** Of a session, or of the schedule when there is none. */
    EngagementEvent view(UUID viewed, UUID user, Instant at, int count) {
        EngagementType type = viewed == null ? EngagementType.ScheduleViewed : EngagementType.SessionViewed;
        return new EngagementEvent(UUID.randomUUID(), type, at, ORGANIZATION, conference, viewed, user, count);
    }

    static EngagementEvent viewIn(UUID organization, UUID conference, UUID user) {
        return new EngagementEvent(
                UUID.randomUUID(), EngagementType.ScheduleViewed, TEN, organization, conference, null, user, 1);
    }

    static Caller member(UUID organization, OrganizationRole role) {
        return new Caller(UUID.randomUUID(), null, Map.of(organization, role));
    }
}
