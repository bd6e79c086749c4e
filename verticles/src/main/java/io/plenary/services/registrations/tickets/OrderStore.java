package io.plenary.services.registrations.tickets;

import io.plenary.contracts.registrations.Checkout;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.PaymentMethod;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.Voucher;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Orders without their tickets, which {@link TicketStore} adds. */
public final class OrderStore {

    /** An order, where money is transferred that is awaited for it, and its latest payment by card. */
    private static final String COLUMNS =
            """
            orders.*, (select text from transfer_details details
                       where details.conference_id = orders.conference_id
                         and (orders.state = 'PENDING' or orders.outstanding > 0)) as transfer_to,
            (select jsonb_build_object('state', state, 'url', case state when 'OPEN' then url end, 'expiresAt', expires_at)
             from card_payments where order_id = orders.id order by attempt desc limit 1) as checkout
            """;

    static final String SELECT = "select " + COLUMNS + " from orders ";

    private OrderStore() {}

    /** Whoever asks holds the secret of this order: until the transaction ends it is theirs. */
    public static Future<Void> open(SqlClient sql, UUID id) {
        return sql.preparedQuery("select set_config('app.order', $1, true)")
                .execute(Tuple.of(id.toString()))
                .mapEmpty();
    }

    /**
     * What is ordered, and for whom.
     *
     * @param userId null without an account
     * @param voucher by which it costs what it does; null for none
     */
    public record Draft(
            OrderDraft draft, UUID userId, String code, String currency, List<Ticket> tickets, Voucher voucher) {}

    public static Future<Void> insert(SqlClient sql, UUID organizationId, List<Draft> orders, Instant until) {
        return sql.preparedQuery(
                        """
                        insert into orders (id, organization_id, conference_id, code, user_id, name, email, locale,
                            client_address, currency, total, reserved_until, voucher_id, voucher)
                        select id, $1, conference_id, code, user_id, name, email, locale, client_address, currency, total, $2,
                            voucher_id, voucher
                        from unnest($3::uuid[], $4::uuid[], $5::text[], $6::uuid[], $7::text[], $8::text[], $9::text[],
                                    $10::text[], $11::text[], $12::bigint[], $13::uuid[], $14::text[])
                            as o (id, conference_id, code, user_id, name, email, locale, client_address, currency, total,
                                  voucher_id, voucher)
                        """)
                .execute(Tuple.from(new Object[] {
                    organizationId,
                    until.atOffset(ZoneOffset.UTC),
                    column(orders, order -> order.draft().id(), UUID[]::new),
                    column(orders, order -> order.draft().conferenceId(), UUID[]::new),
                    column(orders, Draft::code, String[]::new),
                    column(orders, Draft::userId, UUID[]::new),
                    column(orders, order -> order.draft().name().strip(), String[]::new),
                    column(orders, order -> order.draft().email(), String[]::new),
                    column(orders, order -> order.draft().locale(), String[]::new),
                    column(orders, order -> order.draft().clientAddress(), String[]::new),
                    column(orders, Draft::currency, String[]::new),
                    column(orders, order -> Prices.total(order.tickets()), Long[]::new),
                    column(
                            orders,
                            order -> order.voucher() == null
                                    ? null
                                    : order.voucher().id(),
                            UUID[]::new),
                    column(
                            orders,
                            order -> order.voucher() == null
                                    ? null
                                    : order.voucher().code(),
                            String[]::new)
                }))
                .mapEmpty();
    }

    private static <T> T[] column(List<Draft> orders, Function<Draft, T> value, IntFunction<T[]> array) {
        return orders.stream().map(value).toArray(array);
    }

    public static Future<Optional<Order>> find(SqlClient sql, UUID id) {
        return sql.preparedQuery(SELECT + "where id = $1")
                .mapping(OrderStore::order)
                .execute(Tuple.of(id))
                .map(OrderStore::first);
    }

    /** Those of the ids that are orders. */
    public static Future<List<Order>> find(SqlClient sql, UUID[] ids) {
        return sql.preparedQuery(SELECT + "where id = any ($1)")
                .mapping(OrderStore::order)
                .execute(Tuple.of((Object) ids))
                .map(rows -> rows.stream().toList());
    }

    /** Whom an order belongs to is looked at next; nothing of it is told before. */
    public static Future<Optional<UUID>> idOf(SqlClient platform, UUID conferenceId, String code) {
        return platform.preparedQuery("select id from orders where conference_id = $1 and code = $2")
                .execute(Tuple.of(conferenceId, code))
                .map(rows -> rows.stream().findFirst().map(row -> row.getUUID("id")));
    }

    /** Kept from other writers until the transaction ends. */
    public static Future<Optional<Order>> lock(SqlClient sql, UUID id) {
        return sql.preparedQuery(SELECT + "where id = $1 for update of orders")
                .mapping(OrderStore::order)
                .execute(Tuple.of(id))
                .map(OrderStore::first);
    }

