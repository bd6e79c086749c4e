package io.plenary.services.conferences;

import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.contracts.conferences.LifecycleAction;
import io.plenary.contracts.conferences.Transition;
import io.plenary.contracts.conferences.TransitionPage;
import io.plenary.runtime.Cursor;
import io.plenary.runtime.Uuids;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;

/** How conferences came to be what they are. */
final class TransitionStore {

    private TransitionStore() {}

    /** Approval and the first publication leave their moment. */
    static Future<Conference> move(SqlClient sql, UUID id, ConferenceStatus to) {
        return sql.preparedQuery(
                        """
                        update conferences
                        set status = $2, updated_at = now(), version = version + 1,
                            approved_at = case when $2 in ('APPROVED', 'PUBLISHED') then coalesce(approved_at, now()) else approved_at end,
                            published_at = case when $2 = 'PUBLISHED' then coalesce(published_at, now()) else published_at end
                        where id = $1
                        returning *
                        """)
                .mapping(ConferenceStore::conference)
                .execute(Tuple.of(id, to.name()))
                .map(rows -> rows.iterator().next());
    }

    static Future<Transition> note(
            SqlClient sql, Conference before, LifecycleAction action, ConferenceStatus to, UUID by, String reason) {
        return sql.preparedQuery(
                        """
                        insert into transitions (id, conference_id, organization_id, action, from_status, to_status, by_user, reason)
                        values ($1, $2, $3, $4, $5, $6, $7, $8)
                        returning *
                        """)
                .mapping(TransitionStore::transition)
                .execute(Tuple.of(
                        Uuids.next(),
                        before.id(),
                        before.organizationId(),
                        action.name(),
                        before.status().name(),
                        to.name(),
                        by,
                        reason))
                .map(rows -> rows.iterator().next());
    }

    static Future<TransitionPage> list(SqlClient sql, UUID conferenceId, String cursor, int limit) {
        Cursor start = Cursor.parse(cursor);
        return sql.preparedQuery(
                        """
                        select * from transitions
                        where conference_id = $1 and ($2::timestamptz is null or (at, id) < ($2, $3))
                        order by at desc, id desc
                        limit $4
                        """)
                .mapping(TransitionStore::transition)
                .execute(Tuple.of(conferenceId, start.time(), start.id(), limit + 1))
                .map(rows -> Cursor.page(
                        rows.stream().toList(),
                        limit,
                        transition -> Cursor.of(transition.at(), transition.id()),
                        TransitionPage::new));
    }

    static Future<Void> forgetUser(SqlClient sql, UUID userId) {
        return sql.preparedQuery("update transitions set by_user = null where by_user = $1")
                .execute(Tuple.of(userId))
                .mapEmpty();
    }

    private static Transition transition(Row row) {
        return new Transition(
                row.getUUID("id"),
                row.getUUID("conference_id"),
                LifecycleAction.valueOf(row.getString("action")),
                ConferenceStatus.valueOf(row.getString("from_status")),
                ConferenceStatus.valueOf(row.getString("to_status")),
                row.getUUID("by_user"),
                row.getString("reason"),
                row.getOffsetDateTime("at").toInstant());
    }
}
