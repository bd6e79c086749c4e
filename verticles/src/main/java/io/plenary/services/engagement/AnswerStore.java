package io.plenary.services.engagement;

import io.plenary.contracts.engagement.Poll;
import io.plenary.contracts.engagement.PollKind;
import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Answers to polls: that somebody did, and what, unless nothing is to say that. */
final class AnswerStore {

    /**
     * @param choices null where nothing says that
     * @param words what they say, where they are words of one's own; null as well
     */
    record Answer(UUID pollId, List<Integer> choices, List<String> words) {}

    private static final String ANSWERS =
            """
            select a.*, p.kind, array(select o.text from poll_options o
                                      where o.poll_id = a.poll_id and o.number = any (a.choices) and o.word is not null
                                      order by o.number) as words
            from poll_answers a join polls p on p.id = a.poll_id
            """;

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
        return sql.preparedQuery(ANSWERS + " where a.poll_id = $1 and a.user_id = $2 and a.conference_id = $3")
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

    /** Once the poll is counted, so that nobody else is at its options. What is ranked has points by its place, the last one. */
    static Future<Void> choose(SqlClient sql, Poll poll, List<Integer> choices, int more) {
        return sql.preparedQuery(
                        """
                        update poll_options
                        set count = count
                            + $4 * case when $5 then cardinality($3::integer[]) + 1 - array_position($3::integer[], number) else 1 end
                        where conference_id = $1 and poll_id = $2 and number = any ($3)
                        """)
                .execute(
                        Tuple.of(poll.conferenceId(), poll.id(), array(choices), more, poll.kind() == PollKind.RANKING))
                .mapEmpty();
    }

    /** Of one person, to the polls of a room. */
    static Future<List<Answer>> own(SqlClient sql, Room room, UUID userId) {
        return sql.preparedQuery(ANSWERS
                        + " where a.user_id = $3 and a.conference_id = $1 and p.session_id is not distinct from $2")
                .mapping(AnswerStore::answer)
                .execute(Tuple.of(room.conferenceId(), room.kind() == RoomKind.SESSION ? room.id() : null, userId))
                .map(rows -> rows.stream().toList());
    }

    /** How often what was chosen stays as it is; their own words are one person's less, and gone where nobody else said them. */
    static Future<Void> forgetUser(SqlClient sql, UUID userId) {
        return sql.preparedQuery("delete from poll_answers where user_id = $1 returning poll_id, choices")
                .execute(Tuple.of(userId))
                .map(rows -> rows.stream()
                        .map(AnswerStore::known)
                        .flatMap(Optional::stream)
                        .sorted(Comparator.comparing(Answer::pollId))
                        .toList())
                .compose(answers -> forgetWords(sql, answers, 0));
    }

    private static Optional<Answer> known(Row row) {
        Integer[] choices = row.getArrayOfIntegers("choices");
        return Optional.ofNullable(choices)
                .map(chosen -> new Answer(row.getUUID("poll_id"), Arrays.asList(chosen), null));
    }

    private static Future<Void> forgetWords(SqlClient sql, List<Answer> answers, int from) {
        if (from == answers.size()) {
            return Future.succeededFuture();
        }
        Answer answer = answers.get(from);
        Integer[] choices = array(answer.choices());
        return sql.preparedQuery("select from polls where id = $1 and kind = 'WORDS' for no key update")
                .execute(Tuple.of(answer.pollId()))
                .compose(locked -> sql.preparedQuery(
                                """
                                update poll_options set count = count - 1
                                where poll_id = $1 and number = any ($2) and word is not null
                                """)
                        .execute(Tuple.of(answer.pollId(), (Object) choices)))
                .compose(less -> sql.preparedQuery(
                                """
                                delete from poll_options
                                where poll_id = $1 and number = any ($2) and word is not null and count = 0
                                """)
                        .execute(Tuple.of(answer.pollId(), (Object) choices)))
                .compose(gone -> forgetWords(sql, answers, from + 1));
    }

    private static Integer[] array(List<Integer> choices) {
        return choices == null ? null : choices.toArray(Integer[]::new);
    }

    private static Answer answer(Row row) {
        Integer[] choices = row.getArrayOfIntegers("choices");
        boolean words = choices != null && row.getString("kind").equals(PollKind.WORDS.name());
        return new Answer(
                row.getUUID("poll_id"),
                choices == null ? null : Arrays.asList(choices),
                words ? List.of(row.getArrayOfStrings("words")) : null);
    }
}
