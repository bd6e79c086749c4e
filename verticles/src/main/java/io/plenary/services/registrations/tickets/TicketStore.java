package io.plenary.services.registrations.tickets;

import io.plenary.contracts.Json;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.Attendee;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketState;
import io.plenary.contracts.registrations.TicketType;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

public final class TicketStore {

    private TicketStore() {}

    /** In this order, within each order of theirs, each with the quotas and days its type has at this moment; a variant is called as what it is one of, too. */
    public static Future<Void> insert(SqlClient sql, UUID organizationId, List<Ticket> tickets) {
        return sql.preparedQuery(
                        """
                        insert into tickets (id, organization_id, conference_id, order_id, ticket_type_id, position,
                            type_name, price, tax_rate, quota_ids, voucher, terms, transfer_until, parent_id, valid_days)
                        select t.id, $3, y.conference_id, t.order_id, y.id,
                            row_number() over (partition by t.order_id order by t.position), concat_ws(': ', h.name, y.name), t.price, y.tax_rate,
                            y.quota_ids, t.voucher, t.terms::jsonb, t.transfer_until, t.parent_id, y.valid_days
                        from unnest($1::uuid[], $2::uuid[], $4::uuid[], $5::bigint[], $6::text[], $7::text[], $8::timestamptz[], $9::uuid[])
                            with ordinality as t (id, type_id, order_id, price, voucher, terms, transfer_until, parent_id, position)
                        join ticket_types y on y.id = t.type_id left join ticket_types h on h.id = y.variant_of
                        """)
                .execute(Tuple.from(new Object[] {
                    tickets.stream().map(Ticket::id).toArray(UUID[]::new),
                    tickets.stream().map(Ticket::ticketTypeId).toArray(UUID[]::new),
                    organizationId,
                    tickets.stream().map(Ticket::orderId).toArray(UUID[]::new),
                    tickets.stream().map(Ticket::price).toArray(Long[]::new),
                    tickets.stream().map(Ticket::voucher).toArray(String[]::new),
                    tickets.stream().map(Ticket::terms).map(Json::write).toArray(String[]::new),
                    tickets.stream()
                            .map(Ticket::transferUntil)
                            .map(TicketStore::time)
                            .toArray(OffsetDateTime[]::new),
                    tickets.stream().map(Ticket::parentId).toArray(UUID[]::new)
                }))
                .mapEmpty();
    }

    /**
     * The orders with their tickets and what of them is tax. Each order's are looked for by themselves: before the table is analyzed a
     * database takes an order for one of hundreds of tickets, and rather reads them all.
     */
    public static Future<List<Order>> beside(SqlClient sql, List<Order> orders) {
        return sql.preparedQuery(
                        """
                        select t.*
                        from unnest($1::uuid[]) as o (id),
                        lateral (select * from tickets where order_id = o.id and state <> 'REPLACED' order by position) as t
                        """)
                .mapping(TicketStore::ticket)
                .execute(Tuple.of((Object) orders.stream().map(Order::id).toArray(UUID[]::new)))
                .map(rows -> rows.stream().collect(Collectors.groupingBy(Ticket::orderId)))
                .map(found -> orders.stream().map(order -> with(order, found)).toList());
    }

    public static Future<Order> beside(SqlClient sql, Order order) {
        return beside(sql, List.of(order)).map(found -> found.get(0));
    }

    private static Order with(Order order, Map<UUID, List<Ticket>> found) {
        List<Ticket> tickets = found.getOrDefault(order.id(), List.of());
        return new Order(
                order.id(),
                order.organizationId(),
                order.conferenceId(),
                order.code(),
                order.state(),
                order.userId(),
                order.name(),
                order.email(),
                order.locale(),
                order.currency(),
                order.total(),
                Prices.taxes(tickets),
                order.payment(),
                order.transferTo(),
                order.reservedUntil(),
                tickets,
                order.createdAt(),
                order.updatedAt(),
                order.version(),
                order.voucher(),
                order.refund(),
                order.checkout(),
                order.approval(),
                order.outstanding());
    }

    public static Future<Void> name(SqlClient sql, UUID orderId, List<Attendee> attendees) {
        return sql.preparedQuery(
                        """
                        update tickets t set attendee_name = a.name, attendee_email = a.email
                        from unnest($2::uuid[], $3::text[], $4::text[]) as a (id, name, email)
                        where t.order_id = $1 and t.id = a.id
                        """)
                .execute(Tuple.of(
                        orderId,
                        attendees.stream().map(Attendee::ticketId).toArray(UUID[]::new),
                        attendees.stream().map(one -> one.name().strip()).toArray(String[]::new),
                        attendees.stream().map(Attendee::email).toArray(String[]::new)))
                .mapEmpty();
    }

    public static Future<Void> move(SqlClient sql, UUID orderId, TicketState state) {
        return sql.preparedQuery("update tickets set state = $2 where order_id = $1 and state <> 'RELEASED'")
                .execute(Tuple.of(orderId, state.name()))
                .mapEmpty();
    }

    public static Future<Void> release(SqlClient sql, UUID orderId) {
        return sql.preparedQuery("update tickets set state = 'RELEASED' where order_id = $1 and state <> 'RELEASED'")
                .execute(Tuple.of(orderId))
                .mapEmpty();
    }

