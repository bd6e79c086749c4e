package io.plenary.services.auth;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AuthEvents.SignInFailed;
import io.plenary.contracts.auth.Credentials;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.runtime.Database;
import io.plenary.runtime.Lanes;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Checks a password and makes guessing slow. Every attempt counts as a failure of its source before the password is looked
 * at, and is forgiven when it was right: so many attempts at once, on several nodes, gain nothing over one after the other.
 * On one node they take turns, so that those with the right password do not hinder each other. Unknown accounts are treated
 * alike in every respect.
 */
final class PasswordCheck {

    /**
     * Fewer than there are connections to the database, which are the rest's too. What is counted for one address may wait for the
     * row of that: most of it does so here, where it holds no connection, and one beside another, since a hall has one address.
     */
    private static final Lanes.Limits COUNTED_AT_ONCE = new Lanes.Limits(4, 2, 3, 256);

    private final Vertx vertx;
    private final Database database;
    private final Passwords passwords;
    private final Clock clock;
    private final Turns turns = new Turns();
    private final Lanes counting = new Lanes(COUNTED_AT_ONCE);

    PasswordCheck(Vertx vertx, Database database, Passwords passwords, Clock clock) {
        this.vertx = vertx;
        this.database = database;
        this.passwords = passwords;
        this.clock = clock;
    }

    /**
     * Goes on with the user if the password is right.
     *
     * @param then must {@link #forgive} in its own transaction
     */
    <T> Future<T> check(Caller caller, Credentials typed, Source source, Function<StoredUser, Future<T>> then) {
        passwords.requireRoom(source.place());
        long begun = System.nanoTime();
        return passwords.inTime(holdUp(source)
                .compose(place -> turns.take(source.subject(), () -> {
                    passwords.requireInTime(begun);
                    return attempt(caller, typed, source, place, begun).compose(then);
                })));
    }

    private Future<StoredUser> attempt(Caller caller, Credentials typed, Source source, Place place, long begun) {
        return countAttempt(caller, source, begun)
                .compose(failures -> UserStore.findByEmail(database.direct(), typed.email())
                        .compose(found -> lookAt(caller, typed, source, place, failures, found)
                                .compose(right -> right
                                        ? Future.succeededFuture(found.orElseThrow())
                                        : fail(caller, typed, source, failures, found))));
    }

    /** Who waited for nothing has not failed: the place was given up for others, or the answer comes too late. */
    private Future<Boolean> lookAt(
            Caller caller, Credentials typed, Source source, Place place, int failures, Optional<StoredUser> found) {
        String hash = found.map(StoredUser::passwordHash).orElse(null);
        return Future.<Void>succeededFuture()
                .compose(begun -> passwords.matches(typed.password(), hash, place))
                .recover(refusal ->
                        takeBack(caller, source, failures).transform(takenBack -> Future.failedFuture(refusal)));
    }

    private Future<Void> takeBack(Caller caller, Source source, int failures) {
        return inTurn(
                source,
                () -> database.write(caller, tx -> FailureStore.unblock(tx.sql(), source.subject(), failures)
                        .compose(unblocked -> FailureStore.lower(tx.sql(), source.subject()))
                        .compose(lowered -> source.whole() == null
                                ? Future.succeededFuture()
                                : FailureStore.lower(tx.sql(), source.whole()))));
    }

    /** Forgets what the source did wrong before; the address has one failure less, since it is not only an attacker's. */
    static Future<Void> forgive(Transaction tx, Source source) {
        return FailureStore.forget(tx.sql(), source.subject())
                .compose(forgotten -> source.whole() == null
                        ? Future.succeededFuture()
                        : FailureStore.forget(tx.sql(), source.whole()))
                .compose(forgotten -> source.address() == null
                        ? Future.succeededFuture()
                        : FailureStore.lower(tx.sql(), Source.subjectOfAddress(source.address())));
    }

    /** Where the source waits then. */
    private Future<Place> holdUp(Source source) {
        if (!source.isStranger() || source.address() == null) {
            return Future.succeededFuture(source.place());
        }
        Instant since = Source.addressRememberedSince(clock.instant());
        return FailureStore.countSince(database.direct(), Source.subjectOfAddress(source.address()), since)
                .compose(failures -> {
                    Place place = Waiting.isSuspect(failures) ? Place.ofSuspect(source.address()) : source.place();
                    Duration pause = Waiting.pause(failures);
                    return pause.isZero()
                            ? Future.succeededFuture(place)
                            : vertx.timer(pause.toMillis(), TimeUnit.MILLISECONDS)
                                    .map(place);
                });
    }

    /** Not of those who gave up while it was the turn of others. */
    private Future<Integer> countAttempt(Caller caller, Source source, long begun) {
        return inTurn(source, () -> {
            passwords.requireInTime(begun);
            return database.write(caller, tx -> countAttempt(tx, source));
        });
    }

    private Future<Integer> countAttempt(Transaction tx, Source source) {
        Instant now = clock.instant();
        return count(tx, source.subject(), now).compose(own -> {
            requirePast(own.blockedUntil(), now);
            return waiting(tx, source, now)
                    .map(waiting -> now.plus(waiting.after(own.count())))
                    .compose(until -> FailureStore.block(tx.sql(), source.subject(), until))
                    .map(own.count());
        });
    }

    private <T> Future<T> inTurn(Source source, Supplier<Future<T>> work) {
        // However many strangers there are, one turn is left to people who are known.
        return source.isStranger()
                ? counting.through(Objects.toString(source.address(), ""), "strangers", work)
                : counting.through(source.subject(), "known", work);
    }

    private static Future<Waiting> waiting(Transaction tx, Source source, Instant now) {
        return source.whole() == null
                ? Future.succeededFuture(source.waiting())
                : count(tx, source.whole(), now)
                        .map(all -> all.count() < Waiting.MANY ? source.waiting() : Waiting.ONE_OF_MANY);
    }

    private static Future<FailureStore.Failures> count(Transaction tx, String subject, Instant now) {
        return FailureStore.count(tx.sql(), subject, now, Source.rememberedSince(now));
    }

    private Future<StoredUser> fail(
            Caller caller, Credentials typed, Source source, int failures, Optional<StoredUser> found) {
        UUID concerned = found.map(StoredUser::account).map(UserAccount::id).orElse(null);
        SignInFailed failed = new SignInFailed(typed.email(), typed.clientAddress(), failures);
        return inTurn(
                        source,
                        () -> database.write(caller, tx -> {
                            tx.announce(failed, null, null, concerned);
                            return countAddress(tx, typed.clientAddress());
                        }))
                .compose(counted -> Future.failedFuture(source.wrong()));
    }

    private Future<?> countAddress(Transaction tx, String address) {
        Instant now = clock.instant();
        return address == null
                ? Future.succeededFuture()
                : FailureStore.count(
                        tx.sql(), Source.subjectOfAddress(address), now, Source.addressRememberedSince(now));
    }

    static void requirePast(Instant blockedUntil, Instant now) {
        if (blockedUntil.isAfter(now)) {
            Duration wait = Duration.between(now, blockedUntil).plusMillis(999);
            throw Refusal.TOO_MANY.retryAfter(wait, "Too many attempts have failed. Try again later.");
        }
    }
}
