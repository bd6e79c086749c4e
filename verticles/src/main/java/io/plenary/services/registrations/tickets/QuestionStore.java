package io.plenary.services.registrations.tickets;

import io.plenary.contracts.Json;
import io.plenary.contracts.registrations.Question;
import io.plenary.contracts.registrations.QuestionCondition;
import io.plenary.contracts.registrations.QuestionKind;
import io.plenary.contracts.registrations.QuestionOption;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

public final class QuestionStore {

    private QuestionStore() {}

    public static Future<List<Question>> of(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("select * from questions where conference_id = $1 order by position, label, id")
                .mapping(QuestionStore::question)
                .execute(Tuple.of(conferenceId))
                .map(rows -> rows.stream().toList());
    }

    /** Until the transaction ends nobody else changes a question of the conference, or answers one. */
    public static Future<List<Question>> lock(SqlClient sql, UUID conferenceId) {
        return held(sql, "pg_advisory_xact_lock", conferenceId);
    }

    /** Until the transaction ends nobody changes a question of the conference. Those who answer do not wait for each other. */
    public static Future<List<Question>> hold(SqlClient sql, UUID conferenceId) {
        return held(sql, "pg_advisory_xact_lock_shared", conferenceId);
    }

    private static Future<List<Question>> held(SqlClient sql, String lock, UUID conferenceId) {
        return sql.preparedQuery("select " + lock + "(hashtextextended($1, 0))")
                .execute(Tuple.of("questions of " + conferenceId))
                .compose(locked -> of(sql, conferenceId));
    }

    /** Empty if the id exists. */
    public static Future<Optional<Question>> insert(SqlClient sql, Question question) {
        return sql.preparedQuery(
                        """
                        insert into questions (id, organization_id, conference_id, label, help, required, options,
                            ticket_type_ids, condition_id, condition_values, least, most, earliest, latest, show_at_check_in,
                            position, kind)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
                        on conflict (id) do nothing
                        returning *
                        """)
                .mapping(QuestionStore::question)
                .execute(tuple(question).addValue(question.kind().name()))
                .map(rows -> rows.stream().findFirst());
    }

    public static Future<Question> update(SqlClient sql, Question question) {
        return sql.preparedQuery(
                        """
                        update questions
                        set label = $4, help = $5, required = $6, options = $7, ticket_type_ids = $8, condition_id = $9,
                            condition_values = $10, least = $11, most = $12, earliest = $13, latest = $14,
                            show_at_check_in = $15, position = $16, updated_at = now(), version = version + 1
                        where id = $1 and organization_id = $2 and conference_id = $3
                        returning *
                        """)
                .mapping(QuestionStore::question)
                .execute(tuple(question))
                .map(rows -> rows.iterator().next());
    }

    public static Future<Void> delete(SqlClient sql, UUID id) {
        return sql.preparedQuery("delete from questions where id = $1")
                .execute(Tuple.of(id))
                .mapEmpty();
    }

    public static Future<Void> forgetConference(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("delete from questions where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }

    private static Tuple tuple(Question question) {
        QuestionCondition condition = question.condition();
        return Tuple.from(new Object[] {
            question.id(),
            question.organizationId(),
            question.conferenceId(),
            question.label(),
            question.help(),
            question.required(),
            new JsonArray(Json.write(question.options())),
            question.ticketTypeIds().toArray(UUID[]::new),
            condition == null ? null : condition.questionId(),
            condition == null ? null : condition.values().toArray(String[]::new),
            question.least(),
            question.most(),
            question.earliest(),
            question.latest(),
            question.showAtCheckIn(),
            question.position()
        });
    }

    private static Question question(Row row) {
        UUID conditionId = row.getUUID("condition_id");
        return new Question(
                row.getUUID("id"),
                row.getUUID("organization_id"),
                row.getUUID("conference_id"),
                QuestionKind.valueOf(row.getString("kind")),
                row.getString("label"),
                row.getString("help"),
                row.getBoolean("required"),
                options(row.getJsonArray("options")),
                List.of(row.getArrayOfUUIDs("ticket_type_ids")),
                conditionId == null
                        ? null
                        : new QuestionCondition(conditionId, List.of(row.getArrayOfStrings("condition_values"))),
                row.getLong("least"),
                row.getLong("most"),
                row.getLocalDate("earliest"),
                row.getLocalDate("latest"),
                row.getBoolean("show_at_check_in"),
                row.getInteger("position"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant(),
                row.getLong("version"));
    }

    private static List<QuestionOption> options(JsonArray options) {
        return options.stream()
                .map(JsonObject.class::cast)
                .map(option -> QuestionOption.fromJson(option.encode()))
                .toList();
    }
}
