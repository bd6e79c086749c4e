package io.plenary.services.registrations.cards;

import io.plenary.contracts.registrations.Order;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.Uuids;
import io.plenary.runtime.work.Jobs;
import io.plenary.services.registrations.cards.CardRefundStore.Kind;
import io.vertx.core.Future;
import java.util.UUID;

/** Notes what has to go back to a card, in the transaction of its reason, for whoever does it later. */
public final class RefundRequests {

    private RefundRequests() {}

    /** All that came by a payment. */
    public static Future<Void> giveBack(Transaction tx, Jobs jobs, Order order, CardPayment payment) {
        return ask(tx, jobs, order, payment.id(), Kind.RETURN, payment.amount());
    }

    /** What is owed for tickets that were cancelled: nothing where they were not paid by card. */
    public static Future<Void> owe(Transaction tx, Jobs jobs, Order order, long amount) {
        return amount == 0
                ? Future.succeededFuture()
                : CardPaymentStore.paid(tx.sql(), order.id())
                        .compose(paid -> paid.isEmpty()
                                ? Future.succeededFuture()
                                : ask(tx, jobs, order, paid.get().id(), Kind.CANCELLATION, amount));
    }

    private static Future<Void> ask(Transaction tx, Jobs jobs, Order order, UUID paymentId, Kind kind, long amount) {
        UUID id = Uuids.next();
        return CardRefundStore.insert(tx.sql(), id, order, paymentId, kind, amount)
                .compose(inserted -> jobs.ask(tx, id));
    }
}
