package io.plenary.services.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.plenary.contracts.Fault;
import io.plenary.contracts.FieldError;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.analytics.EngagementEvent;
import io.plenary.contracts.analytics.EngagementType;
import io.vertx.serviceproxy.ServiceException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ViewRulesTest {

    private static final Instant NOW = Instant.parse("2027-05-18T12:00:00Z");
    private static final UUID ID = UUID.randomUUID();

    @Test
    void aViewOfSevenDaysAgoIsStillCounted() {
        assertThatNoException().isThrownBy(() -> ViewRules.check(List.of(at(NOW.minusSeconds(7 * 86_400))), NOW));
    }

    @Test
    void anOlderViewIsRefusedBecauseItsIdMayBeForgotten() {
        assertThat(errors(at(NOW.minusSeconds(7 * 86_400 + 1))))
                .containsExactly(Fault.NOT_RECENT.at("/0/occurredAt", Map.of("days", 7)));
    }

    @Test
    void aViewFromTheFutureIsRefused() {
        assertThat(errors(at(NOW.plusSeconds(301))))
                .containsExactly(Fault.NOT_RECENT.at("/0/occurredAt", Map.of("days", 7)));
    }

    @Test
    void everyFaultIsNamed() {
        EngagementEvent empty = new EngagementEvent(null, null, null, null, null, ID, null, 0);

        assertThat(errors(empty))
                .extracting(FieldError::pointer)
                .containsExactly("/0/id", "/0/type", "/0/occurredAt", "/0/count", "/0/conferenceId");
    }

    @Test
    void aConferenceNeedsItsOrganization() {
        EngagementEvent view = new EngagementEvent(ID, EngagementType.ScheduleViewed, NOW, null, ID, null, null, 1);

        assertThat(errors(view)).containsExactly(Fault.REQUIRED.at("/0/organizationId"));
    }

    @Test
    void aViewedSessionIsNamed() {
        EngagementEvent view = new EngagementEvent(ID, EngagementType.SessionViewed, NOW, ID, ID, null, null, 1);

        assertThat(errors(view)).containsExactly(Fault.REQUIRED.at("/0/sessionId"));
    }

    @Test
    void moreThan500AtOnceAreRefused() {
        List<EngagementEvent> most = Collections.nCopies(500, at(NOW));

        assertThatNoException().isThrownBy(() -> ViewRules.check(most, NOW));
        assertThat(catchThrowable(() -> ViewRules.check(Collections.nCopies(501, at(NOW)), NOW)))
                .matches(Refusal.INVALID::is);
    }

    private static EngagementEvent at(Instant time) {
        return new EngagementEvent(ID, EngagementType.ScheduleViewed, time, ID, ID, null, null, 1);
    }

    private static List<FieldError> errors(EngagementEvent view) {
        return Refusal.errors((ServiceException) catchThrowable(() -> ViewRules.check(List.of(view), NOW)));
    }
}
