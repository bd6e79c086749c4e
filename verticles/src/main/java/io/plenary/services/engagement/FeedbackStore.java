package io.plenary.services.engagement;

import io.plenary.contracts.engagement.Feedback;
import io.plenary.contracts.engagement.FeedbackDraft;
import io.plenary.contracts.engagement.FeedbackQuery;
import io.plenary.contracts.engagement.FeedbackSummary;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** How people liked sessions. */
final class FeedbackStore {

    private static final int MOST_SESSIONS = 5_000;

    private static final String SUMMARIES =
            """
            select session_id, count(*) as answers, round(avg(stars), 2)::float8 as average,
                   array[count(*) filter (where stars = 1), count(*) filter (where stars = 2),
                         count(*) filter (where stars = 3), count(*) filter (where stars = 4),
                         count(*) filter (where stars = 5)] as stars
            from session_feedback where conference_id = $1 and ($2::uuid is null or session_id = $2)
            group by session_id order by session_id limit $3
            """;

    private FeedbackStore() {}

    static Future<Optional<Feedback>> find(SqlClient sql, UUID conferenceId, UUID sessionId, UUID userId) {
        return sql.preparedQuery(
                        "select * from session_feedback where conference_id = $1 and session_id = $2 and user_id = $3")
                .mapping(FeedbackStore::feedback)
                .execute(Tuple.of(conferenceId, sessionId, userId))
                .map(rows -> rows.stream().findFirst());
    }

    /** Whether the person said nothing of it before. */
    static Future<Boolean> put(SqlClient sql, Place place, UUID userId, FeedbackDraft draft) {
        String comment = draft.comment() == null || draft.comment().isBlank()
                ? null
                : draft.comment().strip();
        return sql.preparedQuery(
                        """
                        insert into session_feedback (session_id, user_id, organization_id, conference_id, stars, comment)
                        values ($1, $2, $3, $4, $5, $6)
                        on conflict (conference_id, session_id, user_id) do update
                            set stars = excluded.stars, comment = excluded.comment, updated_at = now()
                        returning xmax = 0 as is_new
                        """)
                .mapping(row -> row.getBoolean("is_new"))
                .execute(Tuple.of(
                        place.sessionId(),
                        userId,
                        place.organizationId(),
                        place.conferenceId(),
                        draft.stars(),
                        comment))
                .map(rows -> rows.iterator().next());
    }

    static Future<Boolean> delete(SqlClient sql, UUID conferenceId, UUID sessionId, UUID userId) {
        return sql.preparedQuery(
                        "delete from session_feedback where conference_id = $1 and session_id = $2 and user_id = $3")
                .execute(Tuple.of(conferenceId, sessionId, userId))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Of those of which somebody said something. */
    static Future<List<FeedbackSummary>> summaries(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery(SUMMARIES)
                .mapping(FeedbackStore::summary)
                .execute(Tuple.of(conferenceId, null, MOST_SESSIONS))
                .map(rows -> rows.stream().toList());
    }

    static Future<FeedbackSummary> summary(SqlClient sql, UUID conferenceId, UUID sessionId) {
        return sql.preparedQuery(SUMMARIES)
                .mapping(FeedbackStore::summary)
                .execute(Tuple.of(conferenceId, sessionId, 1))
                .map(rows -> rows.stream().findFirst().orElseGet(() -> new FeedbackSummary(sessionId, 0, null, null)));
    }

    private static FeedbackSummary summary(Row row) {
        UUID session = row.getUUID("session_id");
        long answers = row.getLong("answers");
        return answers < FeedbackSummary.LEAST
                ? new FeedbackSummary(session, answers, null, null)
                : new FeedbackSummary(
                        session, answers, row.getDouble("average"), List.of(row.getArrayOfLongs("stars")));
    }

    /** The latest first; nothing of a session of which fewer than five said something. */
    static Future<List<Feedback>> page(SqlClient sql, FeedbackQuery query, OffsetDateTime before, UUID beforeId) {
        return sql.preparedQuery(
                        """
                        select * from session_feedback
                        where conference_id = $1 and session_id = $2
                          and ($3::timestamptz is null or (updated_at, id) < ($3, $4::uuid))
                          and (select count(*) >= $6 from session_feedback where conference_id = $1 and session_id = $2)
                        order by updated_at desc, id desc
                        limit $5
                        """)
                .mapping(FeedbackStore::feedback)
                .execute(Tuple.of(
                        query.conferenceId(),
                        query.sessionId(),
                        before,
                        beforeId,
                        query.limit() + 1,
                        FeedbackSummary.LEAST))
                .map(rows -> rows.stream().toList());
    }

    static Future<Void> forgetUser(SqlClient sql, UUID userId) {
        return sql.preparedQuery("delete from session_feedback where user_id = $1")
                .execute(Tuple.of(userId))
                .mapEmpty();
    }

    static Future<Void> forgetConference(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("delete from session_feedback where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }

    private static Feedback feedback(Row row) {
        return new Feedback(
                row.getUUID("id"),
                row.getUUID("session_id"),
                row.getInteger("stars"),
                row.getString("comment"),
                row.getOffsetDateTime("updated_at").toInstant());
    }
}
