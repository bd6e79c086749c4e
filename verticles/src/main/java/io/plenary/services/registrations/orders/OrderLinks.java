package io.plenary.services.registrations.orders;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderKey;
import io.plenary.contracts.registrations.OrderLinksService;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.PaymentResult;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.RegistrationEvents.OrderClaimed;
import io.plenary.contracts.registrations.RegistrationEvents.OrderMailAsked;
import io.plenary.contracts.registrations.RegistrationEvents.UserEnrolled;
import io.plenary.runtime.Database;
import io.plenary.runtime.Faults;
import io.plenary.runtime.Transaction;
import io.plenary.services.registrations.tickets.AnswerStore;
import io.plenary.services.registrations.tickets.OrderRules;
import io.plenary.services.registrations.tickets.OrderStore;
import io.plenary.services.registrations.tickets.TicketStore;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

final class OrderLinks implements OrderLinksService {

    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int MOST_MAILED = 20;
    private static final int MOST_CLAIMED = 200;

    private final Database database;
    private final AuthService auth;
    private final OrderAccess access;
    private final PaymentReferences references;

    OrderLinks(Database database, AuthService auth, OrderAccess access, PaymentReferences references) {
        this.database = database;
        this.auth = auth;
        this.access = access;
        this.references = references;
    }

    @Override
    public Future<PlacedOrder> mailedOrder(Caller caller, UUID orderId) {
        if (!caller.isSystem()) {
            throw Refusal.FORBIDDEN.because("This is for services.");
        }
        return database.read(caller, sql -> OrderStore.find(sql, orderId)
                .map(found -> found.orElseThrow(OrderRules::noSuchOrder))
                .compose(order -> TicketStore.beside(sql, order))
                .compose(order -> AnswerStore.isLacking(sql, orderId)
                        .compose(lacking -> ContactStore.find(sql, order.conferenceId())
                                .map(contact -> new PlacedOrder(
                                        order, access.secretOf(orderId), lacking ? true : null, contact)))));
    }

    @Override
    public Future<Order> mailOrder(Caller caller, OrderKey key) {
        return access.idOf(key)
                .compose(id -> database.once(
                        caller, tx -> access.lock(tx, caller, key, id).compose(order -> {
                            OrderRules.requireMailable(order);
                            return mail(tx, order).map(mailed -> {
                                if (!mailed) {
                                    throw Refusal.TOO_MANY.because("That was mailed a moment ago.");
                                }
                                return order;
                            });
                        })));
    }

    @Override
    public Future<PaymentResult> paymentResult(Caller caller, OrderKey key) {
        return referred(key).compose(id -> database.read(Caller.SYSTEM, sql -> OrderStore.find(sql, id))
                .map(found -> PaymentReferences.result(found.orElseThrow(OrderRules::noSuchOrder))));
    }

    /** To all others there is no such order. */
    private Future<UUID> referred(OrderKey key) {
        return access.idOf(key).map(id -> {
            if (!references.isOf(id, key.secret())) {
                throw OrderRules.noSuchOrder();
            }
            return id;
        });
    }

    @Override
    public Future<Void> mailPaid(Caller caller, OrderKey key) {
        return referred(key)
                .compose(id -> database.write(Caller.SYSTEM, tx -> OrderStore.lock(tx.sql(), id)
                        .map(found -> found.orElseThrow(OrderRules::noSuchOrder))
                        .compose(order -> {
                            OrderRules.requireMailable(order);
                            return mail(tx, order).mapEmpty();
                        })));
    }

    @Override
    public Future<Void> mailLinks(Caller caller, UUID conferenceId, String email) {
        String address = email == null ? null : email.strip();
        new Faults().email("/email", address).refuseIfAny("That is no address.");
        return database.write(Caller.SYSTEM, tx -> OrderStore.openOf(tx.sql(), conferenceId, address, MOST_MAILED)
                .compose(orders -> mail(tx, orders)));
    }

    private static Future<Void> mail(Transaction tx, List<Order> orders) {
        Future<Void> all = Future.succeededFuture();
        for (Order order : orders) {
            all = all.compose(before -> mail(tx, order)).mapEmpty();
        }
        return all;
    }

    /** False where that was a moment ago. */
    private static Future<Boolean> mail(Transaction tx, Order order) {
        return OrderStore.noteMailed(tx.sql(), order.id(), Instant.now().minus(PAUSE))
                .onSuccess(first -> {
                    if (first) {
                        Steps.announce(tx, order, new OrderMailAsked(order.id()));
                    }
                });
    }

    @Override
    public Future<List<Order>> claimOrders(Caller caller) {
        if (!caller.isSignedIn()) {
            throw Refusal.UNAUTHENTICATED.because("Sign in to see your orders.");
        }
        return auth.validateUser(Caller.SYSTEM, caller.userId())
                .map(OrderRules::requireConfirmed)
                .compose(account -> database.write(Caller.SYSTEM, tx -> claim(tx, account)));
    }

    private static Future<List<Order>> claim(Transaction tx, UserAccount account) {
        return OrderStore.claim(tx.sql(), account.id(), account.email(), MOST_CLAIMED)
                .compose(orders -> {
                    orders.forEach(order -> tell(tx, order));
                    return TicketStore.beside(tx.sql(), orders);
                });
    }

    private static void tell(Transaction tx, Order order) {
        Steps.announce(tx, order, new OrderClaimed(order.userId(), order.id()));
        if (order.state() == OrderState.CONFIRMED) {
            Steps.announce(tx, order, new UserEnrolled(order.userId(), order.id()));
        }
    }
}
