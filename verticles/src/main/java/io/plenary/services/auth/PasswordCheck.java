package io.plenary.services.auth;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AuthEvents;
import io.plenary.contracts.auth.Credentials;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Checks a password and makes guessing slow. Every attempt counts as a failure of the account before the password is
 * looked at, and is forgiven when it was right: so many attempts at once, on several nodes, gain nothing over one after the
 * other. On one node they take turns, so that those with the right password do not hinder each other. Unknown accounts are
 * treated alike in every respect.
 */
final class PasswordCheck {

    private final Database database;
    private final Passwords passwords;
    private final Clock clock;
    private final Turns turns = new Turns();

    PasswordCheck(Database database, Passwords passwords, Clock clock) {
        this.database = database;
        this.passwords = passwords;
        this.clock = clock;
    }

    /**
     * Goes on with the user if the password is right.
     *
     * @param then must {@link #forgive} in its own transaction
     */
    <T> Future<T> check(Caller caller, Credentials typed, Function<StoredUser, Future<T>> then) {
        return turns.take(typed.email(), () -> attempt(caller, typed).compose(then));
    }

    private Future<StoredUser> attempt(Caller caller, Credentials typed) {
        passwords.requireRoom();
        return requireNoWait(typed.clientAddress())
                .compose(free -> countAttempt(caller, typed.email()))
                .compose(failures -> UserStore.findByEmail(database.direct(), typed.email())
                        .compose(found -> passwords
                                .matches(
                                        typed.password(),
                                        found.map(StoredUser::passwordHash).orElse(null))
                                .compose(right -> right
                                        ? Future.succeededFuture(found.orElseThrow())
                                        : fail(caller, typed, failures, found))));
    }

    static Future<Void> forgive(Transaction tx, String email) {
        return FailureStore.forget(tx.sql(), Waiting.ACCOUNT.subject(email));
    }

    private Future<Void> requireNoWait(String clientAddress) {
        if (clientAddress == null) {
            return Future.succeededFuture();
        }
        return FailureStore.blockedUntil(database.direct(), Waiting.ADDRESS.subject(clientAddress))
                .map(until -> {
                    requirePast(until, clock.instant());
                    return null;
                });
    }

    private Future<Integer> countAttempt(Caller caller, String email) {
        Instant now = clock.instant();
        return database.write(
                caller, tx -> count(tx, Waiting.ACCOUNT, email, now).map(failures -> {
                    requirePast(failures.blockedUntil(), now);
                    return failures.count();
                }));
    }

    private Future<StoredUser> fail(Caller caller, Credentials typed, int failures, Optional<StoredUser> found) {
        UUID concerned = found.map(StoredUser::account).map(UserAccount::id).orElse(null);
        JsonObject payload = new JsonObject()
                .put("email", typed.email())
                .put("clientAddress", typed.clientAddress())
                .put("failures", failures);
        return database.write(caller, tx -> {
                    tx.announce(AuthEvents.SIGN_IN_FAILED, null, null, concerned, payload);
                    return countAddress(tx, typed.clientAddress());
                })
                .compose(counted -> Future.failedFuture(wrong()));
    }

    private Future<?> countAddress(Transaction tx, String clientAddress) {
        return clientAddress == null
                ? Future.succeededFuture()
                : count(tx, Waiting.ADDRESS, clientAddress, clock.instant());
    }

    private static Future<FailureStore.Failures> count(Transaction tx, Waiting waiting, String name, Instant now) {
        String subject = waiting.subject(name);
        return FailureStore.count(tx.sql(), subject, now, waiting.rememberedSince(now))
                .compose(failures -> FailureStore.block(tx.sql(), subject, now.plus(waiting.after(failures.count())))
                        .map(failures));
    }

    private static void requirePast(Instant blockedUntil, Instant now) {
        if (blockedUntil.isAfter(now)) {
            Duration wait = Duration.between(now, blockedUntil).plusMillis(999);
            throw Refusal.TOO_MANY.retryAfter(wait, "Too many attempts have failed. Try again later.");
        }
    }

    static ServiceException wrong() {
        return Refusal.UNAUTHENTICATED.because("WRONG_CREDENTIALS", "The e-mail address or the password is wrong.");
    }
}
