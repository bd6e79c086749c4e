package io.plenary.services.notifications;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Up to which version of each program those who attend were told what is new, and when they are told next. */
final class ProgramDigestStore {

    private ProgramDigestStore() {}

    /**
     * A digest that is waited for.
     *
     * @param told the version it begins with
     */
    record Due(long told, Instant at) {}

    /** @return whether that version is new; others who note one wait until the transaction ends */
    static Future<Boolean> note(SqlClient sql, UUID conferenceId, long version) {
        return sql.preparedQuery(
                        """
                        insert into program_digests (conference_id, told, seen) values ($1, $2 - 1, $2)
                        on conflict (conference_id) do update
                            set seen = greatest(program_digests.seen, excluded.seen)
                        returning seen > told as fresh
                        """)
                .execute(Tuple.of(conferenceId, version))
                .map(rows -> rows.iterator().next().getBoolean("fresh"));
    }

    /**
     * @param next when it is time, unless that was known before
     * @return empty where the conference is gone
     */
    static Future<Optional<Due>> due(SqlClient sql, UUID conferenceId, Instant next) {
        return sql.preparedQuery(
                        """
                        update program_digests set due_at = coalesce(due_at, $2) where conference_id = $1
                        returning told, due_at
                        """)
                .mapping(row -> new Due(
                        row.getLong("told"), row.getOffsetDateTime("due_at").toInstant()))
                .execute(Tuple.of(conferenceId, next.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.stream().findFirst());
    }

    /** @return up to which version it is told: that of whoever began, so that those who were told by then miss nothing */
    static Future<Long> begin(SqlClient sql, UUID conferenceId, long version) {
        return sql.preparedQuery(
                        """
                        update program_digests set telling = coalesce(telling, $2) where conference_id = $1
                        returning telling
                        """)
                .mapping(row -> row.getLong("telling"))
                .execute(Tuple.of(conferenceId, version))
                .map(rows -> rows.stream().findFirst().orElse(version));
    }

    /** @return whether something newer was noted meanwhile */
    static Future<Boolean> tell(SqlClient sql, UUID conferenceId, long version) {
        return sql.preparedQuery(
                        """
                        update program_digests set told = greatest(told, $2), due_at = null, telling = null
                        where conference_id = $1
                        returning seen > told as fresh
                        """)
                .execute(Tuple.of(conferenceId, version))
                .map(rows -> rows.stream().anyMatch(row -> row.getBoolean("fresh")));
    }

    /** Nobody is told of what was announced so far. */
    static Future<Void> skip(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery(
                        """
                        update program_digests set told = greatest(told, seen), due_at = null, telling = null
                        where conference_id = $1
                        """)
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }

    static Future<Void> forgetConference(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("delete from program_digests where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }
}
