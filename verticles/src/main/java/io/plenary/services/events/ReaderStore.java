package io.plenary.services.events;

import io.plenary.contracts.events.Reading;
import io.plenary.runtime.events.Erasing;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Who reads the log, and how far they are. */
final class ReaderStore {

    private ReaderStore() {}

    /** @return the number of the newest event */
    static Future<Long> put(SqlClient sql, String reader, long number) {
        return sql.preparedQuery(
                        """
                        insert into readers (name, number) values ($1, $2)
                        on conflict (name) do update set number = excluded.number, read_at = now()
                        returning (select number from log_head)
                        """)
                .execute(Tuple.of(reader, number))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /**
     * False also where the event or one of the readers is not known. Those by which services erase count whether they are asked
     * for or not: whoever asks may be of a release that does not know the newest service.
     */
    static Future<Boolean> arePast(SqlClient sql, UUID eventId, short part, List<String> readers) {
        return sql.preparedQuery(
                        """
                        select count(*) filter (where name = any ($3)) = cardinality($3)
                               and coalesce(bool_and(log.number <= readers.number), false) as past
                        from readers join log on log.part = $1 and log.id = $2
                        where name = any ($3) or name like '%' || $4
                        """)
                .execute(Tuple.of(part, eventId)
                        .addArrayOfString(readers.toArray(String[]::new))
                        .addString(Erasing.KIND))
                .map(rows -> rows.iterator().next().getBoolean("past"));
    }

    /** False where there is no such reader that was not heard of for some time. */
    static Future<Boolean> remove(SqlClient sql, String reader, Duration silent) {
        return sql.preparedQuery(
                        "delete from readers where name = $1 and read_at < now() - $2 * interval '1 millisecond'")
                .execute(Tuple.of(reader, silent.toMillis()))
                .map(rows -> rows.rowCount() == 1);
    }

    static Future<Boolean> isKnown(SqlClient sql, String reader) {
        return sql.preparedQuery("select from readers where name = $1")
                .execute(Tuple.of(reader))
                .map(rows -> rows.size() == 1);
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
        String name = row.getString("name");
        return new Reading(
                name,
                row.getLong("number"),
                row.getLong("behind"),
                row.getLong("seconds_behind"),
                row.getOffsetDateTime("read_at").toInstant(),
                Erasing.isNeeded(name));
    }
}
