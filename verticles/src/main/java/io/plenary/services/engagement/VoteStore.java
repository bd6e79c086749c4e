package io.plenary.services.engagement;

import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Votes for questions: one row each, and how many there are in the row of the question. */
final class VoteStore {

    private VoteStore() {}

    /** Whether the vote is new. */
    static Future<Boolean> insert(SqlClient sql, UUID conferenceId, UUID questionId, UUID userId) {
        return sql.preparedQuery(
                        """
                        insert into question_votes (question_id, user_id, conference_id) values ($1, $2, $3)
                        on conflict do nothing
                        """)
                .execute(Tuple.of(questionId, userId, conferenceId))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Whether there was one. */
    static Future<Boolean> delete(SqlClient sql, UUID conferenceId, UUID questionId, UUID userId) {
        return sql.preparedQuery(
                        "delete from question_votes where question_id = $1 and user_id = $2 and conference_id = $3")
                .execute(Tuple.of(questionId, userId, conferenceId))
                .map(rows -> rows.rowCount() == 1);
    }

    /** False where the question is not open to votes: then the transaction must not go on. */
    static Future<Boolean> count(SqlClient sql, UUID conferenceId, UUID questionId, int more) {
        return sql.preparedQuery(
                        """
                        update audience_questions set votes = votes + $3
                        where conference_id = $1 and id = $2 and status = 'APPROVED'
                        """)
                .execute(Tuple.of(conferenceId, questionId, more))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Who voted for both counts once; answers how many there are then. Both questions have to be locked. */
    static Future<Long> move(SqlClient sql, UUID conferenceId, UUID from, UUID into) {
        return sql.preparedQuery(
                        """
                        insert into question_votes (question_id, user_id, conference_id, voted_at)
                        select $3, user_id, conference_id, voted_at from question_votes where question_id = $2 and conference_id = $1
                        on conflict do nothing
                        """)
                .execute(Tuple.of(conferenceId, from, into))
                .compose(moved -> sql.preparedQuery(
                                """
                                update audience_questions set votes = votes + $3 where conference_id = $1 and id = $2
                                returning votes
                                """)
                        .mapping(row -> row.getLong("votes"))
                        .execute(Tuple.of(conferenceId, into, (long) moved.rowCount())))
                .map(rows -> rows.iterator().next());
    }

    /** For which of them somebody voted. */
    static Future<Set<UUID>> of(SqlClient sql, UUID userId, Collection<UUID> questionIds) {
        return userId == null || questionIds.isEmpty()
                ? Future.succeededFuture(Set.of())
                : sql.preparedQuery(
                                "select question_id from question_votes where user_id = $1 and question_id = any ($2)")
                        .mapping(row -> row.getUUID("question_id"))
                        .execute(Tuple.of(userId, (Object) questionIds.toArray(UUID[]::new)))
                        .map(rows -> rows.stream().collect(Collectors.toSet()));
    }

    /** For which questions in a room somebody voted, the latest first. */
    static Future<List<UUID>> own(SqlClient sql, Room room, UUID userId, int limit) {
        return sql.preparedQuery(
                        """
                        select v.question_id from question_votes v join audience_questions q on q.id = v.question_id
                        where v.user_id = $3 and v.conference_id = $1 and q.conference_id = $1 and q.session_id is not distinct from $2
                          and q.status in ('APPROVED', 'ANSWERED')
                        order by v.voted_at desc
                        limit $4
                        """)
                .mapping(row -> row.getUUID("question_id"))
                .execute(Tuple.of(
                        room.conferenceId(), room.kind() == RoomKind.SESSION ? room.id() : null, userId, limit))
                .map(rows -> rows.stream().toList());
    }

    static Future<Map<UUID, Long>> counts(SqlClient sql, Collection<UUID> questionIds) {
        return sql.preparedQuery("select id, votes from audience_questions where id = any ($1)")
                .execute(Tuple.of((Object) questionIds.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, Long> counts = new HashMap<>();
                    rows.forEach(row -> counts.put(row.getUUID("id"), row.getLong("votes")));
                    return counts;
                });
    }

    /** How often others were voted for stays as it is. */
    static Future<Void> forgetUser(SqlClient sql, UUID userId) {
        return sql.preparedQuery("delete from question_votes where user_id = $1")
                .execute(Tuple.of(userId))
                .mapEmpty();
    }
}
