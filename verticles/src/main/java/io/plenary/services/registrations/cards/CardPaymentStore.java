package io.plenary.services.registrations.cards;

import io.plenary.contracts.registrations.CheckoutState;
import io.plenary.contracts.registrations.Order;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

public final class CardPaymentStore {

    private CardPaymentStore() {}

    public static Future<Optional<CardPayment>> find(SqlClient sql, UUID id) {
        return one(sql, "where id = $1", id);
    }

    /** Kept from other writers until the transaction ends. After its order, as everybody does. */
    public static Future<Optional<CardPayment>> lock(SqlClient sql, UUID id) {
        return one(sql, "where id = $1 for update", id);
    }

    public static Future<Optional<CardPayment>> latest(SqlClient sql, UUID orderId) {
        return one(sql, "where order_id = $1 order by attempt desc limit 1", orderId);
    }

    static Future<Optional<CardPayment>> paid(SqlClient sql, UUID orderId) {
        return one(sql, "where order_id = $1 and state = 'PAID'", orderId);
    }

    private static Future<Optional<CardPayment>> one(SqlClient sql, String which, UUID id) {
        return sql.preparedQuery("select * from card_payments " + which)
                .mapping(CardPaymentStore::payment)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst());
    }

    public static Future<Void> insert(SqlClient sql, UUID id, Order order, int attempt, Instant expiresAt) {
        return sql.preparedQuery(
                        """
                        insert into card_payments (id, organization_id, conference_id, order_id, attempt, amount, currency,
                            expires_at)
                        values ($1, $2, $3, $4, $5, $6, $7, $8)
                        """)
                .execute(Tuple.from(new Object[] {
                    id,
                    order.organizationId(),
                    order.conferenceId(),
                    order.id(),
                    attempt,
                    order.total(),
                    order.currency(),
                    expiresAt.atOffset(ZoneOffset.UTC)
                }))
                .mapEmpty();
    }

    /** What is not wanted any more meanwhile stays so: then the provider is told. */
    public static Future<Void> opened(SqlClient platform, UUID id, StripeSession session) {
        return platform.preparedQuery(
                        """
                        update card_payments set session_id = $2, url = $3,
                            state = case state when 'STARTING' then 'OPEN' when 'EXPIRED' then 'CLOSING' else state end
                        where id = $1 and session_id is null
                        """)
                .execute(Tuple.of(id, session.id(), session.url()))
                .mapEmpty();
    }

    /** Where nothing was heard of it meanwhile. */
    public static Future<Void> move(SqlClient platform, CardPayment from, CheckoutState state) {
        return platform.preparedQuery("update card_payments set state = $3 where id = $1 and state = $2")
                .execute(Tuple.of(from.id(), from.state().name(), state.name()))
                .mapEmpty();
    }

    /** Money came by it: in a transaction that has locked it. */
    public static Future<Void> received(SqlClient platform, UUID id, CheckoutState state, StripeSession session) {
        return platform.preparedQuery(
                        """
                        update card_payments
                        set state = $2, session_id = coalesce(session_id, $3), intent_id = $4
                        where id = $1
                        """)
                .execute(Tuple.of(id, state.name(), session.id(), session.intent()))
                .mapEmpty();
    }

    /** The order is paid otherwise, or has ended: nobody is to pay it by these any more. */
    public static Future<List<UUID>> close(SqlClient sql, UUID orderId) {
        return sql.preparedQuery(
                        """
                        update card_payments set state = 'CLOSING'
                        where order_id = $1 and state in ('STARTING', 'OPEN') returning id
                        """)
                .mapping(row -> row.getUUID("id"))
                .execute(Tuple.of(orderId))
                .map(rows -> rows.stream().toList());
    }

    private static CardPayment payment(Row row) {
        return new CardPayment(
                row.getUUID("id"),
                row.getUUID("organization_id"),
                row.getUUID("conference_id"),
                row.getUUID("order_id"),
                row.getInteger("attempt"),
                CheckoutState.valueOf(row.getString("state")),
                row.getLong("amount"),
                row.getString("currency"),
                row.getString("session_id"),
                row.getString("intent_id"),
                row.getOffsetDateTime("expires_at").toInstant(),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
