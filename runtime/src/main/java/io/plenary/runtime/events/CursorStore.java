package io.plenary.runtime.events;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** How far the readers of a service have come, in its own database. */
final class CursorStore {

    private CursorStore() {}

    static Future<Optional<Long>> find(SqlClient sql, String reader) {
        return sql.preparedQuery("select number from log_cursor where reader = $1")
                .mapping(row -> row.getLong("number"))
                .execute(Tuple.of(reader))
                .map(rows -> rows.stream().findFirst());
    }

    static Future<Void> add(SqlClient sql, String reader, long number) {
        return sql.preparedQuery(
                        "insert into log_cursor (reader, number) values ($1, $2) on conflict (reader) do nothing")
                .execute(Tuple.of(reader, number))
                .mapEmpty();
    }

    /** False if somebody else has moved it: then it stays. Until the end of the transaction nobody else moves it. */
    static Future<Boolean> move(SqlClient sql, String reader, long from, long to) {
        return sql.preparedQuery("update log_cursor set number = $3 where reader = $1 and number = $2")
                .execute(Tuple.of(reader, from, to))
                .map(moved -> moved.rowCount() == 1);
    }
}
