package io.plenary.services.registrations.orders;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Right;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderKey;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.runtime.Database;
import io.plenary.runtime.MailedTokens;
import io.plenary.runtime.Transaction;
import io.plenary.services.registrations.tickets.OrderRules;
import io.plenary.services.registrations.tickets.OrderStore;
import io.plenary.services.registrations.tickets.TicketStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;

/** Who opens an order: its account, whoever sells the tickets, and who holds the secret of its link. To others there is none. */
public final class OrderAccess {

    private final Database database;
    private final MailedTokens secrets;

    OrderAccess(Database database, MailedTokens secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    String secretOf(UUID orderId) {
        return secrets.of(orderId);
    }

    /** With its secret, for whoever made it. */
    public PlacedOrder placed(Order order) {
        return new PlacedOrder(order, secretOf(order.id()));
    }

    public Future<Order> read(Caller caller, OrderKey key) {
        return idOf(key)
                .compose(
                        id -> database.read(caller, sql -> opened(sql, key, id).compose(held -> OrderStore.find(sql, id)
                                .map(found -> mine(caller, found, held))
                                .compose(order -> TicketStore.beside(sql, order)))));
    }

    /** Kept from other writers until the transaction ends, and open for changes: its account needs no secret for them. */
    public Future<Order> lock(Transaction tx, Caller caller, OrderKey key, UUID id) {
        return opened(tx.sql(), key, id).compose(held -> OrderStore.lock(tx.sql(), id)
                .map(found -> mine(caller, found, held))
                .compose(order -> isOf(caller, order) ? Future.succeededFuture(order) : unclaimed(tx.sql(), order))
                .compose(order -> OrderStore.open(tx.sql(), id).map(order))
                .compose(order -> TicketStore.beside(tx.sql(), order)));
    }

    /** Of any order: who may know it is looked at next. */
    public Future<UUID> idOf(OrderKey key) {
        return database.read(Caller.SYSTEM, sql -> OrderStore.idOf(sql, key.conferenceId(), key.code()))
                .map(found -> found.orElseThrow(OrderRules::noSuchOrder));
    }

    private Future<Boolean> opened(SqlClient sql, OrderKey key, UUID id) {
        boolean held = key.secret() != null
                && MessageDigest.isEqual(
                        key.secret().getBytes(StandardCharsets.UTF_8),
                        secrets.of(id).getBytes(StandardCharsets.UTF_8));
        return held ? OrderStore.open(sql, id).map(true) : Future.succeededFuture(false);
    }

    /** Whoever ordered in the name of somebody else has its link as well. */
    private static Future<Order> unclaimed(SqlClient sql, Order order) {
        return OrderStore.isClaimed(sql, order.id()).map(claimed -> {
            if (claimed) {
                throw OrderRules.claimed();
            }
            return order;
        });
    }

    private static Order mine(Caller caller, Optional<Order> found, boolean held) {
        return found.filter(order -> held || isOf(caller, order)).orElseThrow(OrderRules::noSuchOrder);
    }

    private static boolean isOf(Caller caller, Order order) {
        return order.userId() != null && order.userId().equals(caller.userId())
                || caller.has(Right.TICKETS_MANAGE, order.organizationId(), order.conferenceId());
    }
}
