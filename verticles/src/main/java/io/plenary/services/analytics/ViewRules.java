package io.plenary.services.analytics;

import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.analytics.EngagementEvent;
import io.plenary.contracts.analytics.EngagementType;
import io.plenary.runtime.Faults;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Which views are counted. */
final class ViewRules {

    /** How late a view may come. Ids are remembered longer than that, so what is late is never counted twice. */
    static final Duration LONGEST_DELAY = Duration.ofDays(7);

    /** How long access is known by the hour: two editions of a yearly conference. */
    static final Duration KEPT = Duration.ofDays(800);

    private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(5);
    private static final int MOST = 500;
    private static final int LARGEST_COUNT = 1_000_000;

    private ViewRules() {}

    static void check(List<EngagementEvent> views, Instant now) {
        if (views.size() > MOST) {
            throw Refusal.INVALID.because("At most 500 views are recorded at once.");
        }
        Faults faults = new Faults();
        for (int i = 0; i < views.size(); i++) {
            check(faults, "/" + i, views.get(i), now);
        }
        faults.refuseIfAny("The views cannot be counted.");
    }

    /** A session is one of a conference, which is one of an organization. */
    private static void check(Faults faults, String pointer, EngagementEvent view, Instant now) {
        boolean ofSession = view.sessionId() != null || view.type() != EngagementType.SessionViewed;
        boolean countable = view.count() >= 1 && view.count() <= LARGEST_COUNT;
        faults.check(view.id() != null, pointer + "/id", Fault.REQUIRED)
                .check(view.type() != null, pointer + "/type", Fault.REQUIRED)
                .check(
                        isTimely(view.occurredAt(), now),
                        pointer + "/occurredAt",
                        Fault.NOT_RECENT,
                        Map.of("days", LONGEST_DELAY.toDays()))
                .check(countable, pointer + "/count", Fault.RANGE, Map.of("least", 1, "most", LARGEST_COUNT))
                .check(
                        view.organizationId() != null || view.conferenceId() == null,
                        pointer + "/organizationId",
                        Fault.REQUIRED)
                .check(
                        view.conferenceId() != null || view.sessionId() == null,
                        pointer + "/conferenceId",
                        Fault.REQUIRED)
                .check(ofSession, pointer + "/sessionId", Fault.REQUIRED);
    }

    private static boolean isTimely(Instant occurredAt, Instant now) {
        return occurredAt != null
                && !occurredAt.isBefore(now.minus(LONGEST_DELAY))
                && !occurredAt.isAfter(now.plus(CLOCKS_DIFFER_BY));
    }
}
