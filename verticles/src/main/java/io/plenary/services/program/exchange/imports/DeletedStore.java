package io.plenary.services.program.exchange.imports;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.List;

/** What was deleted here; the database itself notes and forgets it. */
final class DeletedStore {

    private DeletedStore() {}

    static Future<List<Deleted>> all(SqlClient sql) {
        return sql.preparedQuery("select kind, subject, name, number, import_key from deleted order by subject")
                .mapping(row -> new Deleted(
                        Deleted.Kind.valueOf(row.getString(0)),
                        row.getUUID(1),
                        row.getString(2),
                        row.getInteger(3),
                        row.getString(4)))
                .execute()
                .map(rows -> rows.stream().toList());
    }
}
