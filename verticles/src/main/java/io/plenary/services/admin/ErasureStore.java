package io.plenary.services.admin;

import io.plenary.contracts.events.Event;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

final class ErasureStore {

    private ErasureStore() {}

    static Future<Void> request(SqlClient sql, UUID userId) {
        return sql.preparedQuery("insert into erasures (user_id) values ($1) on conflict (user_id) do nothing")
                .execute(Tuple.of(userId))
                .mapEmpty();
    }

    /** The account stays after all. */
    static Future<Void> withdraw(SqlClient sql, UUID userId) {
        return sql.preparedQuery("delete from erasures where user_id = $1")
                .execute(Tuple.of(userId))
                .mapEmpty();
    }

    /** The event that tells of it, and when it was told. */
    record Announced(UUID eventId, Instant at) {}

    /** Locked until the end of the transaction. Empty where it is to be announced: not yet, or a day ago in vain. */
    static Future<Optional<Announced>> announced(SqlClient sql, UUID userId) {
        return sql.preparedQuery("select event_id, announced_at from erasures where user_id = $1 for update")
                .execute(Tuple.of(userId))
                .map(rows -> rows.stream()
                        .filter(row -> row.getUUID("event_id") != null)
                        .map(row -> new Announced(
                                row.getUUID("event_id"),
                                row.getOffsetDateTime("announced_at").toInstant()))
                        .filter(found -> found.at().isAfter(Instant.now().minus(Duration.ofDays(1))))
                        .findFirst());
    }

    static Future<Announced> note(SqlClient sql, UUID userId, Event event) {
        return sql.preparedQuery("update erasures set event_id = $2, announced_at = $3 where user_id = $1")
                .execute(Tuple.of(userId, event.id(), event.occurredAt().atOffset(ZoneOffset.UTC)))
                .map(new Announced(event.id(), event.occurredAt()));
    }

    /** Notes that it was done, for good if that is so long after the first time; answers how long that takes yet. */
    static Future<Duration> finish(SqlClient sql, UUID userId, Duration settled) {
        return sql.preparedQuery(
                        """
                        update erasures
                        set event_id = null, announced_at = null, passed_at = coalesce(passed_at, now()),
                            erased_at = case when passed_at + $2 * interval '1 millisecond' <= now() then now() end
                        where user_id = $1
                        returning case when erased_at is null then greatest(1, ceil(extract(epoch from
                            passed_at + $2 * interval '1 millisecond' - now()) * 1000))::bigint else 0 end as left
                        """)
                .execute(Tuple.of(userId, settled.toMillis()))
                .map(rows -> rows.stream().findFirst())
                .map(row -> Duration.ofMillis(
                        row.map(known -> known.getLong("left")).orElse(0L)));
    }

    /** How many were asked for so long ago and are not done. */
    static Future<Long> waiting(SqlClient sql, Duration since) {
        return sql.preparedQuery(
                        """
                        select count(*) from erasures
                        where erased_at is null and requested_at < now() - $1 * interval '1 millisecond'
                        """)
                .execute(Tuple.of(since.toMillis()))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    static Future<Void> forgetRequester(SqlClient sql, UUID userId) {
        return sql.preparedQuery("update provisionings set requested_by = null where requested_by = $1")
                .execute(Tuple.of(userId))
                .mapEmpty();
    }
}
