package io.plenary.services.speakers;

import io.plenary.contracts.speakers.SpeakerEmail;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** At which addresses speakers are read. */
final class SpeakerEmailStore {

    private SpeakerEmailStore() {}

    static Future<Optional<String>> find(SqlClient sql, UUID organizationId, UUID speakerId) {
        return sql.preparedQuery("select email from speaker_emails where organization_id = $1 and speaker_id = $2")
                .mapping(row -> row.getString("email"))
                .execute(Tuple.of(organizationId, speakerId))
                .map(rows -> rows.stream().findFirst());
    }

    static Future<Void> put(SqlClient sql, SpeakerEmail wanted) {
        return sql.preparedQuery(
                        """
                        insert into speaker_emails (organization_id, speaker_id, email) values ($1, $2, $3)
                        on conflict (organization_id, speaker_id) do update set email = excluded.email, updated_at = now()
                        """)
                .execute(Tuple.of(wanted.organizationId(), wanted.speakerId(), wanted.email()))
                .mapEmpty();
    }

    static Future<Void> delete(SqlClient sql, UUID organizationId, UUID speakerId) {
        return sql.preparedQuery("delete from speaker_emails where organization_id = $1 and speaker_id = $2")
                .execute(Tuple.of(organizationId, speakerId))
                .mapEmpty();
    }

    /** What the kept entry lacks it takes over. */
    static Future<Void> merge(SqlClient sql, UUID organizationId, UUID keepId, UUID mergeId) {
        return sql.preparedQuery(
                        """
                        insert into speaker_emails (organization_id, speaker_id, email)
                        select organization_id, $2, email from speaker_emails where organization_id = $1 and speaker_id = $3
                        on conflict (organization_id, speaker_id) do nothing
                        """)
                .execute(Tuple.of(organizationId, keepId, mergeId))
                .mapEmpty();
    }

    /** Speakers read at an address, and the entries that were merged into them. */
    static Future<List<String>> idsAt(SqlClient sql, UUID organizationId, String email) {
        return sql.preparedQuery(
                        """
                        select e.speaker_id, a.id as merged_id
                        from speaker_emails e
                             left join aliases a on a.organization_id = e.organization_id and a.speaker_id = e.speaker_id
                        where e.organization_id = $1 and lower(e.email) = lower($2)
                        """)
                .execute(Tuple.of(organizationId, email))
                .map(rows -> rows.stream()
                        .flatMap(row -> Stream.of(row.getUUID("speaker_id"), row.getUUID("merged_id")))
                        .filter(id -> id != null)
                        .map(UUID::toString)
                        .distinct()
                        .toList());
    }
}
