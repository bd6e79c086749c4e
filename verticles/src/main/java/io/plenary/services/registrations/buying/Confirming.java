package io.plenary.services.registrations.buying;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.registrations.ApprovalState;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderKey;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.PaymentMethod;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.services.registrations.invoices.Buyers;
import io.plenary.services.registrations.invoices.SaleTerms;
import io.plenary.services.registrations.orders.Answering;
import io.plenary.services.registrations.orders.HeldTransfers;
import io.plenary.services.registrations.orders.OrderAccess;
import io.plenary.services.registrations.orders.Steps;
import io.plenary.services.registrations.payments.Checkouts;
import io.plenary.services.registrations.payments.PaymentRules;
import io.plenary.services.registrations.payments.PaymentWays;
import io.plenary.services.registrations.tickets.ApprovalRules;
import io.plenary.services.registrations.tickets.OrderRules;
import io.plenary.services.registrations.tickets.TransferTermsStore;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Confirms orders, or has them paid, by one of the ways their conference offers. */
final class Confirming {

    private final Database database;
    private final ConferencesService conferences;
    private final OrderAccess access;
    private final Steps steps;
    private final Paying paying;

    Confirming(Database database, ConferencesService conferences, OrderAccess access, Steps steps, Paying paying) {
        this.database = database;
        this.conferences = conferences;
        this.access = access;
        this.steps = steps;
        this.paying = paying;
    }

    /** What has to do with each of the ways to pay. */
    record Paying(PaymentWays ways, HeldTransfers transfers, Checkouts checkouts) {}

    /**
     * What somebody says who confirms an order.
     *
     * @param payment null where that is to be said after the approval
     * @param termsAccepted null for no
     */
    record Said(PaymentMethod payment, Boolean termsAccepted) {}

    Future<Order> confirm(Caller caller, OrderKey key, Said said) {
        return access.idOf(key).compose(id -> conference(key)
                .compose(conference -> paying.ways()
                        .of(conference)
                        .compose(offered -> confirm(caller, key, id, said, conference, offered)))
                .compose(order -> said.payment() == PaymentMethod.CARD && order.state() == OrderState.RESERVED
                        ? paying.checkouts().begin(id).compose(begun -> access.read(caller, key))
                        : Future.succeededFuture(order)));
    }

    private Future<Conference> conference(OrderKey key) {
        return conferences.getConferenceDetails(
                Caller.SYSTEM, key.conferenceId().toString());
    }

    private Future<Order> confirm(
            Caller caller, OrderKey key, UUID id, Said said, Conference conference, List<PaymentMethod> offered) {
        return database.once(caller, tx -> access.lock(tx, caller, key, id)
                .compose(order -> confirm(tx, caller, order, said, conference, offered)));
    }

    private Future<Order> confirm(
            Transaction tx, Caller caller, Order order, Said said, Conference conference, List<PaymentMethod> offered) {
        OrderRules.requireOpen(order);
        if (order.state() != OrderState.RESERVED) {
            return Future.succeededFuture(order);
        }
        OrderRules.requireAhead(conference, Instant.now());
        boolean asking = ApprovalRules.is(order, ApprovalState.NEEDED);
        PaymentRules.requirePayment(said.payment(), PaymentWays.fit(offered, order), asking);
        OrderRules.requireNamed(order);
        return Answering.requireComplete(tx, order)
                .compose(complete -> SaleTerms.require(tx, order, said.termsAccepted()))
                .compose(agreed -> asking
                        ? steps.awaitApproval(tx, order, ApprovalRules.until(order, conference, Instant.now()))
                        : Buyers.requireSaid(tx, order)
                                .compose(named -> confirm(tx, caller, order, said.payment(), conference)));
    }

    private Future<Order> confirm(
            Transaction tx, Caller caller, Order order, PaymentMethod payment, Conference conference) {
        return switch (payment) {
            case FREE -> steps.confirm(tx, order, payment);
            case TRANSFER ->
                paying.transfers()
                        .requireFew(tx, caller, order)
                        .compose(few -> due(tx, order, conference))
                        .compose(due -> steps.await(tx, order, payment, due));
            case CARD -> paying.checkouts().open(tx, order, steps);
            case ELSEWHERE, CASH, TERMINAL, INVOICE -> throw new IllegalStateException("No conference offers that");
        };
    }

    /** What was approved is to be paid from that moment on, however late somebody says by which way. */
    private static Future<Instant> due(Transaction tx, Order order, Conference conference) {
        return order.approval() == null
                ? TransferTermsStore.find(tx.sql(), conference.id()).map(terms -> terms.due(conference, Instant.now()))
                : Future.succeededFuture(order.reservedUntil());
    }
}
