package io.plenary.services.analytics;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may see which figures. */
class FiguresOfOthersTest extends FiguresTest {

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
                    assertRefused(
                            Refusal.FORBIDDEN,
                            () -> analytics.getActiveUsersByMonth(caller, MONTH, 12, ORGANIZATION, null));
                });
    }

    @Test
    void thePlatformsFiguresAreForAdministrators() {
        Caller owner = member(ORGANIZATION, OrganizationRole.OWNER);

        assertRefused(Refusal.FORBIDDEN, () -> analytics.getMonthlyActiveUsers(owner, MONTH, null, null));
        assertRefused(Refusal.FORBIDDEN, () -> analytics.getActiveUsersByMonth(owner, MONTH, 12, null, null));
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
}
