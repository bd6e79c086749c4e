package io.plenary.services.registrations.orders;

import io.plenary.contracts.registrations.Order;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.work.Jobs;
import io.plenary.services.registrations.cards.CardPaymentStore;
import io.plenary.services.registrations.cards.RefundRequests;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * What is to be done about the money of orders, each by its id.
 *
 * @param paying asks the provider about payments by card
 * @param refunding gives money back to cards
 * @param reminding tells those who said that they would transfer money
 */
public record PaymentJobs(Jobs paying, Jobs refunding, Jobs reminding) {

    /** Nobody is reminded of what they were told a moment ago. */
    private static final Duration SOONEST = Duration.ofDays(1);

    /** Nobody is to pay by card any more what is paid otherwise, or has ended. */
    Future<Void> close(Transaction tx, UUID orderId) {
        return CardPaymentStore.close(tx.sql(), orderId).compose(closing -> {
            Future<Void> asked = Future.succeededFuture();
            for (UUID id : closing) {
                asked = asked.compose(before -> paying.ask(tx, id));
            }
            return asked;
        });
    }

    /** What is owed for tickets that were cancelled. */
    Future<Void> owe(Transaction tx, Order order, long amount) {
        return RefundRequests.owe(tx, refunding, order, amount);
    }

    /** @param before how long before the money has to be there */
    Future<Void> remind(Transaction tx, UUID orderId, Instant due, Duration before) {
        Duration wait = Duration.between(Instant.now(), due.minus(before));
        return wait.compareTo(SOONEST) < 0 ? Future.succeededFuture() : reminding.askIn(tx.sql(), wait, orderId);
    }
}
