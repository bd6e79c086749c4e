package io.plenary.services.notes;

import io.plenary.contracts.notes.AgendaFeed;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;

final class FeedStore {

    private FeedStore() {}

    static Future<Optional<AgendaFeed>> find(SqlClient sql, UUID userId) {
        return sql.preparedQuery("select * from agenda_feeds where user_id = $1")
                .mapping(FeedStore::feed)
                .execute(Tuple.of(userId))
                .map(rows -> rows.stream().findFirst());
    }

    /** In place of the one before. */
    static Future<AgendaFeed> put(SqlClient sql, UUID userId, Buffer tokenHash) {
        return sql.preparedQuery(
                        """
                        insert into agenda_feeds (user_id, token_hash) values ($1, $2)
                        on conflict (user_id) do update set token_hash = excluded.token_hash, created_at = now()
                        returning *
                        """)
                .mapping(FeedStore::feed)
                .execute(Tuple.of(userId, tokenHash))
                .map(rows -> rows.iterator().next());
    }

    static Future<Void> delete(SqlClient sql, UUID userId) {
        return sql.preparedQuery("delete from agenda_feeds where user_id = $1")
                .execute(Tuple.of(userId))
                .mapEmpty();
    }

    /** Whose agenda a link leads to. */
    static Future<Optional<UUID>> behind(SqlClient sql, Buffer tokenHash) {
        return sql.preparedQuery("select agenda_behind($1)")
                .execute(Tuple.of(tokenHash))
                .map(rows -> Optional.ofNullable(rows.iterator().next().getUUID(0)));
    }

    private static AgendaFeed feed(Row row) {
        return new AgendaFeed(row.getOffsetDateTime("created_at").toInstant());
    }
}
