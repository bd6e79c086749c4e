package io.plenary.services.registrations.payments;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.registrations.CheckoutState;
import io.plenary.contracts.registrations.Order;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.Uuids;
import io.plenary.runtime.work.JobWorker;
import io.plenary.runtime.work.Jobs;
import io.plenary.runtime.work.Lease;
import io.plenary.runtime.work.Terms;
import io.plenary.services.registrations.cards.CardAccount;
import io.plenary.services.registrations.cards.CardAccounts;
import io.plenary.services.registrations.cards.CardPayment;
import io.plenary.services.registrations.cards.CardPaymentStore;
import io.plenary.services.registrations.cards.CardSettingsStore;
import io.plenary.services.registrations.cards.CheckoutForm;
import io.plenary.services.registrations.cards.Stripe;
import io.plenary.services.registrations.cards.StripeSession;
import io.plenary.services.registrations.orders.PaymentReferences;
import io.plenary.services.registrations.orders.Steps;
import io.plenary.services.registrations.tickets.AnswerStore;
import io.plenary.services.registrations.tickets.OrderRules;
import io.plenary.services.registrations.tickets.OrderStore;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has orders paid at the provider, and asks it about whatever is unclear: what was not begun because it was away, what it has not told
 * about, and what is not wanted any more.
 */
public final class Checkouts implements JobWorker.Work {

    static final String KIND = "card-payment";

    static final Terms TERMS = new Terms(
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(1),
                    Terms.SWEEP,
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(2),
                    1,
                    1)
            .neverGivingUp();

    /** The provider takes no session that ends sooner than in 30 minutes: as long as more is left it is asked to begin one. */
    static final Duration LIFE = Duration.ofMinutes(40);

    private static final Duration BEGINNING = Duration.ofMinutes(9);
    /** So that it is known whether somebody has paid before the seats are given to others. */
    private static final Duration HELD_AFTER = Duration.ofMinutes(1);

    private static final Duration FIRST_LOOK = Duration.ofSeconds(15);
    private static final Duration NEXT_LOOK = Duration.ofSeconds(30);
    private static final Duration UNKNOWN_AFTER = Duration.ofDays(1);
    private static final int MOST_ATTEMPTS = 5;
    private static final Logger LOG = LoggerFactory.getLogger(Checkouts.class);

    private final Database database;
    private final ConferencesService conferences;
    private final CardAccounts accounts;
    private final Stripe stripe;
    private final Jobs jobs;
    private final CardTaking taking;
    private final PaymentReferences references;
    private final String publicUrl;

    /** @param publicUrl how clients reach the platform */
    Checkouts(
            Database database,
            ConferencesService conferences,
            CardAccounts accounts,
            Stripe stripe,
            Jobs jobs,
            CardTaking taking,
            PaymentReferences references,
            String publicUrl) {
        this.database = database;
        this.conferences = conferences;
        this.accounts = accounts;
        this.stripe = stripe;
        this.jobs = jobs;
        this.taking = taking;
        this.references = references;
        this.publicUrl = publicUrl;
    }

    /** In a transaction that has locked the order. One that is under way goes on; the seats are held until it ends. */
    public Future<Order> open(Transaction tx, Order order, Steps steps) {
        Instant now = Instant.now();
        return CardPaymentStore.latest(tx.sql(), order.id()).compose(latest -> {
            if (latest.filter(payment -> payment.isLive(now)).isPresent()) {
                return Future.succeededFuture(order);
            }
            int attempt = latest.map(CardPayment::attempt).orElse(0) + 1;
            if (attempt > MOST_ATTEMPTS) {
                throw Refusal.TOO_MANY.because("A card was tried often enough. Choose another way, or order anew.");
            }
            UUID id = Uuids.next();
            Instant expires = now.plus(LIFE);
            return CardPaymentStore.insert(tx.sql(), id, order, attempt, expires)
                    .compose(inserted -> jobs.askIn(tx.sql(), FIRST_LOOK, id))
                    .compose(asked -> steps.hold(tx, order, expires.plus(HELD_AFTER)));
        });
    }

    /** What was just opened, without waiting for the job. Where the provider is away the job goes on. */
    public Future<Void> begin(UUID orderId) {
        return database.read(Caller.SYSTEM, sql -> CardPaymentStore.latest(sql, orderId))
                .compose(latest -> latest.filter(payment -> payment.state() == CheckoutState.STARTING)
                        .map(this::start)
                        .orElseGet(Future::succeededFuture))
                .recover(failure -> {
                    LOG.warn("The payment of order {} is not begun yet: {}", orderId, failure.toString());
                    return Future.succeededFuture();
                });
    }

