package io.plenary.services.audit;

import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.Origin;
import io.plenary.runtime.Batch;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** From where entries were asked for: beside the chain and not in it, since it goes before the entries do. */
final class OriginStore {

    private OriginStore() {}

    /** Of those of which it is known. */
    static Future<Void> insert(SqlClient sql, List<Told> news) {
        String statement =
                """
                insert into origins (id, chain, actor_id, written_at, address, client, token_id, reason)
                values ($1, $2, $3, $4, $5, $6, $7, $8)
                """;
        List<Told> known =
                news.stream().filter(told -> told.event().origin() != null).toList();
        return known.isEmpty()
                ? Future.succeededFuture()
                : Batch.execute(sql, statement, known, told -> tuple(told.chain(), told.event()));
    }

    private static Tuple tuple(UUID chain, Event event) {
        return Tuple.of(
                event.id(),
                chain,
                event.actorId(),
                event.occurredAt().atOffset(ZoneOffset.UTC),
                event.origin().address(),
                event.origin().client(),
                event.origin().tokenId(),
                event.origin().reason());
    }

    /** Null where nothing is known, or not any more. */
    static Origin origin(Row row) {
        Origin origin = new Origin(
                row.getString("address"), row.getString("client"), row.getUUID("token_id"), row.getString("reason"));
        return origin.equals(new Origin(null, null, null, null)) ? null : origin;
    }

    /** A user who is gone did it from nowhere. */
    static Future<Void> forgetUser(SqlClient sql, UUID userId) {
        return sql.preparedQuery("delete from origins where actor_id = $1")
                .execute(Tuple.of(userId))
                .mapEmpty();
    }

    /**
     * Where people were; which token it was and why stay with the entry.
     *
     * @param most so many at once
     * @return whether that was all
     */
    static Future<Boolean> forgetPlaces(SqlClient sql, OffsetDateTime before, int most) {
        return sql.preparedQuery(
                        """
                        update origins set address = null, client = null
                        where id = any (array(
                            select id from origins
                            where written_at < $1 and (address is not null or client is not null)
                            limit $2))
                        """)
                .execute(Tuple.of(before, most))
                .map(rows -> rows.rowCount() < most);
    }
}
