package io.plenary.services.audit;

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
import java.util.function.Function;
import java.util.function.IntFunction;

/** From where entries were asked for: beside the chain and not in it, since it goes before the entries do. */
final class OriginStore {

    private OriginStore() {}

    /** Of those of which it is known. */
    static Future<Void> insert(SqlClient sql, List<Told> news) {
        List<Told> known =
                news.stream().filter(told -> told.event().origin() != null).toList();
        return Batch.inParts(known, EntryStore.AT_ONCE, some -> sql.preparedQuery(
                        """
                        insert into origins (id, chain, actor_id, written_at, address, client, token_id, reason)
                        select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::timestamptz[], $5::text[], $6::text[], $7::uuid[],
                            $8::text[])
                        """)
                .execute(tuple(some)));
    }

    private static Tuple tuple(List<Told> some) {
        return Tuple.from(new Object[] {
            column(some, told -> told.event().id(), UUID[]::new),
            column(some, Told::chain, UUID[]::new),
            column(some, told -> told.event().actorId(), UUID[]::new),
            column(some, told -> told.event().occurredAt().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new),
            column(some, told -> told.event().origin().address(), String[]::new),
            column(some, told -> told.event().origin().client(), String[]::new),
            column(some, told -> told.event().origin().tokenId(), UUID[]::new),
            column(some, told -> told.event().origin().reason(), String[]::new)
        });
    }

    private static <T> T[] column(List<Told> some, Function<Told, T> value, IntFunction<T[]> array) {
        return some.stream().map(value).toArray(array);
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