    private Future<Void> start(CardPayment payment) {
        return Future.all(account(payment), conference(payment), order(payment))
                .compose(known -> stripe.begin(
                        known.<CardAccount>resultAt(0).key(),
                        "order-" + payment.orderId() + "-" + payment.attempt(),
                        CheckoutForm.of(
                                payment,
                                known.resultAt(2),
                                known.resultAt(1),
                                publicUrl,
                                references.of(payment.orderId()))))
                .compose(session -> note(payment, tx -> CardPaymentStore.opened(tx.sql(), payment.id(), session)
                        .compose(opened -> CardSettingsStore.note(tx.sql(), payment.conferenceId(), false))))
                .recover(failure -> failure instanceof Stripe.Refused refused
                        ? noteKey(payment, refused).compose(noted -> end(payment, CheckoutState.FAILED, failure))
                        : Future.failedFuture(failure));
    }

    /** Those who may set another key are told. */
    private Future<Void> noteKey(CardPayment payment, Stripe.Refused refused) {
        return refused.isOfTheAccount()
                ? database.write(Caller.SYSTEM, tx -> CardSettingsStore.note(tx.sql(), payment.conferenceId(), true))
                : Future.succeededFuture();
    }

    private Future<CardAccount> account(CardPayment payment) {
        return accounts.of(payment.conferenceId()).map(found -> found.orElseThrow(Stripe::away));
    }

    private Future<Conference> conference(CardPayment payment) {
        return conferences.getConferenceDetails(
                Caller.SYSTEM, payment.conferenceId().toString());
    }

    private Future<Order> order(CardPayment payment) {
        return database.read(Caller.SYSTEM, sql -> OrderStore.find(sql, payment.orderId()))
                .map(found -> found.orElseThrow(OrderRules::noSuchOrder));
    }

    private Future<Void> end(CardPayment payment, CheckoutState state, Throwable cause) {
        if (cause != null) {
            LOG.warn("Payment {} of order {} ends as {}: {}", payment.id(), payment.orderId(), state, cause.toString());
        }
        return note(payment, tx -> CardPaymentStore.move(tx.sql(), payment, state)
                .compose(moved -> AnswerStore.forgetReleased(tx.sql(), payment.orderId())));
    }

    /** The order is another one by that; it is locked before its payment, as everybody does. */
    private Future<Void> note(CardPayment payment, Function<Transaction, Future<Void>> change) {
        return database.write(Caller.SYSTEM, tx -> OrderStore.touch(tx.sql(), payment.orderId())
                .compose(touched -> change.apply(tx)));
    }

    @Override
    public Future<Void> work(Lease lease) {
        return find(lease.id())
                .compose(found -> found == null ? Future.succeededFuture() : look(found))
                .compose(looked -> find(lease.id()))
                .compose(now -> database.write(
                        Caller.SYSTEM,
                        tx -> now != null && now.isUnclear()
                                ? jobs.putOff(tx, lease, NEXT_LOOK)
                                : jobs.done(tx, lease)));
    }

    private Future<CardPayment> find(UUID id) {
        return database.read(Caller.SYSTEM, sql -> CardPaymentStore.find(sql, id))
                .map(found -> found.orElse(null));
    }

    private Future<Void> look(CardPayment payment) {
        return switch (payment.state()) {
            case STARTING ->
                Instant.now().isBefore(payment.createdAt().plus(BEGINNING))
                        ? start(payment)
                        : end(payment, CheckoutState.FAILED, null);
            case OPEN -> ask(payment);
            // Nobody was ever told where to pay it.
            case CLOSING -> payment.sessionId() == null ? end(payment, CheckoutState.EXPIRED, null) : close(payment);
            default -> Future.succeededFuture();
        };
    }

    private Future<Void> ask(CardPayment payment) {
        return account(payment)
                .compose(account -> stripe.session(account.key(), payment.sessionId()))
                .compose(session -> settle(payment, session))
                .recover(failure -> unknown(payment, failure));
    }

    /** What is paid or over cannot be ended: then it is asked which of both. */
    private Future<Void> close(CardPayment payment) {
        return account(payment)
                .compose(account -> stripe.expire(account.key(), payment.sessionId()))
                .compose(session -> settle(payment, session))
                .recover(failure -> failure instanceof Stripe.Refused refused && !refused.isOfTheAccount()
                        ? ask(payment)
                        : unknown(payment, failure));
    }

    /** Of what the provider says, whoever it has said it to. */
    Future<Void> settle(CardPayment payment, StripeSession session) {
        if (session.paid()) {
            return taking.take(payment, session);
        }
        return session.isExpired() && payment.isUnclear()
                ? end(payment, CheckoutState.EXPIRED, null)
                : Future.succeededFuture();
    }

    /** Another key is being set perhaps; some day nobody knows any more. */
    private Future<Void> unknown(CardPayment payment, Throwable failure) {
        boolean forGood = failure instanceof Stripe.Refused
                && Instant.now().isAfter(payment.expiresAt().plus(UNKNOWN_AFTER));
        return forGood ? end(payment, CheckoutState.EXPIRED, failure) : Future.failedFuture(refusal(failure));
    }

    private static Throwable refusal(Throwable failure) {
        return failure instanceof Stripe.Refused ? Refusal.UNAVAILABLE.because(failure.getMessage()) : failure;
    }

    @Override
    public Future<Void> giveUp(Lease lease, Throwable cause) {
        return Future.failedFuture(cause);
    }
}
