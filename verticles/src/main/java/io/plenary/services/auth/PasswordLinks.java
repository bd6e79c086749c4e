package io.plenary.services.auth;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AuthEvents.ApiTokenRevoked;
import io.plenary.contracts.auth.AuthEvents.IdentityUnlinked;
import io.plenary.contracts.auth.AuthEvents.PasswordChanged;
import io.plenary.contracts.auth.PasswordLink;
import io.plenary.contracts.auth.PasswordReset;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import io.vertx.serviceproxy.ServiceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** How somebody who forgot the password comes back, without mail: an administrator hands over a link. */
final class PasswordLinks {

    private static final Duration LIFE = Duration.ofHours(24);

    private final Database database;
    private final Passwords passwords;
    private final Clock clock;

    PasswordLinks(Database database, Passwords passwords, Clock clock) {
        this.database = database;
        this.passwords = passwords;
        this.clock = clock;
    }

    Future<PasswordLink> issue(Caller caller, UUID userId) {
        AccountAdministration.requireAdmin(caller);
        String token = RefreshToken.generate();
        Instant expiresAt = clock.instant().plus(LIFE);
        return database.once(caller, tx -> UserStore.find(tx.sql(), userId)
                .map(found -> found.orElseThrow(Accounts::noSuchUser))
                .compose(account -> PasswordLinkStore.put(tx.sql(), account.id(), RefreshToken.hash(token), expiresAt))
                .map(put -> {
                    if (!put) {
                        throw Refusal.CONFLICT.because("ACCOUNT_DISABLED", "The account is disabled. Enable it first.");
                    }
                    return new PasswordLink(token, expiresAt);
                }));
    }

    Future<Void> check(String token) {
        return owner(token).mapEmpty();
    }

    Future<Void> reset(Caller caller, PasswordReset reset) {
        return owner(reset.token()).compose(account -> passwords
                .hash(AccountRules.check(reset, account), account.id().toString())
                .compose(newHash ->
                        database.once(caller, tx -> set(tx, account.id(), RefreshToken.hash(reset.token()), newHash))));
    }

    /** Whose link it is. */
    private Future<UserAccount> owner(String token) {
        if (token == null) {
            throw noSuchLink();
        }
        return PasswordLinkStore.find(database.direct(), RefreshToken.hash(token), clock.instant())
                .map(found -> found.orElseThrow(PasswordLinks::noSuchLink))
                .compose(userId -> UserStore.find(database.direct(), userId))
                .map(found -> found.filter(account -> !account.disabled()).orElseThrow(PasswordLinks::noSuchLink));
    }

    /** The account first, as everything does that ends links: so none waits for the other in a circle. */
    private Future<Void> set(Transaction tx, UUID userId, byte[] tokenHash, String newHash) {
        Instant now = clock.instant();
        return UserStore.lock(tx.sql(), userId)
                .compose(locked -> UserStore.findStored(tx.sql(), userId))
                .compose(before -> before.map(StoredUser::passwordHash).isPresent()
                        ? endWhatOthersMayHold(tx, userId)
                        : Future.succeededFuture())
                .compose(ended -> UserStore.setPassword(tx.sql(), userId, newHash))
                .compose(set -> set
                        ? PasswordLinkStore.use(tx.sql(), tokenHash, now)
                        : Future.succeededFuture(Optional.empty()))
                .map(used -> used.orElseThrow(PasswordLinks::noSuchLink))
                .compose(used -> SignIns.endAll(tx, userId, now))
                .onSuccess(ended -> SignIns.announce(tx, new PasswordChanged(userId)))
                .mapEmpty();
    }

    /** Whoever knew the password may have linked an account of their own or made a token. A first password ends neither. */
    private static Future<Void> endWhatOthersMayHold(Transaction tx, UUID userId) {
        return IdentityStore.deleteAll(tx.sql(), userId)
                .onSuccess(unlinked -> unlinked.forEach(identity ->
                        SignIns.announce(tx, new IdentityUnlinked(userId, identity.id(), identity.provider()))))
                .compose(unlinked -> ApiTokenStore.deleteOfUser(tx.sql(), userId))
                .onSuccess(
                        revoked -> revoked.forEach(token -> SignIns.announce(tx, new ApiTokenRevoked(token, userId))))
                .mapEmpty();
    }

    private static ServiceException noSuchLink() {
        return Refusal.NOT_FOUND.because("LINK_INVALID", "The link does not work any more.");
    }
}
