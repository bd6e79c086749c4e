package io.plenary.runtime;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * One statement for many rows, some at a time and with a breath between: hundreds at once would keep an event loop and the
 * database from everybody else.
 */
public final class Batch {

    private static final int ROWS = 10;
    private static final long BREATH_MILLIS = 4;

    private Batch() {}

    /** @param tuple the parameters for a row */
    public static <T> Future<Void> execute(SqlClient sql, String statement, List<T> rows, Function<T, Tuple> tuple) {
        if (rows.isEmpty()) {
            return Future.succeededFuture();
        }
        int now = Math.min(ROWS, rows.size());
        Future<?> some = sql.preparedQuery(statement)
                .executeBatch(rows.subList(0, now).stream().map(tuple).toList());
        return now == rows.size()
                ? some.mapEmpty()
                : some.compose(done -> Vertx.currentContext().owner().timer(BREATH_MILLIS, TimeUnit.MILLISECONDS))
                        .compose(rested -> execute(sql, statement, rows.subList(now, rows.size()), tuple));
    }
}
