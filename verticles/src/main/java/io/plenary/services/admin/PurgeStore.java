package io.plenary.services.admin;

import io.plenary.contracts.conferences.Conference;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

final class PurgeStore {

    private PurgeStore() {}

    /** Before anything goes, so that it stays known what was purged. */
    static Future<Void> begin(SqlClient sql, Conference conference) {
        return sql.preparedQuery(
                        """
                        insert into purges (conference_id, organization_id, slug) values ($1, $2, $3)
                        on conflict (conference_id) do nothing
                        """)
                .execute(Tuple.of(conference.id(), conference.organizationId(), conference.slug()))
                .mapEmpty();
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