    /** @param until until when its seats wait; null where they wait no more */
    public static Future<Void> move(SqlClient sql, UUID id, OrderState state, PaymentMethod payment, Instant until) {
        return sql.preparedQuery(
                        """
                        update orders
                        set state = $2, payment = coalesce($3, payment), reserved_until = $4, updated_at = now(),
                            client_address = case when $2 <> 'CONFIRMED' or total = 0 then client_address end,
                            version = version + 1
                        where id = $1
                        """)
                .execute(Tuple.of(
                        id,
                        state.name(),
                        payment == null ? null : payment.name(),
                        until == null ? null : until.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    public static Future<Void> touch(SqlClient sql, UUID id) {
        return sql.preparedQuery("update orders set updated_at = now(), version = version + 1 where id = $1")
                .execute(Tuple.of(id))
                .mapEmpty();
    }

    /** False where that was a moment ago. */
    public static Future<Boolean> noteMailed(SqlClient sql, UUID id, Instant momentAgo) {
        return sql.preparedQuery(
                        "update orders set mailed_at = now() where id = $1 and (mailed_at is null or mailed_at <= $2)")
                .execute(Tuple.of(id, momentAgo.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Those that lead somewhere, and of them those that were paid first: others may have ordered in the name of whoever reads there. */
    public static Future<List<Order>> openOf(SqlClient platform, UUID conferenceId, String email, int most) {
        return platform.preparedQuery(
                        SELECT
                                + """
                        where conference_id = $1 and lower(email) = lower($2)
                          and (state in ('AWAITING_APPROVAL', 'PENDING', 'CONFIRMED') or state = 'RESERVED' and approval = 'APPROVED')
                        order by (state = 'CONFIRMED' and total > 0) desc, created_at desc, id desc limit $3
                        """)
                .mapping(OrderStore::order)
                .execute(Tuple.of(conferenceId, email, most))
                .map(rows -> rows.stream().toList());
    }

    /** What nobody's account has. */
    public static Future<List<Order>> claim(SqlClient platform, UUID userId, String email, int most) {
        return platform.preparedQuery(
                        """
                        update orders set user_id = $1, claimed = true, updated_at = now(), version = version + 1
                        where id in (select id from orders
                                     where user_id is null and lower(email) = lower($2)
                                       and (email = $2 or octet_length(email) = length(email))
                                       and state in ('RESERVED', 'AWAITING_APPROVAL', 'PENDING', 'CONFIRMED')
                                     order by (state = 'CONFIRMED' and total > 0) desc, id limit $3 for update)
                        returning\s
                        """
                                + COLUMNS)
                .mapping(OrderStore::order)
                .execute(Tuple.of(userId, email, most))
                .map(rows -> rows.stream().toList());
    }

    /** Whether an account made it its own after it was ordered. */
    public static Future<Boolean> isClaimed(SqlClient sql, UUID id) {
        return sql.preparedQuery("select from orders where id = $1 and claimed")
                .execute(Tuple.of(id))
                .map(rows -> rows.rowCount() > 0);
    }

    public static Future<List<Order>> of(SqlClient sql, UUID userId, int most) {
        return sql.preparedQuery(
                        SELECT
                                + """
                        where user_id = $1 and (state not in ('EXPIRED', 'CANCELLED') or refund_due > 0)
                        order by claimed and total = 0, created_at desc, id desc limit $2
                        """)
                .mapping(OrderStore::order)
                .execute(Tuple.of(userId, most))
                .map(rows -> rows.stream().toList());
    }

    public static Future<Void> forgetUser(SqlClient sql, UUID userId) {
        return sql.preparedQuery(
                        """
                        with gone as (
                            update orders
                            set user_id = null, name = null, email = null, client_address = null, approval_reason = null
                            where user_id = $1 returning id)
                        update tickets
                        set attendee_name = null, attendee_email = null, cancel_reason = null, handed_name = null,
                            handed_email = null, handed_reason = null
                        where order_id in (select id from gone)
                        """)
                .execute(Tuple.of(userId))
                .mapEmpty();
    }

    public static Future<Void> forgetConference(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("delete from orders where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }

    private static Optional<Order> first(RowSet<Order> rows) {
        return rows.stream().findFirst();
    }

    static Order order(Row row) {
        String payment = row.getString("payment");
        OffsetDateTime until = row.getOffsetDateTime("reserved_until");
        return new Order(
                row.getUUID("id"),
                row.getUUID("organization_id"),
                row.getUUID("conference_id"),
                row.getString("code"),
                OrderState.valueOf(row.getString("state")),
                row.getUUID("user_id"),
                row.getString("name"),
                row.getString("email"),
                row.getString("locale"),
                row.getString("currency"),
                row.getLong("total"),
                null,
                payment == null ? null : PaymentMethod.valueOf(payment),
                row.getString("transfer_to"),
                until == null ? null : until.toInstant(),
                null,
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant(),
                row.getLong("version"),
                row.getString("voucher"),
                RefundStore.refund(row),
                row.getJsonObject("checkout") == null
                        ? null
                        : Checkout.fromJson(row.getJsonObject("checkout").encode()),
                ApprovalStore.approval(row),
                OutstandingStore.outstanding(row));
    }
}
