package io.plenary.services.analytics;

import io.plenary.contracts.FieldError;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.analytics.EngagementEvent;
import io.plenary.contracts.analytics.EngagementType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < views.size(); i++) {
            addErrors(errors, "/" + i, views.get(i), now);
        }
        if (!errors.isEmpty()) {
            throw Refusal.INVALID.because("The views cannot be counted.", errors);
        }
    }

    private static void addErrors(List<FieldError> errors, String pointer, EngagementEvent view, Instant now) {
        require(errors, view.id() != null, pointer + "/id", "must be given");
        require(errors, view.type() != null, pointer + "/type", "must be given");
        require(errors, isTimely(view.occurredAt(), now), pointer + "/occurredAt", "must be within the last 7 days");
        require(
                errors,
                view.count() >= 1 && view.count() <= LARGEST_COUNT,
                pointer + "/count",
                "must be from 1 to 1,000,000");
        require(
                errors,
                view.organizationId() != null || view.conferenceId() == null,
                pointer + "/organizationId",
                "must be given with a conference");
        require(
                errors,
                view.conferenceId() != null || view.sessionId() == null,
                pointer + "/conferenceId",
                "must be given with a session");
        require(
                errors,
                view.sessionId() != null || view.type() != EngagementType.SessionViewed,
                pointer + "/sessionId",
                "must be given for a viewed session");
    }

    private static boolean isTimely(Instant occurredAt, Instant now) {
        return occurredAt != null
                && !occurredAt.isBefore(now.minus(LONGEST_DELAY))
                && !occurredAt.isAfter(now.plus(CLOCKS_DIFFER_BY));
    }

    private static void require(List<FieldError> errors, boolean holds, String pointer, String detail) {
        if (!holds) {
            errors.add(new FieldError(pointer, detail));
        }
    }
}
