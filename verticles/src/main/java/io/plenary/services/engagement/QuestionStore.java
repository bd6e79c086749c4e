package io.plenary.services.engagement;

import io.plenary.contracts.engagement.AudienceQuestion;
import io.plenary.contracts.engagement.AudienceQuestionDraft;
import io.plenary.contracts.engagement.AudienceQuestionQuery;
import io.plenary.contracts.engagement.QuestionStatus;
import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Questions from the audience; each statement names the conference. */
final class QuestionStore {

    private QuestionStore() {}

    /** Empty if the id exists. Nobody but its author knows of it before it is numbered. */
    static Future<Optional<StoredQuestion>> insert(
            SqlClient sql, Place place, UUID userId, String name, AudienceQuestionDraft draft, QuestionStatus status) {
        return sql.preparedQuery(
                        """
                        insert into audience_questions (id, organization_id, conference_id, session_id, user_id, author_name,
                            anonymous, text, status, organizer_position)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0)
                        on conflict (id) do nothing
                        returning *
                        """)
                .mapping(QuestionStore::question)
                .execute(Tuple.of(
                        draft.id(),
                        place.organizationId(),
                        place.conferenceId(),
                        place.sessionId(),
                        userId,
                        name,
                        draft.anonymous(),
                        draft.text().strip(),
                        status.name()))
                .map(rows -> rows.stream().findFirst());
    }

    static Future<Optional<StoredQuestion>> find(SqlClient sql, UUID conferenceId, UUID id) {
        return one(sql, "", conferenceId, id);
    }

    /** Until the transaction ends nobody else decides about it or votes for it. */
    static Future<Optional<StoredQuestion>> lock(SqlClient sql, UUID conferenceId, UUID id) {
        return one(sql, " for no key update", conferenceId, id);
    }

    private static Future<Optional<StoredQuestion>> one(SqlClient sql, String lock, UUID conferenceId, UUID id) {
        return sql.preparedQuery("select * from audience_questions where conference_id = $1 and id = $2" + lock)
                .mapping(QuestionStore::question)
                .execute(Tuple.of(conferenceId, id))
                .map(rows -> rows.stream().findFirst());
    }

    /** How many of a person wait to be answered there, with those of transactions that have ended; others wait for the end of this. */
    static Future<Long> countOpen(SqlClient sql, Place place, UUID userId) {
        return sql.preparedQuery("select pg_advisory_xact_lock(hashtextextended($1, 0))")
                .execute(Tuple.of(
                        "questions of " + userId + " in " + place.room().name()))
                .compose(alone -> sql.preparedQuery(
                                """
                                select count(*) from audience_questions
                                where conference_id = $1 and session_id is not distinct from $2 and user_id = $3
                                  and status in ('HELD', 'APPROVED')
                                """)
                        .mapping(row -> row.getLong(0))
                        .execute(Tuple.of(place.conferenceId(), place.sessionId(), userId)))
                .map(rows -> rows.iterator().next());
    }

    /** As it is decided, at its new positions; null for a room in which nothing changed. */
    static Future<StoredQuestion> update(
            SqlClient sql, AudienceQuestion wanted, Long position, long organizerPosition) {
        return sql.preparedQuery(
                        """
                        update audience_questions
                        set status = $3, reason = $4, merged_into = $5, pinned = $6, answer = $7, answered_at = $8, text = $9,
                            author_name = $10, votes = $11, position = coalesce($12, position), organizer_position = $13,
                            version = version + 1,
                            aside = coalesce($14, false), off_stage = $15
                        where conference_id = $1 and id = $2
                        returning *
                        """)
                .mapping(QuestionStore::question)
                .execute(Tuple.from(new Object[] {
                    wanted.conferenceId(),
                    wanted.id(),
                    wanted.status().name(),
                    wanted.reason(),
                    wanted.mergedInto(),
                    wanted.pinned(),
                    wanted.answer(),
                    wanted.answeredAt() == null ? null : wanted.answeredAt().atOffset(ZoneOffset.UTC),
                    wanted.text(),
                    wanted.authorName(),
                    wanted.votes(),
                    position,
                    organizerPosition,
                    wanted.aside(),
                    wanted.offStage()
                }))
                .map(rows -> rows.iterator().next());
    }

