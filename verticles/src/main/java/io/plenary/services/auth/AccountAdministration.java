package io.plenary.services.auth;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AuthEvents.AccountChanged;
import io.plenary.contracts.auth.AuthEvents.UserSignedOut;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What administrators do with the accounts of others. */
final class AccountAdministration {

    private static final Set<String> EDITABLE = Set.of("admin", "confirmed", "disabled");

    private final Database database;
    private final Clock clock;

    AccountAdministration(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Future<UserAccount> change(Caller caller, UUID userId, MergePatch patch) {
        requireAdmin(caller);
        // One after the other: two administrators who retire each other at once would leave none.
        return database.once(caller, tx -> UserStore.lockAdmins(tx.sql())
                .compose(locked -> UserStore.find(tx.sql(), userId))
                .map(found -> found.orElseThrow(Accounts::noSuchUser))
                .compose(account -> change(tx, account, patch.applyTo(account, UserAccount.class, EDITABLE))));
    }

    private Future<UserAccount> change(Transaction tx, UserAccount account, UserAccount changed) {
        if (changed.equals(account)) {
            return Future.succeededFuture(account);
        }
        return keepAnAdmin(tx, account, changed)
                .compose(kept -> UserStore.change(tx.sql(), changed))
                .compose(stored -> stored.disabled() ? endSignIns(tx, stored) : Future.succeededFuture(stored))
                .onSuccess(stored -> SignIns.announce(tx, new AccountChanged(stored.id())));
    }

    private static Future<Void> keepAnAdmin(Transaction tx, UserAccount account, UserAccount changed) {
        boolean retires = administers(account) && !administers(changed);
        return UserStore.countAdmins(tx.sql()).map(admins -> {
            if (retires && admins == 1) {
                throw Refusal.CONFLICT.because("LAST_ADMIN", "The last administrator of the platform has to stay.");
            }
            return null;
        });
    }

    private static boolean administers(UserAccount account) {
        return account.admin() && !account.disabled();
    }

    private Future<UserAccount> endSignIns(Transaction tx, UserAccount account) {
        return SignIns.endAll(tx, account.id(), clock.instant()).map(account);
    }

    Future<Void> endSignIns(Caller caller, UUID userId) {
        requireAdmin(caller);
        return database.once(caller, tx -> UserStore.find(tx.sql(), userId)
                .map(found -> found.orElseThrow(Accounts::noSuchUser))
                .compose(account -> endSignIns(tx, account))
                .onSuccess(account -> SignIns.announce(tx, new UserSignedOut(userId, null)))
                .mapEmpty());
    }

    Future<Void> erase(Caller caller, UUID userId) {
        if (!caller.isSystem()) {
            throw Refusal.FORBIDDEN.because("Only services erase users.");
        }
        return database.write(caller, tx -> UserStore.find(tx.sql(), userId).compose(found -> tx.forget(
                        userId, found.map(UserAccount::email).orElse(null))
                .compose(forgotten -> forgetFailures(tx, userId, found))
                .compose(forgotten -> UserStore.delete(tx.sql(), userId))));
    }

    private static Future<Void> forgetFailures(Transaction tx, UUID userId, Optional<UserAccount> account) {
        return FailureStore.forgetAllOf(tx.sql(), userId)
                .compose(forgotten -> account.map(found -> FailureStore.forgetAllOf(tx.sql(), found.email()))
                        .orElse(Future.succeededFuture()));
    }

    static void requireAdmin(Caller caller) {
        if (!caller.isAdmin()) {
            throw caller.isSignedIn()
                    ? Refusal.FORBIDDEN.because("Only administrators look after accounts.")
                    : Refusal.UNAUTHENTICATED.because("Sign in as an administrator.");
        }
    }
}
