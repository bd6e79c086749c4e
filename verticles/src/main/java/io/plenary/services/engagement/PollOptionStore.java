package io.plenary.services.engagement;

import io.plenary.contracts.engagement.PollDraft;
import io.plenary.contracts.engagement.PollKind;
import io.plenary.contracts.engagement.PollOption;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** What polls can be answered by, with how often it was. */
final class PollOptionStore {

    private PollOptionStore() {}

    static Future<Void> insert(SqlClient sql, PollDraft draft) {
        return sql.preparedQuery(
                        """
                        insert into poll_options (poll_id, conference_id, number, text, is_right)
                        select $1, $2, number, text, number = any ($4::integer[])
                        from unnest($3::text[]) with ordinality as options (text, number)
                        """)
                .execute(Tuple.of(
                        draft.id(),
                        draft.conferenceId(),
                        PollRules.options(draft).toArray(String[]::new),
                        draft.right().toArray(Integer[]::new)))
                .mapEmpty();
    }

    /** Of a row that has them as arrays. */
    static List<PollOption> of(Row row) {
        PollKind kind = PollKind.valueOf(row.getString("kind"));
        Integer[] numbers = row.getArrayOfIntegers("numbers");
        List<PollOption> options = new ArrayList<>();
        for (int i = 0; numbers != null && i < numbers.length; i++) {
            options.add(option(
                    kind,
                    numbers[i],
                    row.getArrayOfStrings("texts")[i],
                    row.getArrayOfLongs("counts")[i],
                    row.getArrayOfBooleans("rights")[i],
                    row.getArrayOfBooleans("hiddens")[i]));
        }
        return options;
    }

    private static PollOption option(
            PollKind kind, int number, String text, long count, boolean right, boolean hidden) {
        return new PollOption(
                number, text, count, kind == PollKind.QUIZ ? right : null, kind == PollKind.WORDS ? hidden : null);
    }

    /** All words too, those said most often first. */
    static Future<List<PollOption>> results(SqlClient sql, StoredPoll poll) {
        PollKind kind = poll.poll().kind();
        String order = kind == PollKind.WORDS ? "count desc, number" : "number";
        return sql.preparedQuery(
                        "select * from poll_options where conference_id = $1 and poll_id = $2 order by " + order)
                .mapping(row -> option(
                        kind,
                        row.getInteger("number"),
                        row.getString("text"),
                        row.getLong("count"),
                        row.getBoolean("is_right"),
                        row.getBoolean("hidden")))
                .execute(Tuple.of(poll.poll().conferenceId(), poll.id()))
                .map(rows -> rows.stream().toList());
    }
}
