package io.plenary.services.events;

import io.plenary.contracts.events.Reading;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** Who reads the log, and how far they are. */
final class ReaderStore {

    private ReaderStore() {}

    static Future<Void> put(SqlClient sql, String reader, long number) {
        return sql.preparedQuery(
                        """
                        insert into readers (name, number) values ($1, $2)
                        on conflict (name) do update set number = excluded.number, read_at = now()
                        """)
                .execute(Tuple.of(reader, number))
                .mapEmpty();
    }

    static Future<List<Reading>> readings(SqlClient sql) {
        return sql.preparedQuery(
                        """
                        select name, readers.number, read_at, head.number - readers.number as behind,
                               coalesce(extract(epoch from now() - (select appended_at from log
                                                                    where log.number = readers.number + 1))::bigint, 0)
                                   as seconds_behind
                        from readers cross join log_head as head
                        order by name
                        """)
                .mapping(ReaderStore::reading)
                .execute()
                .map(rows -> rows.stream().toList());
    }

    private static Reading reading(Row row) {
        return new Reading(
                row.getString("name"),
                row.getLong("number"),
                row.getLong("behind"),
                row.getLong("seconds_behind"),
                row.getOffsetDateTime("read_at").toInstant());
    }
}
