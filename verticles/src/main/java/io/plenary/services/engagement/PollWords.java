package io.plenary.services.engagement;

import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.engagement.Poll;
import io.plenary.runtime.Faults;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Words of their own that people answer with: options of a poll that come as they are said. */
final class PollWords {

    private static final int LONGEST = 40;
    private static final int MOST = 1000;

    private PollWords() {}

    static void check(Poll poll, List<String> words) {
        Faults faults = new Faults()
                .check(!words.isEmpty(), "/words", Fault.EMPTY)
                .check(
                        words.size() <= poll.mostChoices(),
                        "/words",
                        Fault.TOO_MANY,
                        Map.of("most", poll.mostChoices()));
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean fits = word == null || folded(word).length() <= LONGEST;
            faults.required("/words/" + i, word, LONGEST)
                    .check(fits, "/words/" + i, Fault.TOO_LONG, Map.of("most", LONGEST));
        }
        faults.refuseIfAny("That is no answer to the poll.");
    }

    /** As it is shown, by what it counts as: who writes it in other letters says the same. */
    static Map<String, String> distinct(List<String> words) {
        Map<String, String> distinct = new LinkedHashMap<>();
        words.forEach(word -> distinct.putIfAbsent(folded(word), spaced(word)));
        return distinct;
    }

    private static String folded(String word) {
        return Normalizer.normalize(spaced(word), Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    private static String spaced(String word) {
        return Faults.oneLine(word);
    }

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