    /** How many add-ons of each type go with a ticket, of whatever order they are. */
    public static Future<Map<UUID, Long>> hadWith(SqlClient sql, UUID ticketId) {
        return sql.preparedQuery("select ticket_type_id, had from had_with($1)")
                .execute(Tuple.of(ticketId))
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> row.getUUID("ticket_type_id"), row -> row.getLong("had"))));
    }

    /** Whether the tickets that an order adds something to, if it does, are still somebody's. */
    public static Future<Boolean> goWithValid(SqlClient platform, UUID orderId) {
        return platform.preparedQuery(
                        """
                        select from tickets t join tickets p on p.id = t.parent_id
                        where t.order_id = $1 and p.order_id <> $1 and p.state <> 'VALID'
                        """)
                .execute(Tuple.of(orderId))
                .map(rows -> rows.rowCount() == 0);
    }

    /** Add-ons of tickets that are paid, of whatever order they are: until the transaction ends nobody else gives one back by themselves. */
    public static Future<List<AddOnRules.Going>> validWith(SqlClient sql, UUID[] ticketIds) {
        return sql.preparedQuery("select id, parent_id, ticket_type_id from valid_with($1)")
                .mapping(row -> new AddOnRules.Going(
                        row.getUUID("id"), row.getUUID("parent_id"), row.getUUID("ticket_type_id")))
                .execute(Tuple.of((Object) ticketIds))
                .map(rows -> rows.stream().toList());
    }

    /** In the order of their ids, in which everybody locks them. */
    public static Future<List<UUID>> ordersGoingWith(SqlClient sql, UUID orderId, Collection<UUID> ticketIds) {
        return sql.preparedQuery("select id from orders_going_with($1, $2) as id order by id")
                .execute(Tuple.of((Object) ticketIds.toArray(UUID[]::new), orderId))
                .map(rows -> rows.stream().map(row -> row.getUUID("id")).toList());
    }

    /** With the quotas their types have by now, since those follow a type only as long as a ticket has seats. */
    public static Future<Void> restore(SqlClient sql, UUID orderId) {
        return sql.preparedQuery(
                        """
                        update tickets t set state = 'HELD', quota_ids = y.quota_ids
                        from ticket_types y
                        where t.order_id = $1 and t.state = 'RELEASED' and t.cancelled_at is null and y.id = t.ticket_type_id
                        """)
                .execute(Tuple.of(orderId))
                .mapEmpty();
    }

    /** How many of each quota tickets give back, as counts below none, in the order in which quotas are taken. */
    public static Future<Map<UUID, Integer>> seats(SqlClient sql, UUID orderId, List<UUID> ids) {
        return sql.preparedQuery(
                        """
                        select quota_id, -count(*)::integer as seats from tickets, unnest(quota_ids) as quota_id
                        where order_id = $1 and id = any ($2)
                        group by quota_id order by quota_id
                        """)
                .execute(Tuple.of(orderId, (Object) ids.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, Integer> seats = new LinkedHashMap<>();
                    rows.forEach(row -> seats.put(row.getUUID("quota_id"), row.getInteger("seats")));
                    return seats;
                });
    }

    /** Those who have a ticket of the type, or are about to, have seats of other quotas from now on. */
    static Future<Integer> reseat(SqlClient sql, UUID ticketTypeId, List<UUID> quotas) {
        return sql.preparedQuery(
                        """
                        update tickets set quota_ids = $2 where ticket_type_id = $1 and state in ('HELD', 'VALID')
                        """)
                .execute(Tuple.of(ticketTypeId, (Object) quotas.toArray(UUID[]::new)))
                .map(rows -> rows.rowCount());
    }

    /**
     * Tickets keep the days that were agreed on, unless the conference has moved and none of them is a day of it any more: then they are
     * valid when others of their type are.
     */
    static Future<Void> followDays(SqlClient sql, TicketType type, Conference conference) {
        return sql.preparedQuery(
                        """
                        update tickets set valid_days = $2
                        where ticket_type_id = $1 and state in ('HELD', 'VALID') and cardinality(valid_days) > 0
                          and not exists (select from unnest(valid_days) as day where day between $3 and $4)
                        """)
                .execute(Tuple.of(
                        type.id(),
                        type.validDays().toArray(LocalDate[]::new),
                        conference.startDate(),
                        conference.endDate()))
                .mapEmpty();
    }

    static Future<Boolean> isOrdered(SqlClient sql, UUID ticketTypeId) {
        return sql.preparedQuery("select from tickets where ticket_type_id = $1 limit 1")
                .execute(Tuple.of(ticketTypeId))
                .map(rows -> rows.rowCount() > 0);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Ticket ticket(Row row) {
        OffsetDateTime until = row.getOffsetDateTime("transfer_until");
        return new Ticket(
                row.getUUID("id"),
                row.getUUID("order_id"),
                row.getUUID("conference_id"),
                row.getUUID("ticket_type_id"),
                row.getString("type_name"),
                row.getLong("price"),
                row.getInteger("tax_rate"),
                row.getString("attendee_name"),
                row.getString("attendee_email"),
                TicketState.valueOf(row.getString("state")),
                row.getString("voucher"),
                RefundStore.terms(row.getJsonArray("terms")),
                RefundStore.cancelled(row),
                until == null ? null : until.toInstant(),
                ReplacementStore.transfer(row),
                row.getUUID("parent_id"),
                List.of(row.getArrayOfLocalDates("valid_days")));
    }
}
