package io.plenary.services.greetings;

import io.plenary.contracts.greetings.Greeting;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;

final class GreetingStore {

    private GreetingStore() {}

    /** The one with this id, written now or before. */
    static Future<Greeting> insert(SqlClient sql, UUID id, UUID userId, String text) {
        return sql.preparedQuery(
                        """
                        insert into greetings (id, user_id, text)
                        values ($1, $2, $3)
                        on conflict (id) do update set text = greetings.text
                        returning *
                        """)
                .mapping(GreetingStore::greeting)
                .execute(Tuple.of(id, userId, text))
                .map(rows -> rows.iterator().next());
    }

    static Future<List<Greeting>> of(SqlClient sql, UUID userId) {
        return sql.preparedQuery("select * from greetings where user_id = $1 order by written_at, id")
                .mapping(GreetingStore::greeting)
                .execute(Tuple.of(userId))
                .map(rows -> rows.stream().toList());
    }

    static Future<Void> deleteOf(SqlClient sql, UUID userId) {
        return sql.preparedQuery("delete from greetings where user_id = $1")
                .execute(Tuple.of(userId))
                .mapEmpty();
    }

    private static Greeting greeting(Row row) {
        return new Greeting(
                row.getUUID("id"),
                row.getUUID("user_id"),
                row.getString("text"),
                row.getOffsetDateTime("written_at").toInstant());
    }
}
