package io.plenary.services.registrations.tickets;

import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.Refund;
import io.plenary.contracts.registrations.RefundState;
import io.plenary.contracts.registrations.RefundUntil;
import io.plenary.contracts.registrations.TicketCancellation;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is given back for tickets, beside them and their orders. */
public final class RefundStore {

    private RefundStore() {}

    /** @param state of the order from now on */
    public static Future<Void> owe(SqlClient sql, UUID orderId, long amount, OrderState state) {
        return sql.preparedQuery(
                        """
                        update orders
                        set state = $3, refund_due = refund_due + $2, updated_at = now(), version = version + 1
                        where id = $1
                        """)
                .execute(Tuple.of(orderId, amount, state.name()))
                .mapEmpty();
    }

    public static Future<Void> payOut(SqlClient sql, UUID orderId, long amount) {
        return sql.preparedQuery(
                        """
                        update orders
                        set refund_due = refund_due - $2, refund_paid = refund_paid + $2, updated_at = now(),
                            version = version + 1
                        where id = $1
                        """)
                .execute(Tuple.of(orderId, amount))
                .mapEmpty();
    }

    /**
     * Before their seats are given back.
     *
     * @param refunds by ticket
     */
    public static Future<Void> note(SqlClient sql, UUID orderId, Map<UUID, Long> refunds, String reason) {
        return sql.preparedQuery(
                        """
                        update tickets t
                        set state = 'RELEASED', cancelled_at = now(), refund = c.refund, cancel_reason = $4
                        from unnest($2::uuid[], $3::bigint[]) as c (id, refund)
                        where t.order_id = $1 and t.id = c.id and t.state = 'VALID'
                        """)
                .execute(Tuple.of(
                        orderId,
                        refunds.keySet().toArray(UUID[]::new),
                        refunds.values().toArray(Long[]::new),
                        reason == null || reason.isBlank() ? null : reason.strip()))
                .mapEmpty();
    }

    static Refund refund(Row order) {
        long due = order.getLong("refund_due");
        long paidOut = order.getLong("refund_paid");
        return due + paidOut == 0 ? null : new Refund(due > 0 ? RefundState.DUE : RefundState.PAID_OUT, due, paidOut);
    }

    static List<RefundUntil> terms(JsonArray terms) {
        return terms.stream()
                .map(JsonObject.class::cast)
                .map(term -> new RefundUntil(term.getInstant("until"), term.getInteger("share")))
                .toList();
    }

    static TicketCancellation cancelled(Row ticket) {
        OffsetDateTime at = ticket.getOffsetDateTime("cancelled_at");
        return at == null
                ? null
                : new TicketCancellation(at.toInstant(), ticket.getLong("refund"), ticket.getString("cancel_reason"));
    }
}
