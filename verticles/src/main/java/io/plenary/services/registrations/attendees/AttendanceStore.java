package io.plenary.services.registrations.attendees;

import io.plenary.contracts.registrations.Attendance;
import io.plenary.contracts.registrations.TicketsQuery;
import io.plenary.services.registrations.tickets.AnswerStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

final class AttendanceStore {

    private AttendanceStore() {}

    static Future<List<Attendance>> of(SqlClient sql, TicketsQuery query) {
        return sql.preparedQuery(
                        """
                        select t.id,
                               (select jsonb_object_agg(a.question_id, to_jsonb(a.given))
                                from ticket_answers a where a.ticket_id = t.id) as answers,
                               (select min(c.scanned_at) from check_ins c
                                where c.ticket_id = t.id and c.result = 'IN' and c.undone_at is null) as came_at
                        from tickets t where t.organization_id = $1 and t.conference_id = $2 and t.id = any ($3)
                        """)
                .mapping(AttendanceStore::attendance)
                .execute(Tuple.of(
                        query.organizationId(),
                        query.conferenceId(),
                        query.ticketIds().toArray(UUID[]::new)))
                .map(rows -> rows.stream().toList());
    }

    private static Attendance attendance(Row row) {
        JsonObject answers = row.getJsonObject("answers");
        OffsetDateTime cameAt = row.getOffsetDateTime("came_at");
        return new Attendance(
                row.getUUID("id"),
                answers == null ? Map.of() : AnswerStore.answers(answers),
                cameAt == null ? null : cameAt.toInstant());
    }
}
