package io.plenary.services.auth;

import io.plenary.contracts.Caller;
import io.plenary.contracts.auth.Credentials;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Does what whoever finds a device unlocked must not do: the password is typed once more. */
final class ByPassword {

    private final Database database;
    private final PasswordCheck passwordCheck;

    ByPassword(Database database, PasswordCheck passwordCheck) {
        this.database = database;
        this.passwordCheck = passwordCheck;
    }

    /** Changes something of the caller's account. */
    <T> Future<T> once(Caller caller, String password, BiFunction<Transaction, UserAccount, Future<T>> work) {
        return checked(caller, password, work, inTransaction -> database.once(caller, inTransaction));
    }

    /** Tells the caller something that is told anew each time. */
    <T> Future<T> tell(Caller caller, String password, BiFunction<Transaction, UserAccount, Future<T>> work) {
        return checked(caller, password, work, inTransaction -> database.write(caller, inTransaction));
    }

    private <T> Future<T> checked(
            Caller caller,
            String password,
            BiFunction<Transaction, UserAccount, Future<T>> work,
            Function<Function<Transaction, Future<T>>, Future<T>> transaction) {
        return Accounts.own(database, caller).compose(account -> {
            Credentials typed = AccountRules.check(new Credentials(account.email(), password, null));
            Source source = Source.signedIn(caller);
            return passwordCheck.check(
                    caller,
                    typed,
                    source,
                    user -> transaction.apply(
                            tx -> PasswordCheck.forgive(tx, source).compose(forgiven -> work.apply(tx, account))));
        });
    }
}
