package io.plenary.services.notifications;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Until when people of each conference were reminded, and how long before a session they want to be. */
final class ReminderStore {

    private ReminderStore() {}

    /** Long ago where nobody was yet. */
    static Future<Instant> reminded(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("select reminded_until from reminders where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .map(rows -> rows.stream()
                        .map(row -> row.getOffsetDateTime("reminded_until").toInstant())
                        .findFirst()
                        .orElse(Instant.EPOCH));
    }

    static Future<Void> remind(SqlClient sql, UUID conferenceId, Instant until) {
        return sql.preparedQuery(
                        """
                        insert into reminders (conference_id, reminded_until) values ($1, $2)
                        on conflict (conference_id) do update set reminded_until = excluded.reminded_until
                        """)
                .execute(Tuple.of(conferenceId, until.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    /** In minutes, of those who chose one. */
    static Future<Map<UUID, Integer>> leads(SqlClient sql, List<UUID> users) {
        return sql.preparedQuery("select user_id, minutes from reminder_leads where user_id = any($1)")
                .execute(Tuple.of(users.toArray(UUID[]::new)))
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> row.getUUID("user_id"), row -> row.getInteger("minutes"))));
    }

    static Future<Void> setLead(SqlClient sql, UUID userId, int minutes) {
        return sql.preparedQuery(
                        """
                        insert into reminder_leads (user_id, minutes) values ($1, $2)
                        on conflict (user_id) do update set minutes = excluded.minutes
                        """)
                .execute(Tuple.of(userId, minutes))
                .mapEmpty();
    }

    static Future<Void> forgetUser(SqlClient sql, UUID userId) {
        return sql.preparedQuery("delete from reminder_leads where user_id = $1")
                .execute(Tuple.of(userId))
                .mapEmpty();
    }

    static Future<Void> forgetConference(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("delete from reminders where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }
}
