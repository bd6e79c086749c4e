package io.plenary.services.registrations.payments;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.registrations.CheckoutState;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.PaymentMethod;
import io.plenary.contracts.registrations.RegistrationEvents.PaymentReturned;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.services.registrations.cards.CardPayment;
import io.plenary.services.registrations.cards.CardPaymentStore;
import io.plenary.services.registrations.cards.StripeSession;
import io.plenary.services.registrations.invoices.Invoicing;
import io.plenary.services.registrations.orders.Persons;
import io.plenary.services.registrations.orders.Steps;
import io.plenary.services.registrations.tickets.AnswerStore;
import io.plenary.services.registrations.tickets.Buyer;
import io.plenary.services.registrations.tickets.OrderRules;
import io.plenary.services.registrations.tickets.OrderStore;
import io.plenary.services.registrations.tickets.PersonalLimits;
import io.plenary.services.registrations.tickets.TicketStore;
import io.plenary.services.registrations.tickets.TicketTypeStore;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Takes money that has come by card: the payment is recorded first, then its order is confirmed, in one transaction. What comes when
 * the seats have gone to others, or the order was paid already, or its buyer has as many of them by now as there are for each person,
 * goes back by itself.
 */
final class CardTaking {

    /** Seats that were taken are given back with the transaction. */
    private static final class SeatsGone extends RuntimeException {
        private static final long serialVersionUID = 1;

        SeatsGone() {
            super("The seats have gone to others", null, false, false);
        }
    }

    /**
     * What has come.
     *
     * @param buyer who paid; null where nobody knows any more
     */
    private record Money(CardPayment payment, StripeSession session, Conference conference, Buyer buyer) {

        Money of(CardPayment now) {
            return new Money(now, session, conference, buyer);
        }

        boolean isEnough() {
            return session.isFor(payment);
        }
    }

    private final Database database;
    private final ConferencesService conferences;
    private final Persons persons;
    private final Steps steps;
    private final CardRefunds refunds;

    CardTaking(Database database, ConferencesService conferences, Persons persons, Steps steps, CardRefunds refunds) {
        this.database = database;
        this.conferences = conferences;
        this.persons = persons;
        this.steps = steps;
        this.refunds = refunds;
    }

    /** However often it is said, it is taken once. */
    Future<Void> take(CardPayment payment, StripeSession session) {
        return Future.all(
                        conferences.getConferenceDetails(
                                Caller.SYSTEM, payment.conferenceId().toString()),
                        buyer(payment))
                .map(read -> new Money(payment, session, read.resultAt(0), read.resultAt(1)))
                .compose(money -> take(money, true)
                        .recover(failure ->
                                failure instanceof SeatsGone ? take(money, false) : Future.failedFuture(failure)));
    }

    /** Another service is asked before anything is locked. */
    private Future<Buyer> buyer(CardPayment payment) {
        return database.read(Caller.SYSTEM, sql -> OrderStore.find(sql, payment.orderId()))
                .compose(found -> found.filter(order -> order.email() != null)
                        .map(order -> persons.buyer(order.userId(), order.email())
                                .recover(failure -> Refusal.NOT_FOUND.is(failure)
                                        ? Future.succeededFuture(new Buyer(null, order.email(), null))
                                        : Future.failedFuture(failure)))
                        .orElseGet(Future::succeededFuture));
    }

    /** @param seats whether there are any, as far as is known */
    private Future<Void> take(Money money, boolean seats) {
        CardPayment payment = money.payment();
        return database.write(Caller.SYSTEM, tx -> OrderStore.lock(tx.sql(), payment.orderId())
                .map(found -> found.orElseThrow(OrderRules::noSuchOrder))
                .compose(order -> TicketStore.beside(tx.sql(), order))
                .compose(order -> CardPaymentStore.lock(tx.sql(), payment.id())
                        .compose(now -> now.isEmpty() || now.get().isPaid()
                                ? Future.succeededFuture()
                                : settle(tx, order, money.of(now.get()), seats))));
    }

    private Future<Void> settle(Transaction tx, Order order, Money money, boolean seats) {
        boolean waits = order.state() == OrderState.RESERVED || order.state() == OrderState.PENDING;
        if (money.isEnough() && waits) {
            return paid(tx, order, money, false);
        }
        return (money.isEnough() && seats && mayComeBack(order, money)
                        ? isStillTheirs(tx, order, money.buyer())
                        : Future.succeededFuture(false))
                .compose(may -> may ? paid(tx, order, money, true) : refuse(tx, order, money));
    }

    /** Whoever has ordered another meanwhile, of which there is only one for each, has no use for this one. */
    private static Future<Boolean> isStillTheirs(Transaction tx, Order order, Buyer buyer) {
        Map<UUID, Long> wanted =
                order.tickets().stream().collect(Collectors.groupingBy(Ticket::ticketTypeId, Collectors.counting()));
        return TicketTypeStore.of(tx.sql(), order.conferenceId())
                .compose(types -> Persons.requireFew(
                        tx.sql(),
                        order.conferenceId(),
                        buyer,
                        PersonalLimits.of(types),
                        wanted,
                        type -> "/lines",
                        null))
                .map(few -> true)
                .recover(failure -> Refusal.CONFLICT.is(failure) || Refusal.INVALID.is(failure)
                        ? Future.succeededFuture(false)
                        : Future.failedFuture(failure))
                .compose(few -> few ? TicketStore.goWithValid(tx.sql(), order.id()) : Future.succeededFuture(false));
    }

    /** What was cancelled somebody wanted to be cancelled. */
    private static boolean mayComeBack(Order order, Money money) {
        return order.state() == OrderState.EXPIRED
                && money.buyer() != null
                && OrderRules.isAhead(money.conference(), Instant.now());
    }

    private Future<Void> paid(Transaction tx, Order order, Money money, boolean again) {
        return CardPaymentStore.received(tx.sql(), money.payment().id(), CheckoutState.PAID, money.session())
                .compose(recorded -> again ? steps.restore(tx, order) : Future.succeededFuture())
                .compose(held -> steps.confirm(tx, order, PaymentMethod.CARD))
                .compose(confirmed -> (again ? steps.takeAgain(tx, confirmed) : Future.succeededFuture(true))
                        .compose(taken -> taken
                                ? Invoicing.paid(tx, confirmed, money.conference())
                                : Future.failedFuture(new SeatsGone())));
    }

    private Future<Void> refuse(Transaction tx, Order order, Money money) {
        CardPayment payment = money.payment();
        Steps.announce(tx, order, new PaymentReturned(order.id(), payment.amount(), payment.currency()));
        return OrderStore.touch(tx.sql(), order.id())
                .compose(touched ->
                        CardPaymentStore.received(tx.sql(), payment.id(), CheckoutState.RETURNING, money.session()))
                .compose(recorded -> AnswerStore.forgetReleased(tx.sql(), order.id()))
                .compose(forgotten -> refunds.giveBack(tx, order, payment));
    }
}
