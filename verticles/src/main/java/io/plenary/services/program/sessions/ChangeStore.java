package io.plenary.services.program.sessions;

import io.plenary.contracts.program.Announced;
import io.plenary.contracts.program.ChangePage;
import io.plenary.contracts.program.SessionChange;
import io.plenary.runtime.Cursor;
import io.plenary.services.program.conference.ProgramStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** Changes as the database notes them: what was announced of a session before the first of them and after the last. */
final class ChangeStore {

    private ChangeStore() {}

    /** @param drafts whether to tell also of what was changed while only the staff saw the program */
    static Future<ChangePage> since(SqlClient sql, long version, boolean drafts, String cursor, int limit) {
        Future<List<SessionChange>> changes = changes(sql, version, drafts, Cursor.parse(cursor), limit + 1);
        return ProgramStore.read(sql)
                .compose(state -> changes.map(found -> Cursor.page(
                        found,
                        limit,
                        change -> Cursor.of(change.changedAt(), change.sessionId()),
                        (items, next) -> new ChangePage(state.version().version(), items, next))));
    }

    private static Future<List<SessionChange>> changes(
            SqlClient sql, long version, boolean drafts, Cursor cursor, int most) {
        String statement =
                """
                select session_id, version, changed_at, before::text, after::text, retracked
                from (select *, coalesce(before ? 'trackId' and after ? 'trackId'
                                         and before ->> 'trackId' is distinct from after ->> 'trackId', false) as retracked
                      from (select distinct on (session_id) session_id, version, changed_at, after,
                             first_value(before) over (partition by session_id order by version) as before
                      from session_changes
                      where version > $1 and ($5 or version > (select last_draft from program))
                      order by session_id, version desc) as noted) as changes
                where (retracked or (before ->> 'title', before ->> 'start', before ->> 'durationMinutes', before ->> 'roomId',
                       before ->> 'status' = 'CANCELLED')
                      is distinct from
                      (after ->> 'title', after ->> 'start', after ->> 'durationMinutes', after ->> 'roomId',
                       after ->> 'status' = 'CANCELLED'))
                  and ($2::timestamptz is null or (changed_at, session_id) < ($2, $3))
                order by changed_at desc, session_id desc
                limit $4
                """;
        return sql.preparedQuery(statement)
                .mapping(ChangeStore::change)
                .execute(Tuple.of(version, cursor.time(), cursor.id(), most, drafts))
                .map(rows -> rows.stream().toList());
    }

    private static SessionChange change(Row row) {
        Announced before = announced(row.getString("before"));
        Announced after = announced(row.getString("after"));
        return new SessionChange(
                row.getUUID("session_id"),
                ChangeRules.kinds(before, after, row.getBoolean("retracked")),
                before,
                after,
                row.getLong("version"),
                row.getOffsetDateTime("changed_at").toInstant());
    }

    private static Announced announced(String json) {
        return json == null ? null : Announced.fromJson(json);
    }
}
