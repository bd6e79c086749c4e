package io.plenary.services.analytics;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.analytics.EngagementCount;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EngagementTest extends FiguresTest {

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
}
