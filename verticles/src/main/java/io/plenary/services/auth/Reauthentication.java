package io.plenary.services.auth;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.Credentials;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Asks who is signed in once more who they are, before what whoever finds a device unlocked must not do. It takes the password; where
 * there is none, a sign-in by an account elsewhere that has only just begun.
 */
final class Reauthentication {

    private static final Duration FRESH = Duration.ofMinutes(10);

    private final Database database;
    private final PasswordCheck passwordCheck;
    private final Clock clock;

    Reauthentication(Database database, PasswordCheck passwordCheck, Clock clock) {
        this.database = database;
        this.passwordCheck = passwordCheck;
        this.clock = clock;
    }

    /** @param password null where the account has none */
    Future<Void> ask(Caller caller, String password) {
        return shown(caller, password, (account, forgive) -> database.write(caller, forgive::apply));
    }

    /** The same, and then does something. */
    <T> Future<T> ask(Caller caller, String password, Work<T> work) {
        return shown(
                caller,
                password,
                (account, forgive) ->
                        database.once(caller, tx -> forgive.apply(tx).compose(forgiven -> work.in(tx, account))));
    }

    private <T> Future<T> shown(
            Caller caller,
            String password,
            BiFunction<UserAccount, Function<Transaction, Future<Void>>, Future<T>> then) {
        return Accounts.ownStored(database, caller)
                .compose(user -> user.passwordHash() == null
                        ? requireFresh(caller)
                                .compose(fresh -> then.apply(user.account(), tx -> Future.succeededFuture()))
                        : askForPassword(caller, user.account(), password, then));
    }

    private <T> Future<T> askForPassword(
            Caller caller,
            UserAccount account,
            String password,
            BiFunction<UserAccount, Function<Transaction, Future<Void>>, Future<T>> then) {
        Credentials typed = AccountRules.check(new Credentials(account.email(), password, null));
        Source source = Source.signedIn(caller);
        return passwordCheck.check(
                caller, typed, source, user -> then.apply(account, tx -> PasswordCheck.forgive(tx, source)));
    }

    private Future<Void> requireFresh(Caller caller) {
        return SignInStore.cameByIdentity(
                        database.direct(),
                        caller.userId(),
                        caller.signInId(),
                        clock.instant().minus(FRESH))
                .map(fresh -> {
                    if (!fresh) {
                        throw Refusal.UNAUTHENTICATED.because(
                                "SIGN_IN_AGAIN",
                                "Your account has no password. Sign out and in again, and do this within ten minutes, or set one.");
                    }
                    return null;
                });
    }

    /** What is done then. */
    @FunctionalInterface
    interface Work<T> {
        Future<T> in(Transaction tx, UserAccount account);
    }
}
