package io.plenary.services.notifications;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;

/** Up to which version of each program people were told what changed. */
final class DigestStore {

    private DigestStore() {}

    /** @return whether that version is new; others who note one wait until the transaction ends */
    static Future<Boolean> note(SqlClient sql, UUID conferenceId, long version) {
        return sql.preparedQuery(
                        """
                        insert into digests (conference_id, told, seen) values ($1, $2 - 1, $2)
                        on conflict (conference_id) do update set seen = greatest(digests.seen, excluded.seen)
                        returning seen > told as fresh
                        """)
                .execute(Tuple.of(conferenceId, version))
                .map(rows -> rows.iterator().next().getBoolean("fresh"));
    }

    /** Empty where the conference is gone. */
    static Future<Optional<Long>> told(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("select told from digests where conference_id = $1")
                .mapping(row -> row.getLong("told"))
                .execute(Tuple.of(conferenceId))
                .map(rows -> rows.stream().findFirst());
    }

    /** @return whether something newer was noted meanwhile */
    static Future<Boolean> tell(SqlClient sql, UUID conferenceId, long version) {
        return sql.preparedQuery(
                        """
                        update digests set told = greatest(told, $2) where conference_id = $1
                        returning seen > told as fresh
                        """)
                .execute(Tuple.of(conferenceId, version))
                .map(rows -> rows.stream().anyMatch(row -> row.getBoolean("fresh")));
    }

    /** Nobody is told of what was announced so far. */
    static Future<Void> skip(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("update digests set told = greatest(told, seen) where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }
}
