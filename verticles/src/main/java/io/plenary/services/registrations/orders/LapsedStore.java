package io.plenary.services.registrations.orders;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Seats that were held and not taken, by the addresses that are known of those who did. */
final class LapsedStore {

    /** Of a quota of which there are few, somebody who changes their mind lets some lapse twice. */
    private static final int FEWEST = 10;

    /**
     * As many seats as there are, from one address.
     *
     * @param times how often all of them
     */
    record Lapsed(String address, UUID quotaId, int times) {}

    private LapsedStore() {}

    /** Of each address by itself: before the table is analyzed, reading all orders of a conference seems cheaper than looking for many. */
    static Future<List<Lapsed>> used(SqlClient platform, UUID conferenceId, Set<String> addresses, Instant since) {
        return platform.preparedQuery(
                        """
                        select asked.address, lapsed.quota_id, (lapsed.seats / greatest(lapsed.size, $4::integer))::integer as times
                        from unnest($2::text[]) as asked (address),
                        lateral (select q.quota_id, q.size, count(*) as seats
                                 from orders o join tickets t on t.order_id = o.id
                                     join quota_seats q on q.quota_id = any (t.quota_ids)
                                 where o.conference_id = $1 and o.client_address = asked.address and o.updated_at > $3
                                   and o.state in ('EXPIRED', 'CANCELLED') and q.size is not null
                                 group by q.quota_id, q.size) as lapsed
                        where lapsed.seats >= greatest(lapsed.size, $4::integer)
                        """)
                .execute(Tuple.of(
                        conferenceId, addresses.toArray(String[]::new), since.atOffset(ZoneOffset.UTC), FEWEST))
                .map(rows -> rows.stream()
                        .map(row ->
                                new Lapsed(row.getString("address"), row.getUUID("quota_id"), row.getInteger("times")))
                        .toList());
    }
}
