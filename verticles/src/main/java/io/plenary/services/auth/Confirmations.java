package io.plenary.services.auth;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AuthEvents.EmailChangeAsked;
import io.plenary.contracts.auth.AuthEvents.EmailChanged;
import io.plenary.contracts.auth.AuthEvents.EmailConfirmationAsked;
import io.plenary.contracts.auth.AuthEvents.EmailConfirmed;
import io.plenary.contracts.auth.EmailChange;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.contracts.events.OfUser;
import io.plenary.runtime.Database;
import io.plenary.runtime.MailedTokens;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.Uuids;
import io.vertx.core.Future;
import io.vertx.serviceproxy.ServiceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** E-mail addresses, and whose they are. */
final class Confirmations {

    private static final Duration LIFE = Duration.ofHours(24);

    private final Database database;
    private final Reauthentication reauthentication;
    private final MailedTokens tokens;
    private final Clock clock;

    Confirmations(Database database, Reauthentication reauthentication, MailedTokens tokens, Clock clock) {
        this.database = database;
        this.reauthentication = reauthentication;
        this.tokens = tokens;
        this.clock = clock;
    }

    Future<Void> ask(Caller caller) {
        return Accounts.own(database, caller)
                .compose(account -> account.confirmed()
                        ? Future.succeededFuture()
                        : database.write(caller, tx -> ask(tx, account, null)));
    }

    /** In the transaction that opens the account, or of whoever lost the mail. */
    Future<Void> ask(Transaction tx, UserAccount account, String locale) {
        Instant now = clock.instant();
        return lastOf(tx, account)
                .compose(before -> before.filter(link -> link.isTooSoon(now)).isPresent()
                        ? Future.succeededFuture()
                        : mail(tx, account, before, locale));
    }

    private static Future<Optional<Mailed>> lastOf(Transaction tx, UserAccount account) {
        return UserStore.lock(tx.sql(), account.id()).compose(locked -> ConfirmationStore.find(tx.sql(), account.id()));
    }

    private Future<Void> mail(Transaction tx, UserAccount account, Optional<Mailed> before, String locale) {
        Instant now = clock.instant();
        return before.filter(link -> link.isStillGood(now) && link.email().equals(account.email()))
                .map(link ->
                        ConfirmationStore.markMailed(tx.sql(), link.id(), now).map(link))
                .orElseGet(() -> put(tx, account, account.email()))
                .onSuccess(link -> SignIns.announce(tx, new EmailConfirmationAsked(account.id(), link.id(), locale)))
                .mapEmpty();
    }

    private Future<Mailed> put(Transaction tx, UserAccount account, String email) {
        Instant now = clock.instant();
        Mailed link = new Mailed(account.id(), Uuids.next(), email, now, now.plus(LIFE));
        return ConfirmationStore.put(tx.sql(), link, tokens.hashOf(link.id())).map(link);
    }

    Future<Void> change(Caller caller, EmailChange change) {
        return Accounts.own(database, caller).compose(account -> {
            String email = AccountRules.check(change);
            if (email.equals(account.email())) {
                throw Refusal.CONFLICT.because("SAME_EMAIL", "That is the address of the account.");
            }
            return reauthentication.ask(caller, change.password(), (tx, own) -> change(tx, own, email));
        });
    }

    private Future<Void> change(Transaction tx, UserAccount account, String email) {
        return keepPace(tx, account)
                .compose(kept -> put(tx, account, email))
                .onSuccess(link -> SignIns.announce(tx, new EmailChangeAsked(account.id(), link.id())))
                .mapEmpty();
    }

    /** Nobody writes to strangers through us, one after the other. A first address that was mistyped is mended at once. */
    private Future<Void> keepPace(Transaction tx, UserAccount account) {
        Instant now = clock.instant();
        return lastOf(tx, account).map(before -> {
            if (before.filter(link -> !link.email().equals(account.email()))
                    .filter(link -> link.isTooSoon(now))
                    .isPresent()) {
                throw Refusal.TOO_MANY.retryAfter(
                        Mailed.PAUSE, "A mail went to another address just now. Wait a few minutes.");
            }
            return null;
        });
    }

    Future<Void> confirm(Caller caller, String token) {
        if (token == null) {
            throw noSuchLink();
        }
        return database.once(caller, tx -> ConfirmationStore.use(tx.sql(), RefreshToken.hash(token), clock.instant())
                .map(used -> used.orElseThrow(Confirmations::noSuchLink))
                .compose(link -> confirm(tx, link)));
    }

    private static Future<Void> confirm(Transaction tx, Mailed link) {
        return UserStore.find(tx.sql(), link.userId())
                .map(found -> found.filter(account -> !account.disabled()).orElseThrow(Confirmations::noSuchLink))
                .compose(account -> UserStore.confirm(tx.sql(), account.id(), link.email())
                        // It went to the old address.
                        .compose(confirmed -> account.email().equals(link.email())
                                ? Future.succeededFuture()
                                : PasswordLinkStore.deleteOf(tx.sql(), account.id()))
                        .onSuccess(confirmed -> SignIns.announce(tx, confirmed(account, link))))
                .mapEmpty();
    }

    private static OfUser confirmed(UserAccount account, Mailed link) {
        return account.email().equals(link.email()) ? new EmailConfirmed(account.id()) : new EmailChanged(account.id());
    }

    private static ServiceException noSuchLink() {
        return Refusal.NOT_FOUND.because("LINK_INVALID", "The link does not work any more.");
    }
}