    /** Its first positions. */
    static Future<StoredQuestion> place(SqlClient sql, StoredQuestion question, Long position, long organizerPosition) {
        return sql.preparedQuery(
                        """
                        update audience_questions set position = $3, organizer_position = $4
                        where conference_id = $1 and id = $2
                        returning *
                        """)
                .mapping(QuestionStore::question)
                .execute(Tuple.of(question.question().conferenceId(), question.id(), position, organizerPosition))
                .map(rows -> rows.iterator().next());
    }

    /** What everybody sees, the most wanted first. */
    static Future<List<StoredQuestion>> byVotes(SqlClient sql, AudienceQuestionQuery query, QuestionPlace after) {
        return sql.preparedQuery(
                        """
                        select * from audience_questions
                        where conference_id = $1 and session_id is not distinct from $2 and status in ('APPROVED', 'ANSWERED')
                          and ($3::bigint is null or (not pinned, -votes, created_at, id) > ($3 = 0, -$4::bigint, $5::timestamptz, $6::uuid))
                        order by not pinned, -votes, created_at, id
                        limit $7
                        """)
                .mapping(QuestionStore::question)
                .execute(Tuple.from(new Object[] {
                    query.conferenceId(),
                    query.sessionId(),
                    after == null ? null : after.pinned() ? 1L : 0L,
                    after == null ? null : after.votes(),
                    after == null ? null : after.time(),
                    after == null ? null : after.id(),
                    query.limit() + 1
                }))
                .map(rows -> rows.stream().toList());
    }

    /** What everybody sees, the latest first. */
    static Future<List<StoredQuestion>> byTime(
            SqlClient sql, AudienceQuestionQuery query, OffsetDateTime before, UUID beforeId) {
        return sql.preparedQuery(
                        """
                        select * from audience_questions
                        where conference_id = $1 and session_id is not distinct from $2 and status in ('APPROVED', 'ANSWERED')
                          and ($3::timestamptz is null or (created_at, id) < ($3, $4::uuid))
                        order by created_at desc, id desc
                        limit $5
                        """)
                .mapping(QuestionStore::question)
                .execute(Tuple.of(query.conferenceId(), query.sessionId(), before, beforeId, query.limit() + 1))
                .map(rows -> rows.stream().toList());
    }

    /** What there is to moderate in a session or, without one, all over the conference, the latest first. */
    static Future<List<StoredQuestion>> toModerate(
            SqlClient sql, AudienceQuestionQuery query, OffsetDateTime before, UUID beforeId) {
        return sql.preparedQuery(
                        """
                        select * from audience_questions
                        where conference_id = $1 and ($2::uuid is null or session_id = $2) and status <> 'WITHDRAWN'
                          and ($3::text is null or status = $3)
                          and ($4::timestamptz is null or (created_at, id) < ($4, $5::uuid))
                        order by created_at desc, id desc
                        limit $6
                        """)
                .mapping(QuestionStore::question)
                .execute(Tuple.of(
                        query.conferenceId(),
                        query.sessionId(),
                        query.status() == null ? null : query.status().name(),
                        before,
                        beforeId,
                        query.limit() + 1))
                .map(rows -> rows.stream().toList());
    }

