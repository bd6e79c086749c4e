package io.plenary.services.program.conference;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.function.Function;

/**
 * Of a program there is what readers see, perhaps a draft, and what was released before. The tables have the same names in each;
 * the search path says until the end of the transaction which are meant. What is not copied is found in each.
 */
public final class CopyStore {

    private CopyStore() {}

    /** The draft, whether or not there is one. */
    public static Future<?> draft(SqlClient sql) {
        return sql.query("set local search_path to draft, public").execute();
    }

    /** What readers see. */
    public static Future<?> released(SqlClient sql) {
        return sql.query("set local search_path to public").execute();
    }

    /** The draft where there is one, else what readers see. */
    public static Future<?> working(SqlClient sql) {
        return sql.query(
                        """
                        select set_config('search_path', case release_mode when 'BY_HAND' then 'draft, public' else 'public' end, true)
                        from public.program
                        """)
                .execute();
    }

    /** What a release had. */
    public static Future<?> past(SqlClient sql, int release) {
        return sql.preparedQuery(
                        "select set_config('search_path', 'past, public', true), set_config('app.release', $1, true)")
                .execute(Tuple.of(Integer.toString(release)));
    }

    /** Started together: the statements travel in one go, in this order. */
    static <T> Future<T> reading(Future<?> chosen, SqlClient sql, Function<SqlClient, Future<T>> work) {
        return Future.all(chosen, work.apply(sql)).map(both -> both.resultAt(1));
    }
}
