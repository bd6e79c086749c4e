package io.plenary.services.registrations.cards;

import io.plenary.contracts.registrations.Order;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;

/** What goes back to cards. */
public final class CardRefundStore {

    private CardRefundStore() {}

    /** Why money goes back. */
    public enum Kind {
        /** Tickets were cancelled. */
        CANCELLATION,
        /** It came when it was of no use any more: all of it. */
        RETURN
    }

    /**
     * Money that goes back.
     *
     * @param amount in minor units of the currency
     * @param due false once it has gone, or the provider has refused it for good
     */
    public record CardRefund(
            UUID id, UUID conferenceId, UUID orderId, UUID paymentId, Kind kind, long amount, boolean due) {}

    static Future<Void> insert(SqlClient sql, UUID id, Order order, UUID paymentId, Kind kind, long amount) {
        return sql.preparedQuery(
                        """
                        insert into card_refunds (id, organization_id, conference_id, order_id, payment_id, kind, amount)
                        values ($1, $2, $3, $4, $5, $6, $7)
                        """)
                .execute(Tuple.from(new Object[] {
                    id, order.organizationId(), order.conferenceId(), order.id(), paymentId, kind.name(), amount
                }))
                .mapEmpty();
    }

    public static Future<Optional<CardRefund>> find(SqlClient sql, UUID id) {
        return sql.preparedQuery("select * from card_refunds where id = $1")
                .mapping(CardRefundStore::refund)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst());
    }

    /** Whether any of an order is still on its way. */
    public static Future<Boolean> isUnderWay(SqlClient sql, UUID orderId) {
        return sql.preparedQuery(
                        "select from card_refunds where order_id = $1 and kind = 'CANCELLATION' and state = 'DUE' limit 1")
                .execute(Tuple.of(orderId))
                .map(rows -> rows.rowCount() > 0);
    }

    /** False where that was noted already. */
    public static Future<Boolean> end(SqlClient platform, UUID id, boolean sent) {
        return platform.preparedQuery("update card_refunds set state = $2 where id = $1 and state = 'DUE'")
                .execute(Tuple.of(id, sent ? "SENT" : "REFUSED"))
                .map(rows -> rows.rowCount() == 1);
    }

    private static CardRefund refund(Row row) {
        return new CardRefund(
                row.getUUID("id"),
                row.getUUID("conference_id"),
                row.getUUID("order_id"),
                row.getUUID("payment_id"),
                Kind.valueOf(row.getString("kind")),
                row.getLong("amount"),
                row.getString("state").equals("DUE"));
    }
}
