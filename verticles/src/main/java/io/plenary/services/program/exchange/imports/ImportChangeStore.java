package io.plenary.services.program.exchange.imports;

import io.plenary.contracts.Json;
import io.plenary.contracts.program.ImportChange;
import io.plenary.contracts.program.ImportChangeKind;
import io.plenary.contracts.program.ImportChangePage;
import io.plenary.runtime.Cursor;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What imports that wait for a decision would do. */
public final class ImportChangeStore {

    private static final int ROWS = 100;

    private record Placed(int position, ImportChange change) {}

    private ImportChangeStore() {}

    static Future<Void> replace(SqlClient sql, UUID importId, List<ImportChange> changes) {
        return delete(sql, importId).compose(deleted -> insert(sql, importId, changes, 0));
    }

    private static Future<Void> insert(SqlClient sql, UUID importId, List<ImportChange> changes, int from) {
        if (from >= changes.size()) {
            return Future.succeededFuture();
        }
        List<ImportChange> some = changes.subList(from, Math.min(changes.size(), from + ROWS));
        return sql.preparedQuery(
                        """
                        insert into import_changes (import_id, position, kind, change)
                        select $1, position, kind, change::json
                        from unnest($2::integer[], $3::text[], $4::text[]) as new (position, kind, change)
                        """)
                .execute(Tuple.of(importId)
                        .addArrayOfInteger(IntStream.range(from, from + some.size())
                                .boxed()
                                .toArray(Integer[]::new))
                        .addArrayOfString(some.stream()
                                .map(change -> change.kind().name())
                                .toArray(String[]::new))
                        .addArrayOfString(some.stream().map(Json::write).toArray(String[]::new)))
                .compose(inserted -> insert(sql, importId, changes, from + ROWS));
    }

    static Future<Void> delete(SqlClient sql, UUID importId) {
        return sql.preparedQuery("delete from import_changes where import_id = $1")
                .execute(Tuple.of(importId))
                .mapEmpty();
    }

    /** @param kind null for all */
    public static Future<ImportChangePage> page(
            SqlClient sql, UUID importId, ImportChangeKind kind, String position, int limit) {
        return totals(sql, importId).compose(totals -> page(sql, importId, kind, position, limit, totals));
    }

    private static Future<Map<ImportChangeKind, Integer>> totals(SqlClient sql, UUID importId) {
        return sql.preparedQuery("select kind, count(*) from import_changes where import_id = $1 group by kind")
                .collecting(
                        Collectors.toMap(row -> ImportChangeKind.valueOf(row.getString(0)), row -> row.getInteger(1)))
                .execute(Tuple.of(importId))
                .map(SqlResult::value);
    }

    private static Future<ImportChangePage> page(
            SqlClient sql,
            UUID importId,
            ImportChangeKind kind,
            String position,
            int limit,
            Map<ImportChangeKind, Integer> totals) {
        Cursor cursor = Cursor.parse(position);
        return sql.preparedQuery(
                        """
                        select position, change::text from import_changes
                        where import_id = $1 and ($2::text is null or kind = $2) and position > $3::bigint
                        order by position
                        limit $4
                        """)
                .mapping(row -> new Placed(row.getInteger(0), ImportChange.fromJson(row.getString(1))))
                .execute(Tuple.of(
                        importId,
                        kind == null ? null : kind.name(),
                        cursor.id() == null ? -1L : cursor.id().getLeastSignificantBits(),
                        limit + 1))
                .map(rows -> Cursor.page(
                        rows.stream().toList(),
                        limit,
                        placed -> new Cursor("", new UUID(0, placed.position())),
                        (items, next) -> new ImportChangePage(
                                items.stream().map(Placed::change).toList(), next, totals)));
    }
}
