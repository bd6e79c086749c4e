package io.plenary.services.program.exchange;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;

/** Which conferences have imports to be done, in the service's own database. */
final class WaitingStore {

    private WaitingStore() {}

    static Future<Void> add(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery(
                        """
                        insert into waiting_imports (conference_id) values ($1)
                        on conflict (conference_id) do update set asked_at = now()
                        """)
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }

    static Future<List<UUID>> all(SqlClient sql) {
        return sql.preparedQuery(
                        """
                        select conference_id from waiting_imports
                        where asked_at <= now()
                        order by asked_at, conference_id
                        """)
                .mapping(row -> row.getUUID(0))
                .execute()
                .map(rows -> rows.stream().toList());
    }

    /** Its row is written before an import is queued, so a young one may belong to an import about to appear. */
    static Future<Void> remove(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery(
                        """
                        delete from waiting_imports
                        where conference_id = $1 and asked_at < now() - interval '1 minute'
                        """)
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }

    /** As {@link #remove}; until the time set here nobody looks. */
    static Future<Void> putOff(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery(
                        """
                        update waiting_imports set asked_at = now() + interval '1 day 1 minute'
                        where conference_id = $1 and asked_at < now() - interval '1 minute'
                        """)
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }

    static Future<Void> forget(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("delete from waiting_imports where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }
}
