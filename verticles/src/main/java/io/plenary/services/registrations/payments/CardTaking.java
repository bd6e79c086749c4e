package io.plenary.services.registrations.payments;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.registrations.CheckoutState;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.PaymentMethod;
import io.plenary.contracts.registrations.RegistrationEvents.PaymentReturned;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.services.registrations.cards.CardPayment;
import io.plenary.services.registrations.cards.CardPaymentStore;
import io.plenary.services.registrations.cards.StripeSession;
import io.plenary.services.registrations.invoices.Invoicing;
import io.plenary.services.registrations.orders.Steps;
import io.plenary.services.registrations.tickets.AnswerStore;
import io.plenary.services.registrations.tickets.OrderRules;
import io.plenary.services.registrations.tickets.OrderStore;
import io.plenary.services.registrations.tickets.TicketStore;
import io.vertx.core.Future;
import java.time.Instant;

/**
 * Takes money that has come by card: the payment is recorded first, then its order is confirmed, in one transaction. What comes when
 * the seats have gone to others, or the order was paid already, goes back by itself.
 */
final class CardTaking {

    /** Seats that were taken are given back with the transaction. */
    private static final class SeatsGone extends RuntimeException {
        private static final long serialVersionUID = 1;

        SeatsGone() {
            super("The seats have gone to others", null, false, false);
        }
    }

    private final Database database;
    private final ConferencesService conferences;
    private final Steps steps;
    private final CardRefunds refunds;

    CardTaking(Database database, ConferencesService conferences, Steps steps, CardRefunds refunds) {
        this.database = database;
        this.conferences = conferences;
        this.steps = steps;
        this.refunds = refunds;
    }

    /** However often it is said, it is taken once. */
    Future<Void> take(CardPayment payment, StripeSession session) {
        return conferences
                .getConferenceDetails(Caller.SYSTEM, payment.conferenceId().toString())
                .compose(conference -> take(payment, session, conference, true)
                        .recover(failure -> failure instanceof SeatsGone
                                ? take(payment, session, conference, false)
                                : Future.failedFuture(failure)));
    }

    /** @param seats whether there are any, as far as is known */
    private Future<Void> take(CardPayment payment, StripeSession session, Conference conference, boolean seats) {
        return database.write(Caller.SYSTEM, tx -> OrderStore.lock(tx.sql(), payment.orderId())
                .map(found -> found.orElseThrow(OrderRules::noSuchOrder))
                .compose(order -> TicketStore.beside(tx.sql(), order))
                .compose(order -> CardPaymentStore.lock(tx.sql(), payment.id())
                        .compose(now -> now.isEmpty() || now.get().isPaid()
                                ? Future.succeededFuture()
                                : settle(tx, order, now.get(), session, conference, seats))));
    }

    private Future<Void> settle(
            Transaction tx,
            Order order,
            CardPayment payment,
            StripeSession session,
            Conference conference,
            boolean seats) {
        boolean waits = order.state() == OrderState.RESERVED || order.state() == OrderState.PENDING;
        if (session.isFor(payment) && waits) {
            return paid(tx, order, payment, session, conference, false);
        }
        return (session.isFor(payment) && seats && mayComeBack(order, conference)
                        ? TicketStore.goWithValid(tx.sql(), order.id())
                        : Future.succeededFuture(false))
                .compose(may -> may
                        ? paid(tx, order, payment, session, conference, true)
                        : refuse(tx, order, payment, session));
    }

    /** What was cancelled somebody wanted to be cancelled. */
    private static boolean mayComeBack(Order order, Conference conference) {
        return order.state() == OrderState.EXPIRED
                && order.email() != null
                && OrderRules.isAhead(conference, Instant.now());
    }

    private Future<Void> paid(
            Transaction tx,
            Order order,
            CardPayment payment,
            StripeSession session,
            Conference conference,
            boolean again) {
        return CardPaymentStore.received(tx.sql(), payment.id(), CheckoutState.PAID, session)
                .compose(recorded -> again ? steps.restore(tx, order) : Future.succeededFuture())
                .compose(held -> steps.confirm(tx, order, PaymentMethod.CARD))
                .compose(confirmed -> (again ? steps.takeAgain(tx, confirmed) : Future.succeededFuture(true))
                        .compose(taken -> taken
                                ? Invoicing.paid(tx, confirmed, conference)
                                : Future.failedFuture(new SeatsGone())));
    }

    private Future<Void> refuse(Transaction tx, Order order, CardPayment payment, StripeSession session) {
        Steps.announce(tx, order, new PaymentReturned(order.id(), payment.amount(), payment.currency()));
        return OrderStore.touch(tx.sql(), order.id())
                .compose(touched -> CardPaymentStore.received(tx.sql(), payment.id(), CheckoutState.RETURNING, session))
                .compose(recorded -> AnswerStore.forgetReleased(tx.sql(), order.id()))
                .compose(forgotten -> refunds.giveBack(tx, order, payment));
    }
}
