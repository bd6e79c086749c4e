package io.plenary.services.notifications;

import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.notifications.MessageKind;
import io.plenary.contracts.notifications.TemplateText;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

final class TemplateStore {

    private TemplateStore() {}

    /** What organizers of a conference have written. */
    record Written(UUID conferenceId, TemplateText text, Instant updatedAt) {}

    static Future<List<Written>> of(SqlClient sql, List<UUID> conferences) {
        return sql.preparedQuery("select * from templates where conference_id = any($1)")
                .mapping(TemplateStore::written)
                .execute(Tuple.of(conferences.toArray(UUID[]::new)))
                .map(rows -> rows.stream().toList());
    }

    static Future<Written> put(SqlClient sql, Conference conference, TemplateText text) {
        return sql.preparedQuery(
                        """
                        insert into templates (conference_id, kind, language, organization_id, subject, text)
                        values ($1, $2, $3, $4, $5, $6)
                        on conflict (conference_id, kind, language) do update
                            set subject = excluded.subject, text = excluded.text, updated_at = now()
                        returning *
                        """)
                .mapping(TemplateStore::written)
                .execute(Tuple.of(
                        conference.id(),
                        text.kind().name(),
                        text.language(),
                        conference.organizationId(),
                        text.subject(),
                        text.text()))
                .map(rows -> rows.iterator().next());
    }

    static Future<Void> delete(SqlClient sql, UUID conferenceId, MessageKind kind, String language) {
        return sql.preparedQuery("delete from templates where conference_id = $1 and kind = $2 and language = $3")
                .execute(Tuple.of(conferenceId, kind.name(), language))
                .mapEmpty();
    }

    static Future<Void> forgetConference(Transaction tx, UUID conferenceId) {
        return tx.sql()
                .preparedQuery("delete from templates where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }

    private static Written written(Row row) {
        TemplateText text = new TemplateText(
                MessageKind.valueOf(row.getString("kind")),
                row.getString("language"),
                row.getString("subject"),
                row.getString("text"));
        return new Written(
                row.getUUID("conference_id"),
                text,
                row.getOffsetDateTime("updated_at").toInstant());
    }
}
