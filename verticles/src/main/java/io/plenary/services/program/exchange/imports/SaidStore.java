package io.plenary.services.program.exchange.imports;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the files of a conference said last of each session, room and track, as JSON. */
final class SaidStore {

    private static final int ROWS = 100;

    private SaidStore() {}

    static Future<Map<UUID, String>> all(SqlClient sql) {
        return after(sql, new UUID(0, 0), new HashMap<>());
    }

    private static Future<Map<UUID, String>> after(SqlClient sql, UUID last, Map<UUID, String> found) {
        return sql.preparedQuery(
                        "select subject, fields::text from said where subject > $1 order by subject limit " + ROWS)
                .execute(Tuple.of(last))
                .compose(rows -> {
                    UUID end = last;
                    for (var row : rows) {
                        end = row.getUUID(0);
                        found.put(end, row.getString(1));
                    }
                    return rows.size() < ROWS ? Future.succeededFuture(found) : after(sql, end, found);
                });
    }

    static Future<Void> put(SqlClient sql, Map<UUID, Fields> said) {
        return put(sql, said, List.copyOf(said.keySet()));
    }

    private static Future<Void> put(SqlClient sql, Map<UUID, Fields> said, List<UUID> subjects) {
        if (subjects.isEmpty()) {
            return Future.succeededFuture();
        }
        List<UUID> some = subjects.subList(0, Math.min(ROWS, subjects.size()));
        return sql.preparedQuery(
                        """
                        insert into said (subject, fields)
                        select subject, fields::json from unnest($1::uuid[], $2::text[]) as new (subject, fields)
                        on conflict (subject) do update set fields = excluded.fields
                        """)
                .execute(Tuple.tuple()
                        .addArrayOfUUID(some.toArray(UUID[]::new))
                        .addArrayOfString(
                                some.stream().map(id -> said.get(id).toJson()).toArray(String[]::new)))
                .compose(put -> put(sql, said, subjects.subList(some.size(), subjects.size())));
    }
}
