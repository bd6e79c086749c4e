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

    /** @param tuple the parameters for a row; made by a worker, since texts are cut into words for them, and lists written */
    public static <T> Future<Void> execute(SqlClient sql, String statement, List<T> rows, Function<T, Tuple> tuple) {
        return inParts(rows, ROWS, some -> Vertx.currentContext()
                .executeBlocking(() -> some.stream().map(tuple).toList(), false)
                .compose(tuples -> sql.preparedQuery(statement).executeBatch(tuples)));
    }

    /**
     * The same where one statement takes several rows, which costs less for each.
     *
     * @param most how many at a time
     */
    public static <T> Future<Void> inParts(List<T> rows, int most, Function<List<T>, Future<?>> statement) {
        if (rows.isEmpty()) {
            return Future.succeededFuture();
        }
        int now = Math.min(most, rows.size());
        Future<?> some = statement.apply(rows.subList(0, now));
        return now == rows.size()
                ? some.mapEmpty()
                : some.compose(done -> Vertx.currentContext().owner().timer(BREATH_MILLIS, TimeUnit.MILLISECONDS))
                        .compose(rested -> inParts(rows.subList(now, rows.size()), most, statement));
    }
}
