package io.plenary.services.program.conference;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

final class UnrelayedStore {

    private UnrelayedStore() {}

    static Future<Void> note(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery(
                        """
                        insert into unrelayed (conference_id) values ($1)
                        on conflict (conference_id) do update set noted_at = now()
                        """)
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }

    /** @param settled long enough ago that no change can follow the note */
    record Noted(UUID conferenceId, boolean settled) {}

    static Future<List<Noted>> olderThan(SqlClient sql, Duration age, Duration settled) {
        return sql.preparedQuery(
                        """
                        select conference_id, noted_at <= now() - $2 * interval '1 millisecond' as settled
                        from unrelayed where noted_at < now() - $1 * interval '1 millisecond' order by noted_at
                        """)
                .mapping(row -> new Noted(row.getUUID("conference_id"), row.getBoolean("settled")))
                .execute(Tuple.of(age.toMillis(), settled.toMillis()))
                .map(rows -> rows.stream().toList());
    }

    /** If it was noted that long ago and not since. */
    static Future<Void> forget(SqlClient sql, UUID conferenceId, Duration age) {
        return sql.preparedQuery(
                        """
                        delete from unrelayed where conference_id = $1 and noted_at <= now() - $2 * interval '1 millisecond'
                        """)
                .execute(Tuple.of(conferenceId, age.toMillis()))
                .mapEmpty();
    }
}
