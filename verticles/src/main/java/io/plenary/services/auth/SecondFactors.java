package io.plenary.services.auth;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AuthEvents;
import io.plenary.contracts.auth.NewAuthenticator;
import io.plenary.contracts.auth.RecoveryCodes;
import io.plenary.contracts.auth.SecondFactor;
import io.plenary.contracts.auth.SecondFactorChange;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.services.auth.AuthenticatorStore.Authenticator;
import io.vertx.core.Future;
import io.vertx.serviceproxy.ServiceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** What accounts ask for after their password, as their owners have it. */
final class SecondFactors {

    private static final Duration SHOWN = Duration.ofMinutes(15);

    private final Database database;
    private final Reauthentication reauthentication;
    private final Authenticators apps;
    private final Clock clock;

    SecondFactors(Database database, Reauthentication reauthentication, Authenticators apps, Clock clock) {
        this.database = database;
        this.reauthentication = reauthentication;
        this.apps = apps;
        this.clock = clock;
    }

    Future<SecondFactor> of(Caller caller) {
        return Accounts.own(database, caller)
                .compose(account -> AuthenticatorStore.find(database.direct(), account.id()))
                .compose(app -> PasskeyStore.of(database.direct(), caller.userId())
                        .compose(passkeys -> RecoveryCodeStore.count(database.direct(), caller.userId())
                                .map(codes -> new SecondFactor(
                                        app.map(Authenticator::confirmedAt).orElse(null), passkeys.size(), codes))));
    }

    Future<NewAuthenticator> add(Caller caller, String password) {
        return reauthentication.ask(caller, password, (tx, account) -> {
            Identities.requireConfirmed(account);
            byte[] secret = Authenticators.newSecret();
            return AuthenticatorStore.put(tx.sql(), account.id(), apps.seal(account.id(), secret), clock.instant())
                    .map(put -> {
                        if (!put) {
                            throw Refusal.CONFLICT.because(
                                    "SECOND_FACTOR_EXISTS", "The account has an authenticator app. Remove it first.");
                        }
                        return apps.shown(account.email(), secret);
                    });
        });
    }

    Future<RecoveryCodes> confirm(Caller caller, String typed) {
        return Accounts.own(database, caller).compose(account -> {
            String code = AccountRules.checkCode(typed);
            // Counted before it is looked at: many at once are no more tries than one after the other.
            return AuthenticatorStore.attempt(database.direct(), account.id(), shownSince(clock.instant()))
                    .map(found -> found.orElseThrow(SecondFactors::noneWaits))
                    .compose(app -> database.once(caller, tx -> strengthen(
                                    tx, caller, SecondFactorChange.ADDED, () -> confirm(tx, account.id(), app, code))
                            .map(RecoveryCodes::new)));
        });
    }

    /** An app that was shown before is not waited for any more. */
    static Instant shownSince(Instant now) {
        return now.minus(SHOWN);
    }

    /**
     * The first second factor ends the other sign-ins, since nobody has shown one there. Of two that are added at once one is first.
     *
     * @return recovery codes, null if there are some from another factor
     */
    Future<List<String>> strengthen(
            Transaction tx, Caller caller, SecondFactorChange change, Supplier<Future<Void>> addition) {
        return UserStore.lock(tx.sql(), caller.userId())
                .compose(locked -> SecondFactorStore.has(tx.sql(), caller.userId()))
                .compose(before -> addition.get()
                        .onSuccess(added -> announce(tx, caller.userId(), change))
                        .compose(added -> before
                                ? Future.succeededFuture(null)
                                : endOthers(tx, caller).compose(ended -> newCodes(tx, caller.userId()))));
    }

    /** Nothing of a sign-in that waits for a factor outlives one. Recovery codes go with the last. */
    static Future<Void> weaken(Transaction tx, UUID userId, SecondFactorChange change) {
        return FirstStepStore.deleteOf(tx.sql(), userId)
                .compose(ended -> RecoveryCodeStore.deleteUseless(tx.sql(), userId))
                .onSuccess(deleted -> announce(tx, userId, change));
    }

    private Future<Void> endOthers(Transaction tx, Caller caller) {
        return UserStore.forgetDevices(tx.sql(), caller.userId()).compose(forgotten -> endOtherSignIns(tx, caller));
    }

    private Future<Void> endOtherSignIns(Transaction tx, Caller caller) {
        return SignInStore.endOthers(tx.sql(), caller.userId(), caller.signInId(), clock.instant())
                .map(ended -> {
                    if (ended) {
                        SignIns.announce(tx, new AuthEvents.UserSignedOut(caller.userId(), null));
                    }
                    return null;
                });
    }

    private static ServiceException noneWaits() {
        return Refusal.NOT_FOUND.because(
                "APP_GONE", "No authenticator app waits for its first code any more. Begin once more.");
    }

    private Future<Void> confirm(Transaction tx, UUID userId, Authenticator app, String code) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        long step = apps.step(userId, app, code, now).orElseThrow(SecondFactors::wrongCode);
        return AuthenticatorStore.confirm(tx.sql(), userId, app, step, now).map(confirmed -> {
            if (!confirmed) {
                throw wrongCode();
            }
            return null;
        });
    }

    Future<RecoveryCodes> renewCodes(Caller caller, String password) {
        return reauthentication.ask(caller, password, (tx, account) -> SecondFactorStore.has(tx.sql(), account.id())
                .compose(has -> has ? newCodes(tx, account.id()) : Future.failedFuture(none()))
                .onSuccess(codes -> announce(tx, account.id(), SecondFactorChange.CODES_RENEWED))
                .map(RecoveryCodes::new));
    }

    private static Future<List<String>> newCodes(Transaction tx, UUID userId) {
        List<String> codes = RecoveryCode.generate();
        return RecoveryCodeStore.replace(
                        tx.sql(), userId, codes.stream().map(RecoveryCode::hash).toList())
                .map(codes);
    }

    Future<Void> removeApp(Caller caller, String password) {
        return reauthentication.ask(caller, password, (tx, account) -> AuthenticatorStore.delete(tx.sql(), account.id())
                .compose(deleted ->
                        deleted ? weaken(tx, account.id(), SecondFactorChange.REMOVED) : Future.failedFuture(none())));
    }

    Future<Void> reset(Caller caller, UUID userId) {
        AccountAdministration.requireAdmin(caller);
        return database.once(caller, tx -> UserStore.find(tx.sql(), userId)
                .map(found -> found.orElseThrow(Accounts::noSuchUser))
                .compose(account -> removeAll(tx, userId))
                .map(removed -> {
                    if (removed) {
                        tx.announce(new AuthEvents.SecondFactorChanged(userId, SecondFactorChange.RESET), null, null);
                    }
                    return null;
                }));
    }

    /** False if there was none. */
    private static Future<Boolean> removeAll(Transaction tx, UUID userId) {
        return FirstStepStore.deleteOf(tx.sql(), userId)
                .compose(ended -> RecoveryCodeStore.deleteAll(tx.sql(), userId))
                .compose(deleted -> PasskeyStore.deleteAll(tx.sql(), userId))
                .compose(passkeys -> AuthenticatorStore.delete(tx.sql(), userId).map(app -> app || passkeys));
    }

    static void announce(Transaction tx, UUID userId, SecondFactorChange change) {
        SignIns.announce(tx, new AuthEvents.SecondFactorChanged(userId, change));
    }

    static ServiceException wrongCode() {
        return Refusal.UNAUTHENTICATED.because("WRONG_CODE", "The code is wrong, or was used before.");
    }

    private static ServiceException none() {
        return Refusal.NOT_FOUND.because("The account has no second factor.");
    }
}
