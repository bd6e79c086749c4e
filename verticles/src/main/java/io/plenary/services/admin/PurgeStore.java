package io.plenary.services.admin;

import io.plenary.contracts.conferences.Conference;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

final class PurgeStore {

    private PurgeStore() {}

    /** False while somebody else works on it, and once it is done: the database may be another conference's by then. */
    static Future<Boolean> claim(SqlClient sql, Conference conference, UUID worker, Duration lease) {
        return sql.preparedQuery(
                        """
                        insert into purges (conference_id, organization_id, slug, worker, leased_until)
                        values ($1, $2, $3, $4, now() + $5 * interval '1 millisecond')
                        on conflict (conference_id) do update
                        set worker = excluded.worker, leased_until = excluded.leased_until
                        where purges.purged_at is null and purges.leased_until < now()
                        """)
                .execute(Tuple.of(
                        conference.id(), conference.organizationId(), conference.slug(), worker, lease.toMillis()))
                .map(rows -> rows.rowCount() == 1);
    }

    static Future<Void> finish(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("update purges set purged_at = now() where conference_id = $1 and purged_at is null")
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }

    /** When a conference was purged; empty if it was not. */
    static Future<Optional<Instant>> purgedAt(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("select purged_at from purges where conference_id = $1 and purged_at is not null")
                .mapping(row -> row.getOffsetDateTime("purged_at").toInstant())
                .execute(Tuple.of(conferenceId))
                .map(rows -> rows.stream().findFirst());
    }
}
