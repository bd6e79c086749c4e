package io.plenary.services.registrations.payments;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.registrations.CardReport;
import io.plenary.runtime.Database;
import io.plenary.services.registrations.cards.CardAccount;
import io.plenary.services.registrations.cards.CardAccounts;
import io.plenary.services.registrations.cards.CardPayment;
import io.plenary.services.registrations.cards.CardPaymentStore;
import io.plenary.services.registrations.cards.StripeSession;
import io.plenary.services.registrations.cards.StripeSignature;
import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Hears what the provider says of payments. It may say it twice, late and in another order: what counts is how far a payment has come
 * here, and that what was paid stays so. Of everything else the provider is asked.
 */
final class CardReports {

    private final Database database;
    private final ConferencesService conferences;
    private final CardAccounts accounts;
    private final Checkouts checkouts;

    CardReports(Database database, ConferencesService conferences, CardAccounts accounts, Checkouts checkouts) {
        this.database = database;
        this.conferences = conferences;
        this.accounts = accounts;
        this.checkouts = checkouts;
    }

    Future<Void> hear(CardReport report) {
        return conferences
                .getConferenceDetails(Caller.SYSTEM, report.conference())
                .recover(failure -> Future.failedFuture(Refusal.NOT_FOUND.is(failure) ? forged() : failure))
                .compose(conference -> accounts.of(conference.id()).compose(account -> {
                    requireGenuine(report, account);
                    return session(report.body())
                            .map(session -> heard(conference.id(), session))
                            .orElseGet(Future::succeededFuture);
                }));
    }

    /** Nobody learns whether there is such a conference, or whether it takes cards. */
    private static void requireGenuine(CardReport report, Optional<CardAccount> account) {
        if (account.filter(known -> StripeSignature.isGenuine(
                        report.signature(), report.body(), known.webhookSecret(), Instant.now()))
                .isEmpty()) {
            throw forged();
        }
    }

    private static ServiceException forged() {
        return Refusal.FORBIDDEN.because("Only the provider says what became of payments, and signs it.");
    }

    /** Empty where it is about something else. */
    private static Optional<StripeSession> session(String body) {
        try {
            JsonObject event = new JsonObject(body);
            return event.getValue("type") instanceof String type
                            && type.startsWith("checkout.session.")
                            && event.getValue("data") instanceof JsonObject data
                            && data.getValue("object") instanceof JsonObject object
                    ? StripeSession.of(object)
                    : Optional.empty();
        } catch (DecodeException e) {
            return Optional.empty();
        }
    }

    private Future<Void> heard(UUID conferenceId, StripeSession session) {
        return session.payment() == null
                ? Future.succeededFuture()
                : database.read(Caller.SYSTEM, sql -> CardPaymentStore.find(sql, session.payment()))
                        .compose(found -> found.filter(payment -> isAbout(payment, conferenceId, session))
                                .map(payment -> checkouts.settle(payment, session))
                                .orElseGet(Future::succeededFuture));
    }

    private static boolean isAbout(CardPayment payment, UUID conferenceId, StripeSession session) {
        return payment.conferenceId().equals(conferenceId)
                && (payment.sessionId() == null || payment.sessionId().equals(session.id()));
    }
}
