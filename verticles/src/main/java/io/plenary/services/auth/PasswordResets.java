package io.plenary.services.auth;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Fault;
import io.plenary.contracts.auth.AuthEvents.PasswordResetAsked;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.runtime.Database;
import io.plenary.runtime.Faults;
import io.plenary.runtime.MailedTokens;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.Uuids;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** How somebody who forgot the password comes back by a link in a mail. */
final class PasswordResets {

    private static final Duration LIFE = Duration.ofMinutes(30);

    /** An account that exists has something written; nobody is to tell by the time that takes. */
    private static final Duration ALWAYS_TAKES = Duration.ofMillis(150);

    private final Vertx vertx;
    private final Database database;
    private final MailedTokens tokens;
    private final Clock clock;

    PasswordResets(Vertx vertx, Database database, MailedTokens tokens, Clock clock) {
        this.vertx = vertx;
        this.database = database;
        this.tokens = tokens;
        this.clock = clock;
    }

    Future<Void> ask(Caller caller, String typed) {
        new Faults()
                .check(typed != null && !typed.isBlank(), "/email", Fault.REQUIRED)
                .text("/email", typed, AccountRules.LONGEST_EMAIL)
                .refuseIfAny("Nobody can be written to with this.");
        Future<?> asked = UserStore.findByEmail(database.direct(), AccountRules.normalized(typed))
                .map(found -> found.map(StoredUser::account).filter(account -> !account.disabled()))
                .compose(found -> found.map(account -> database.write(caller, tx -> ask(tx, account)))
                        .orElse(Future.succeededFuture()));
        return Future.join(asked, vertx.timer(ALWAYS_TAKES.toMillis(), TimeUnit.MILLISECONDS))
                .mapEmpty();
    }

    private Future<Void> ask(Transaction tx, UserAccount account) {
        Instant now = clock.instant();
        return UserStore.lock(tx.sql(), account.id())
                .compose(locked -> PasswordLinkStore.findMailedTo(tx.sql(), account.id()))
                .compose(before -> before.filter(link -> link.isTooSoon(now)).isPresent()
                        ? Future.succeededFuture()
                        : mail(tx, account, before, now));
    }

    private Future<Void> mail(Transaction tx, UserAccount account, Optional<Mailed> before, Instant now) {
        return before.filter(link -> link.isStillGood(now))
                .map(link ->
                        PasswordLinkStore.markMailed(tx.sql(), link.id(), now).onSuccess(marked -> announce(tx, link)))
                .orElseGet(() -> put(tx, account, now));
    }

    private Future<Void> put(Transaction tx, UserAccount account, Instant now) {
        Mailed link = new Mailed(account.id(), Uuids.next(), account.email(), now, now.plus(LIFE));
        return PasswordLinkStore.put(tx.sql(), link, tokens.hashOf(link.id())).map(put -> {
            if (put) {
                announce(tx, link);
            }
            return null;
        });
    }

    private static void announce(Transaction tx, Mailed link) {
        SignIns.announce(tx, new PasswordResetAsked(link.userId(), link.id()));
    }
}
