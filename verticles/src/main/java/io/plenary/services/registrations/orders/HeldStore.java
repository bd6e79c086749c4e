package io.plenary.services.registrations.orders;

import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.runtime.Plans;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What a network holds, by the addresses that are known of those who order. */
final class HeldStore {

    private HeldStore() {}

    /**
     * What waits for transfers.
     *
     * @param own of the order itself
     * @param all of its network, with these
     */
    record Transfers(long own, long all) {}

    /**
     * Tickets that others hold or wait for from the same network, said they would pay, got for nothing or gave back lately; and what
     * they hold with them, as far as it is limited. Of a site what is ordered from all its networks.
     *
     * @param clientAddresses of networks and sites
     * @param userIds where only those of some accounts are counted; null for all
     * @param ids of what is not counted
     * @return by address, for each of them
     */
    static Future<Map<String, HeldSeats.Held>> countHeld(
            SqlClient platform,
            UUID conferenceId,
            Set<String> clientAddresses,
            UUID[] userIds,
            UUID[] ids,
            Instant since) {
        Future<Void> planned = Plans.eachTime(platform);
        Future<Map<String, HeldSeats.Held>> held = platform.preparedQuery(
                        """
                        select asked.address, add_ons,
                               tickets + (select coalesce(sum(seats), 0) from waiting_entries
                                where conference_id = $1 and client_address = asked.address and id <> all ($3)
                                  and state = 'WAITING' and ($5::uuid[] is null or user_id = any ($5))) as tickets
                        from unnest($2::text[]) as asked (address),
                        lateral (select count(*) filter (where t.parent_id is null) as tickets,
                                     count(*) filter (where t.parent_id is not null and t.quota_ids <> '{}') as add_ons
                                 from (select * from orders where conference_id = $1 and client_address = asked.address
                                       union all
                                       select * from orders where conference_id = $1
                                         and client_site = case when asked.address like '%/48' then asked.address::cidr end) as o
                                     join tickets t on t.order_id = o.id
                                 where o.id <> all ($3)
                                   and ($5::uuid[] is null or o.user_id = any ($5))
                                   and (o.state in ('RESERVED', 'AWAITING_APPROVAL', 'PENDING') or o.updated_at > $4
                                        and (o.state = 'CANCELLED' or o.state = 'CONFIRMED' and o.total = 0))) as held
                        """)
                .execute(Tuple.from(new Object[] {
                    conferenceId, clientAddresses.toArray(String[]::new), ids, since.atOffset(ZoneOffset.UTC), userIds
                }))
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> row.getString("address"),
                                row -> new HeldSeats.Held(row.getLong("tickets"), row.getLong("add_ons")))));
        return planned.compose(each -> held);
    }

    /** Until the transaction ends nobody else adds to what is held from there, so that what was counted is so. */
    static Future<Void> alone(SqlClient sql, OrderDraft draft) {
        return sql.preparedQuery("select pg_advisory_xact_lock(hashtextextended($1, 0))")
                .execute(Tuple.of("held from " + draft.clientAddress() + " in " + draft.conferenceId()))
                .mapEmpty();
    }

    /**
     * Tickets of which there are only so many, in an order and in those of its network that wait for a transfer; none where it is not
     * known whence it came. Until the transaction ends nobody else of that network adds to them.
     */
    static Future<Transfers> countTransfers(SqlClient platform, UUID orderId) {
        return platform.preparedQuery(
                        """
                        select pg_advisory_xact_lock(hashtextextended('transfers from ' || client_address || ' in ' || conference_id, 0))
                        from orders where id = $1 and client_address is not null
                        """)
                .execute(Tuple.of(orderId))
                .compose(alone -> platform.preparedQuery(
                                """
                                select count(*) filter (where o.id = mine.id) as own, count(*) as held
                                from orders mine
                                     join orders o on o.conference_id = mine.conference_id and o.client_address = mine.client_address
                                     join tickets t on t.order_id = o.id
                                where mine.id = $1 and t.quota_ids <> '{}' and (o.state = 'PENDING' or o.id = mine.id)
                                """)
                        .execute(Tuple.of(orderId)))
                .map(rows -> rows.iterator().next())
                .map(row -> new Transfers(row.getLong("own"), row.getLong("held")));
    }

    /** Whoever asks sees their own orders only: what everybody holds is counted for them, and they are who they are again. */
    static <T> Future<T> amongAll(SqlClient sql, Supplier<Future<T>> counting) {
        return platform(sql, "on").compose(all -> counting.get()).compose(counted -> platform(sql, "")
                .map(counted));
    }

    private static Future<?> platform(SqlClient sql, String is) {
        return sql.preparedQuery("select set_config('app.platform', $1, true)").execute(Tuple.of(is));
    }

    /** Those who have ordered from an address what may count there. */
    static Future<List<UUID>> holders(SqlClient platform, UUID conferenceId, String clientAddress, int most) {
        return platform.preparedQuery(
                        """
                        select distinct user_id from orders
                        where conference_id = $1 and client_address = $2 and user_id is not null limit $3
                        """)
                .execute(Tuple.of(conferenceId, clientAddress, most))
                .map(rows -> rows.stream().map(row -> row.getUUID("user_id")).toList());
    }

    static Future<Void> forgetAddress(SqlClient sql, UUID id) {
        return sql.preparedQuery("update orders set client_address = null where id = $1")
                .execute(Tuple.of(id))
                .mapEmpty();
    }
}
