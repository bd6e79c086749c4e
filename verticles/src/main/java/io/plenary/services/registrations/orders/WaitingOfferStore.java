package io.plenary.services.registrations.orders;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;

/** What those who wait are offered, and what became of it. */
public final class WaitingOfferStore {

    private WaitingOfferStore() {}

    /** The seats are held by the order. */
    public static Future<Void> offer(SqlClient sql, UUID id, UUID orderId, UUID typeId, String reason) {
        return sql.preparedQuery(
                        """
                        update waiting_entries set state = 'OFFERED', order_id = $2, offered_at = now(),
                            ticket_type_id = $4, other_type_ids = '{}',
                            reason = coalesce($3, reason), version = version + 1
                        where id = $1
                        """)
                .execute(Tuple.of(id, orderId, reason, typeId))
                .mapEmpty();
    }

    /** A part of a group is offered seats, by an entry of its own; the others go on waiting where they are. */
    public static Future<Void> offerSome(SqlClient sql, UUID id, UUID newId, UUID orderId, UUID typeId, int seats) {
        return sql.preparedQuery(
                        """
                        with rest as (
                            update waiting_entries set seats = seats - $4, version = version + 1 where id = $1 returning *)
                        insert into waiting_entries (id, organization_id, conference_id, ticket_type_id, user_id, name, email,
                            locale, seats, splits, class, place, reason, state, order_id, offered_at, joined_at, client_address)
                        select $2, organization_id, conference_id, $5, user_id, name, email, locale, $4, splits,
                            class, place, reason, 'OFFERED', $3, now(), joined_at, client_address
                        from rest
                        """)
                .execute(Tuple.of(id, newId, orderId, seats, typeId))
                .mapEmpty();
    }

    /** Whoever is offered seats holds them from where they joined. */
    public static Future<Void> noteAddress(SqlClient sql, UUID entryId) {
        return sql.preparedQuery(
                        """
                        update orders o set client_address = e.client_address
                        from waiting_entries e where e.id = $1 and o.id = e.order_id
                        """)
                .execute(Tuple.of(entryId))
                .mapEmpty();
    }

    /** Those whom seats were offered that they took, gave back, or let go: what became of the order becomes of the entry. */
    public static Future<List<Missed>> settle(SqlClient platform, UUID conferenceId) {
        return platform.preparedQuery(
                        """
                        update waiting_entries e
                        set state = case when o.state in ('AWAITING_APPROVAL', 'PENDING', 'CONFIRMED') then 'TAKEN'
                                         when o.state = 'CANCELLED' then 'LEFT' else 'MISSED' end,
                            client_address = null, version = e.version + 1
                        from orders o
                        where e.conference_id = $1 and e.state = 'OFFERED' and o.id = e.order_id and o.state <> 'RESERVED'
                        returning e.id, e.organization_id, e.user_id, e.order_id, e.state
                        """)
                .execute(Tuple.of(conferenceId))
                .map(rows -> rows.stream()
                        .filter(row -> row.getString("state").equals("MISSED"))
                        .map(row -> new Missed(
                                row.getUUID("id"),
                                row.getUUID("organization_id"),
                                row.getUUID("user_id"),
                                row.getUUID("order_id")))
                        .toList());
    }

    /** What was offered is theirs. */
    static Future<Void> taken(SqlClient sql, UUID orderId) {
        return sql.preparedQuery(
                        """
                        update waiting_entries set state = 'TAKEN', client_address = null, version = version + 1
                        where order_id = $1 and state = 'OFFERED'
                        """)
                .execute(Tuple.of(orderId))
                .mapEmpty();
    }

    public record Missed(UUID entryId, UUID organizationId, UUID userId, UUID orderId) {}

    /** Those who wait and have got such a ticket another way than by an offer. */
    public static Future<List<UUID>> served(SqlClient platform, UUID conferenceId) {
        return platform.preparedQuery(
                        """
                        select e.id from waiting_entries e
                        where e.conference_id = $1 and e.state = 'WAITING' and exists (
                            select from orders o join tickets t on t.order_id = o.id
                            where o.user_id = e.user_id and o.conference_id = e.conference_id
                              and t.ticket_type_id = any (e.ticket_type_id || e.other_type_ids) and t.state = 'VALID'
                              and not exists (select from waiting_entries w where w.order_id = o.id))
                        """)
                .execute(Tuple.of(conferenceId))
                .map(rows -> rows.stream().map(row -> row.getUUID("id")).toList());
    }
}
