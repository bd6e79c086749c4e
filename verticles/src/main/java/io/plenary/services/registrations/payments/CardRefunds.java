package io.plenary.services.registrations.payments;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.CheckoutState;
import io.plenary.contracts.registrations.Order;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.work.JobWorker;
import io.plenary.runtime.work.Jobs;
import io.plenary.runtime.work.Lease;
import io.plenary.runtime.work.Terms;
import io.plenary.services.registrations.cards.CardAccount;
import io.plenary.services.registrations.cards.CardAccounts;
import io.plenary.services.registrations.cards.CardPayment;
import io.plenary.services.registrations.cards.CardPaymentStore;
import io.plenary.services.registrations.cards.CardRefundStore;
import io.plenary.services.registrations.cards.CardRefundStore.CardRefund;
import io.plenary.services.registrations.cards.CardRefundStore.Kind;
import io.plenary.services.registrations.cards.RefundRequests;
import io.plenary.services.registrations.cards.Stripe;
import io.plenary.services.registrations.cards.StripeMoney;
import io.plenary.services.registrations.orders.Steps;
import io.plenary.services.registrations.tickets.OrderStore;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives money back to the cards it came from, by the provider: noted with what it is for, and done later, once. */
final class CardRefunds implements JobWorker.Work {

    static final String KIND = "card-refund";

    static final Terms TERMS = new Terms(
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(1),
                    Terms.SWEEP,
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(10),
                    1,
                    1)
            .neverGivingUp();

    /** Somebody has given it back by hand, at the provider. */
    private static final String GIVEN_BACK = "charge_already_refunded";

    private static final Set<String> NOT_DONE = Set.of("failed", "canceled");
    private static final Logger LOG = LoggerFactory.getLogger(CardRefunds.class);

    private final Database database;
    private final CardAccounts accounts;
    private final Stripe stripe;
    private final Jobs jobs;

    CardRefunds(Database database, CardAccounts accounts, Stripe stripe, Jobs jobs) {
        this.database = database;
        this.accounts = accounts;
        this.stripe = stripe;
        this.jobs = jobs;
    }

    /** All that came by a payment. */
    Future<Void> giveBack(Transaction tx, Order order, CardPayment payment) {
        return RefundRequests.giveBack(tx, jobs, order, payment);
    }

    @Override
    public Future<Void> work(Lease lease) {
        return database.read(Caller.SYSTEM, sql -> CardRefundStore.find(sql, lease.id()))
                .compose(found -> found.filter(CardRefund::due)
                        .map(refund -> give(lease, refund))
                        .orElseGet(() -> database.write(Caller.SYSTEM, tx -> jobs.done(tx, lease))));
    }

    private Future<Void> give(Lease lease, CardRefund refund) {
        return Future.all(
                        accounts.of(refund.conferenceId()).map(found -> found.orElseThrow(Stripe::away)),
                        database.read(Caller.SYSTEM, sql -> CardPaymentStore.find(sql, refund.paymentId())))
                .compose(known -> stripe.refund(
                        known.<CardAccount>resultAt(0).key(),
                        "refund-" + refund.id(),
                        form(refund, known.<Optional<CardPayment>>resultAt(1).orElseThrow())))
                .map(status -> !NOT_DONE.contains(status))
                .recover(CardRefunds::refused)
                .compose(sent -> database.write(Caller.SYSTEM, tx -> end(tx, lease, refund, sent)));
    }

    private static Map<String, String> form(CardRefund refund, CardPayment payment) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("payment_intent", payment.intentId());
        if (refund.kind() == Kind.CANCELLATION) {
            form.put(
                    "amount",
                    Long.toString(StripeMoney.of(refund.amount(), payment.currency())
                            .orElseThrow(() -> new Stripe.Refused(0, "no such amount"))));
        }
        return form;
    }

    private static Future<Boolean> refused(Throwable failure) {
        if (!(failure instanceof Stripe.Refused refused)) {
            return Future.failedFuture(failure);
        }
        if (refused.is(GIVEN_BACK)) {
            return Future.succeededFuture(true);
        }
        LOG.warn("A refund was refused: {}", refused.getMessage());
        return refused.isOfTheAccount()
                ? Future.failedFuture(Refusal.UNAVAILABLE.because(refused.getMessage()))
                : Future.succeededFuture(false);
    }

    /** Locks the order first, as everybody does. */
    private Future<Void> end(Transaction tx, Lease lease, CardRefund refund, boolean sent) {
        return OrderStore.lock(tx.sql(), refund.orderId())
                .compose(order -> CardRefundStore.end(tx.sql(), refund.id(), sent)
                        .compose(first -> first && order.isPresent()
                                ? note(tx, order.get(), refund, sent)
                                : Future.succeededFuture()))
                .compose(noted -> jobs.done(tx, lease));
    }

    private static Future<?> note(Transaction tx, Order order, CardRefund refund, boolean sent) {
        if (refund.kind() == Kind.CANCELLATION) {
            return sent ? Steps.refund(tx, order, refund.amount()) : Future.succeededFuture();
        }
        return OrderStore.touch(tx.sql(), order.id())
                .compose(touched -> CardPaymentStore.find(tx.sql(), refund.paymentId()))
                .compose(payment -> CardPaymentStore.move(
                        tx.sql(), payment.orElseThrow(), sent ? CheckoutState.RETURNED : CheckoutState.NOT_RETURNED));
    }

    @Override
    public Future<Void> giveUp(Lease lease, Throwable cause) {
        return Future.failedFuture(cause);
    }
}
