package io.plenary.services.engagement;

import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Answers to polls: that somebody did, and what, unless nothing is to say that. */
final class AnswerStore {

    /** @param choices null where nothing says that */
    record Answer(UUID pollId, List<Integer> choices) {}

    private AnswerStore() {}

    /**
     * Whether it is the first one.
     *
     * @param choices null where nothing is to say that
     */
    static Future<Boolean> insert(SqlClient sql, UUID conferenceId, UUID pollId, UUID userId, List<Integer> choices) {
        return sql.preparedQuery(
                        """
                        insert into poll_answers (poll_id, user_id, conference_id, choices) values ($1, $2, $3, $4)
                        on conflict do nothing
                        """)
                .execute(Tuple.of(pollId, userId, conferenceId, array(choices)))
                .map(rows -> rows.rowCount() == 1);
    }

    static Future<Void> replace(SqlClient sql, UUID conferenceId, UUID pollId, UUID userId, List<Integer> choices) {
        return sql.preparedQuery(
                        """
                        update poll_answers set choices = $4 where poll_id = $1 and user_id = $2 and conference_id = $3
                        """)
                .execute(Tuple.of(pollId, userId, conferenceId, array(choices)))
                .mapEmpty();
    }

    static Future<Optional<Answer>> find(SqlClient sql, UUID conferenceId, UUID pollId, UUID userId) {
        return sql.preparedQuery(
                        "select * from poll_answers where poll_id = $1 and user_id = $2 and conference_id = $3")
                .mapping(AnswerStore::answer)
                .execute(Tuple.of(pollId, userId, conferenceId))
                .map(rows -> rows.stream().findFirst());
    }

    /** One more of who answered; false where it is not open: then the transaction must not go on. Others wait for the end of this. */
    static Future<Boolean> count(SqlClient sql, UUID conferenceId, UUID pollId, int more) {
        return sql.preparedQuery(
                        """
                        update polls set answers = answers + $3
                        where conference_id = $1 and id = $2 and state = 'OPEN' and question is not null
                          and (closes_at is null or closes_at > clock_timestamp())
                        """)
                .execute(Tuple.of(conferenceId, pollId, more))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Once the poll is counted, so that nobody else is at its options. */
    static Future<Void> choose(SqlClient sql, UUID conferenceId, UUID pollId, List<Integer> choices, int more) {
        return sql.preparedQuery(
                        """
                        update poll_options set count = count + $4 where conference_id = $1 and poll_id = $2 and number = any ($3)
                        """)
                .execute(Tuple.of(conferenceId, pollId, array(choices), more))
                .mapEmpty();
    }

    /** Of one person, to the polls of a room. */
    static Future<List<Answer>> own(SqlClient sql, Room room, UUID userId) {
        return sql.preparedQuery(
                        """
                        select a.* from poll_answers a join polls p on p.id = a.poll_id
                        where a.user_id = $3 and a.conference_id = $1 and p.session_id is not distinct from $2
                        """)
                .mapping(AnswerStore::answer)
                .execute(Tuple.of(room.conferenceId(), room.kind() == RoomKind.SESSION ? room.id() : null, userId))
                .map(rows -> rows.stream().toList());
    }

    /** How often what was chosen stays as it is. */
    static Future<Void> forgetUser(SqlClient sql, UUID userId) {
        return sql.preparedQuery("delete from poll_answers where user_id = $1")
                .execute(Tuple.of(userId))
                .mapEmpty();
    }

    private static Integer[] array(List<Integer> choices) {
        return choices == null ? null : choices.toArray(Integer[]::new);
    }

    private static Answer answer(Row row) {
        Integer[] choices = row.getArrayOfIntegers("choices");
        return new Answer(row.getUUID("poll_id"), choices == null ? null : Arrays.asList(choices));
    }
}