    static Future<List<StoredQuestion>> changed(SqlClient sql, Room room, long after, long upTo, int limit) {
        boolean organizers = room.kind() == RoomKind.ORGANIZER;
        String position = organizers ? "organizer_position" : "position";
        return sql.preparedQuery(
                        "select * from audience_questions where conference_id = $1 and ($2 or session_id is not"
                                + " distinct from $3) and " + position + " > $4 and " + position + " <= $5 order by "
                                + position
                                + " limit $6")
                .mapping(QuestionStore::question)
                .execute(Tuple.of(
                        room.conferenceId(),
                        organizers,
                        room.kind() == RoomKind.SESSION ? room.id() : null,
                        after,
                        upTo,
                        limit))
                .map(rows -> rows.stream().toList());
    }

    /** The latest that everybody sees; in the room of the organizers those that wait. */
    static Future<List<StoredQuestion>> shown(SqlClient sql, Room room, long upTo, int limit) {
        boolean organizers = room.kind() == RoomKind.ORGANIZER;
        String position = organizers ? "organizer_position" : "position";
        String statuses = organizers ? "('HELD')" : "('APPROVED', 'ANSWERED')";
        return sql.preparedQuery(
                        "select * from audience_questions where conference_id = $1 and ($2 or session_id is not"
                                + " distinct from $3) and status in " + statuses + " and " + position
                                + " <= $4 order by "
                                + position + " desc limit $5")
                .mapping(QuestionStore::question)
                .execute(Tuple.of(
                        room.conferenceId(),
                        organizers,
                        room.kind() == RoomKind.SESSION ? room.id() : null,
                        upTo,
                        limit))
                .map(rows -> rows.stream().toList());
    }

    /** Of one person there, the latest first, also those that nobody else sees. */
    static Future<List<StoredQuestion>> own(SqlClient sql, Room room, UUID userId, int limit) {
        return sql.preparedQuery(
                        """
                        select * from audience_questions
                        where conference_id = $1 and session_id is not distinct from $2 and user_id = $3 and status <> 'WITHDRAWN'
                        order by created_at desc, id desc
                        limit $4
                        """)
                .mapping(QuestionStore::question)
                .execute(Tuple.of(
                        room.conferenceId(), room.kind() == RoomKind.SESSION ? room.id() : null, userId, limit))
                .map(rows -> rows.stream().toList());
    }

    /** All of a person, whose account is gone. */
    static Future<List<StoredQuestion>> lockOfUser(SqlClient sql, UUID userId) {
        return sql.preparedQuery(
                        "select * from audience_questions where user_id = $1 order by conference_id, id for no key"
                                + " update")
                .mapping(QuestionStore::question)
                .execute(Tuple.of(userId))
                .map(rows -> rows.stream().toList());
    }

    static Future<Void> disown(SqlClient sql, UUID userId) {
        return sql.preparedQuery("update audience_questions set user_id = null, author_name = null where user_id = $1")
                .execute(Tuple.of(userId))
                .mapEmpty();
    }

    static Future<Void> forgetConference(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("delete from audience_questions where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }

    private static StoredQuestion question(Row row) {
        boolean anonymous = row.getBoolean("anonymous");
        UUID userId = row.getUUID("user_id");
        OffsetDateTime answeredAt = row.getOffsetDateTime("answered_at");
        AudienceQuestion question = new AudienceQuestion(
                row.getUUID("id"),
                row.getUUID("conference_id"),
                row.getUUID("session_id"),
                anonymous ? null : userId,
                row.getString("author_name"),
                anonymous,
                row.getString("text"),
                QuestionStatus.valueOf(row.getString("status")),
                row.getBoolean("aside"),
                row.getString("reason"),
                row.getUUID("merged_into"),
                row.getBoolean("pinned"),
                row.getBoolean("off_stage"),
                row.getString("answer"),
                answeredAt == null ? null : answeredAt.toInstant(),
                row.getLong("votes"),
                null,
                null,
                row.getOffsetDateTime("created_at").toInstant(),
                row.getLong("version"));
        return new StoredQuestion(
                row.getUUID("organization_id"),
                userId,
                question,
                row.getLong("position"),
                row.getLong("organizer_position"));
    }
}
