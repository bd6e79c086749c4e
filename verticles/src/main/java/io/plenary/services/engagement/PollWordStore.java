package io.plenary.services.engagement;

import io.plenary.contracts.Refusal;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Words that people answered with, as options of their polls. */
final class PollWordStore {

    private static final int MOST = 1000;

    private PollWordStore() {}

    /** Their numbers; those that nobody said before are added. Once the poll is counted, so that nobody else adds some. */
    static Future<List<Integer>> numbers(SqlClient sql, UUID conferenceId, UUID pollId, Map<String, String> words) {
        String[] keys = words.keySet().toArray(String[]::new);
        return sql.preparedQuery(
                        """
                        insert into poll_options (poll_id, conference_id, number, text, word)
                        select $1, $2, most + row_number() over (order by said), text, word
                        from unnest($3::text[], $4::text[]) with ordinality as given (word, text, said),
                             (select coalesce(max(number), 0) as most from poll_options where poll_id = $1) as before
                        where not exists (select from poll_options o where o.poll_id = $1 and o.word = given.word)
                          and most + said <= $5
                        """)
                .execute(Tuple.of(pollId, conferenceId, keys, words.values().toArray(String[]::new), MOST))
                .compose(added -> find(sql, conferenceId, pollId, keys))
                .map(found -> {
                    if (found.size() < keys.length) {
                        throw Refusal.CONFLICT.because(
                                "TOO_MANY_WORDS", "There are 1,000 words already: say one of them.");
                    }
                    return found;
                });
    }

    private static Future<List<Integer>> find(SqlClient sql, UUID conferenceId, UUID pollId, String[] words) {
        return sql.preparedQuery(
                        """
                        select number from poll_options where conference_id = $1 and poll_id = $2 and word = any ($3) order by number
                        """)
                .mapping(row -> row.getInteger("number"))
                .execute(Tuple.of(conferenceId, pollId, words))
                .map(rows -> rows.stream().toList());
    }

    /** False where there is no such word, or it is so already. */
    static Future<Boolean> hide(SqlClient sql, UUID conferenceId, UUID pollId, int number, boolean hidden) {
        return sql.preparedQuery(
                        """
                        update poll_options set hidden = $4
                        where conference_id = $1 and poll_id = $2 and number = $3 and word is not null and hidden <> $4
                        """)
                .execute(Tuple.of(conferenceId, pollId, number, hidden))
                .map(rows -> rows.rowCount() == 1);
    }
}
