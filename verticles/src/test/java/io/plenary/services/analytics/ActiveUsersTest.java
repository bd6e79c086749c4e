package io.plenary.services.analytics;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.analytics.ActiveUsers;
import io.plenary.contracts.analytics.MonthCount;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ActiveUsersTest extends FiguresTest {

    @Test
    void activeUsersOfAConferenceAreThosePeopleWhoSignedIn() {
        record(
                view(session, ada, TEN, 7),
                view(null, ada, ELEVEN, 1),
                view(null, ben, TEN, 1),
                view(null, null, TEN, 9));

        assertThat(await(analytics.getMonthlyActiveUsers(staff, MONTH, null, conference)))
                .isEqualTo(new ActiveUsers(MONTH, ORGANIZATION, conference, 2, null));
        assertThat(await(analytics.getMonthlyActiveUsers(staff, "2001-01", ORGANIZATION, conference)))
                .isEqualTo(new ActiveUsers("2001-01", ORGANIZATION, conference, 0, null));
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
                .isEqualTo(new ActiveUsers(MONTH, organization, null, 2, null));
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
                .isEqualTo(new ActiveUsers(MONTH, null, null, before + 2, null));
    }

    @Test
    void monthsAreToldTogetherWithThoseInWhichNobodyCame() {
        record(view(session, ada, TEN, 1), view(session, ben, TEN, 1));
        YearMonth month = YearMonth.parse(MONTH);
        await(wasActiveIn(month.minusMonths(2)));

        assertThat(await(analytics.getActiveUsersByMonth(staff, MONTH, 4, ORGANIZATION, conference)))
                .isEqualTo(new ActiveUsers(
                        MONTH,
                        ORGANIZATION,
                        conference,
                        2,
                        List.of(
                                new MonthCount(month.minusMonths(3).toString(), 0),
                                new MonthCount(month.minusMonths(2).toString(), 1),
                                new MonthCount(month.minusMonths(1).toString(), 0),
                                new MonthCount(MONTH, 2))));
    }

    /** Views must be recent, so an older month is written as the counting wrote it then. */
    private Future<?> wasActiveIn(YearMonth month) {
        return node.node()
                .databases()
                .open("analytics")
                .compose(database -> database.write(Caller.SYSTEM, tx -> tx.sql()
                        .preparedQuery(
                                """
                                insert into active_users (month, scope, scope_id, user_id, organization_id)
                                values ($1, 'CONFERENCE', $2, $3, $4)
                                """)
                        .execute(Tuple.of(month.atDay(1), conference, ada, ORGANIZATION))));
    }

    @Test
    void notEveryNumberOfMonthsIsTold() {
        for (int months : List.of(0, -1, 37)) {
            assertRefused(
                    Refusal.INVALID, () -> analytics.getActiveUsersByMonth(staff, MONTH, months, null, conference));
        }
        assertRefused(Refusal.INVALID, () -> analytics.getActiveUsersByMonth(staff, "2027-13", 2, null, conference));
    }
}
