package io.plenary.services.analytics;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.analytics.EngagementEvent;
import io.plenary.contracts.analytics.EngagementType;
import io.plenary.contracts.events.Event;
import io.plenary.runtime.Database;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CleaningTest extends LogTest {

    /** Every table of figures, and what names the conference there. */
    private static final Map<String, String> TABLES = Map.of(
            "active_users", "scope_id",
            "engagement_days", "conference_id",
            "engaged_users", "conference_id",
            "access_hours", "conference_id",
            "visitors", "conference_id",
            "session_visitors", "conference_id");

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

    @Test
    void figuresOfAPurgedConferenceAreDroppedAndNoOthers() {
        UUID kept = UUID.randomUUID();
        deploy();
        record(view(conference), view(kept));
        append("notes", noted(conference), noted(kept));
        await().until(() -> figures("engagement_days", "conference_id", conference) == 2);

        append("conferences", purged());
        await().until(() -> figures("purged_conferences", "conference_id", conference) == 1);
        await(new Cleaner(openDatabase(), Instant::now).clean());

        TABLES.forEach((table, id) -> {
            assertThat(figures(table, id, conference)).as(table).isZero();
            assertThat(figures(table, id, kept)).as(table).isPositive();
        });
        assertThat(figures("active_users", "scope_id", organization)).isEqualTo(1);
    }

    @Test
    void whatComesLateForAPurgedConferenceIsDroppedTheNextTime() {
        append("conferences", purged());
        deploy();
        await().until(() -> figures("purged_conferences", "conference_id", conference) == 1);
        Cleaner cleaner = new Cleaner(openDatabase(), Instant::now);
        await(cleaner.clean());
        record(view(conference));

        await(cleaner.clean());

        TABLES.forEach((table, id) ->
                assertThat(figures(table, id, conference)).as(table).isZero());
    }

    @Test
    void aPurgeIsForgottenWhenNothingCanComeAnyMore() {
        append("conferences", purged());
        deploy();
        await().until(() -> figures("purged_conferences", "conference_id", conference) == 1);

        await(new Cleaner(openDatabase(), () -> Instant.now().plus(Duration.ofDays(29))).clean());
        assertThat(figures("purged_conferences", "conference_id", conference)).isEqualTo(1);
        await(new Cleaner(openDatabase(), () -> Instant.now().plus(Duration.ofDays(31))).clean());
        assertThat(figures("purged_conferences", "conference_id", conference)).isZero();
    }

    private Event purged() {
        return event("ConferencePurged", Instant.now(), organization, conference, null);
    }

    private Event noted(UUID at) {
        return event("NoteCreated", Instant.now(), organization, at, ada);
    }

    private EngagementEvent view(UUID at) {
        return new EngagementEvent(
                UUID.randomUUID(),
                EngagementType.SessionViewed,
                Instant.now(),
                organization,
                at,
                UUID.randomUUID(),
                ada,
                1);
    }

    private void record(EngagementEvent... views) {
        await(analytics().recordEngagementEvents(Caller.SYSTEM, List.of(views)));
    }

    private long figures(String table, String id, UUID of) {
        return await(openDatabase().read(Caller.SYSTEM, sql -> sql.preparedQuery(
                        "select count(*) from " + table + " where " + id + " = $1")
                .execute(Tuple.of(of))
                .map(rows -> rows.iterator().next().getLong(0))));
    }
}
