package io.plenary.services.auth;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AuthEvents.PasswordChanged;
import io.plenary.contracts.auth.AuthEvents.UserSignedUp;
import io.plenary.contracts.auth.Credentials;
import io.plenary.contracts.auth.PasswordChange;
import io.plenary.contracts.auth.SignUp;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.contracts.auth.UserAccountPage;
import io.plenary.runtime.Cursor;
import io.plenary.runtime.Database;
import io.plenary.runtime.Faults;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.Uuids;
import io.vertx.core.Future;
import io.vertx.serviceproxy.ServiceException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Who has an account. */
final class Accounts {

    private static final int MOST_AT_ONCE = 500;

    private final Database database;
    private final Passwords passwords;
    private final PasswordCheck passwordCheck;
    private final Reauthentication reauthentication;
    private final Confirmations confirmations;
    private final Clock clock;

    Accounts(
            Database database,
            Passwords passwords,
            PasswordCheck passwordCheck,
            Reauthentication reauthentication,
            Confirmations confirmations,
            Clock clock) {
        this.database = database;
        this.passwords = passwords;
        this.passwordCheck = passwordCheck;
        this.reauthentication = reauthentication;
        this.confirmations = confirmations;
        this.clock = clock;
    }

    Future<UserAccount> signUp(Caller caller, SignUp wanted) {
        SignUp signUp = AccountRules.check(wanted);
        String source = ClientAddress.counted(signUp.clientAddress());
        return SignUpPace.take(database.direct(), caller.isAdmin() ? null : source, clock.instant())
                .compose(taken ->
                        passwords.hashForSignUp(AccountRules.newPassword(signUp), Objects.toString(source, "")))
                .compose(hash -> database.once(caller, tx -> insert(tx, caller, signUp, hash, false)
                        .compose(made -> made.map(account -> confirming(tx, account, signUp.locale()))
                                .orElseGet(() -> madeBefore(tx, caller, signUp)))));
    }

    private Future<UserAccount> confirming(Transaction tx, UserAccount account, String locale) {
        return account.confirmed()
                ? Future.succeededFuture(account)
                : confirmations.ask(tx, account, locale).map(account);
    }

    private static Future<Optional<UserAccount>> insert(
            Transaction tx, Caller caller, SignUp signUp, String hash, boolean admin) {
        return UserStore.insert(tx.sql(), signUp, hash, admin, caller.isAdmin())
                .onSuccess(made -> made.ifPresent(account -> {
                    UUID actor = caller.isAdmin() ? caller.userId() : account.id();
                    tx.announce(
                            new UserSignedUp(account.id(), account.email(), account.displayName()), null, null, actor);
                }));
    }

    /** The same request came again, unless the account is in use: then a stranger may be asking. */
    private static Future<UserAccount> madeBefore(Transaction tx, Caller caller, SignUp signUp) {
        return UserStore.find(tx.sql(), signUp.id())
                .map(found -> found.filter(account -> account.email().equals(signUp.email()))
                        .filter(account -> caller.isAdmin() || account.lastSignedInAt() == null)
                        .orElseThrow(Accounts::taken));
    }

    Future<Boolean> ensureAdmin(Caller caller, SignUp wanted) {
        if (!caller.isSystem()) {
            throw Refusal.FORBIDDEN.because("Only the platform makes its first administrator.");
        }
        SignUp admin = AccountRules.checkAdmin(wanted);
        return UserStore.firstAdmin(database.direct()).compose(found -> found.map(
                        first -> Future.succeededFuture(first.id().equals(admin.id())))
                .orElseGet(() -> makeAdmin(caller, admin)));
    }

    private Future<Boolean> makeAdmin(Caller caller, SignUp admin) {
        return passwords
                .hash(admin.password(), admin.email())
                .compose(hash -> database.write(caller, tx -> UserStore.lockAdmins(tx.sql())
                        .compose(locked -> UserStore.firstAdmin(tx.sql()))
                        .compose(found -> found.isPresent()
                                ? Future.succeededFuture(found)
                                : insert(tx, caller, admin, hash, true))))
                .map(first -> first.orElseThrow(Accounts::taken).id().equals(admin.id()));
    }

    Future<Void> changePassword(Caller caller, PasswordChange change) {
        return own(database, caller).compose(account -> {
            AccountRules.check(change, account.email());
            Credentials typed = new Credentials(account.email(), change.currentPassword(), null);
            Source source = Source.signedIn(caller);
            return passwordCheck.check(caller, typed, source, user -> passwords
                    .hash(
                            NewPassword.of("/newPassword", change.newPassword(), account),
                            account.id().toString())
                    .compose(hash -> database.once(caller, tx -> replace(tx, user, source, hash))));
        });
    }

    /** Of somebody who is signed in. */
    Future<Void> verifyPassword(Caller caller, String password) {
        return reauthentication.ask(caller, password);
    }

    /** The account of who is signed in. */
    static Future<UserAccount> own(Database database, Caller caller) {
        return ownStored(database, caller).map(StoredUser::account);
    }

    static Future<StoredUser> ownStored(Database database, Caller caller) {
        if (!caller.isSignedIn()) {
            throw Refusal.UNAUTHENTICATED.because("Sign in first.");
        }
        return UserStore.findStored(database.direct(), caller.userId())
                .map(found -> found.filter(user -> !user.account().disabled())
                        .orElseThrow(() -> Refusal.UNAUTHENTICATED.because("The account is gone or disabled.")));
    }

    private Future<Void> replace(Transaction tx, StoredUser user, Source source, String hash) {
        UUID id = user.account().id();
        return UserStore.changePassword(tx.sql(), user, hash)
                .compose(changed -> changed ? Future.succeededFuture() : Future.failedFuture(source.wrong()))
                .compose(changed -> PasswordCheck.forgive(tx, source))
                .compose(forgiven -> SignIns.endAll(tx, id, clock.instant()))
                .onSuccess(ended -> SignIns.announce(tx, new PasswordChanged(id)))
                .mapEmpty();
    }

    Future<UserAccount> validateUser(Caller caller, UUID userId) {
        if (!caller.isAdmin() && !Objects.equals(caller.userId(), userId)) {
            throw noSuchUser();
        }
        return UserStore.find(database.direct(), userId).map(found -> found.orElseThrow(Accounts::noSuchUser));
    }

    Future<List<UserAccount>> usersByIds(Caller caller, List<String> userIds) {
        requireAdmin(caller);
        List<UUID> ids = Uuids.parse("/userIds", userIds, MOST_AT_ONCE);
        return UserStore.findAll(database.direct(), ids.toArray(UUID[]::new));
    }

    Future<UserAccount> findUser(Caller caller, String email) {
        requireAdmin(caller);
        requireText(email, "path/email");
        return UserStore.findByEmail(database.direct(), AccountRules.normalized(email))
                .map(found -> found.orElseThrow(Accounts::noSuchUser).account());
    }

    Future<Long> countUsers(Caller caller) {
        requireAdmin(caller);
        return UserStore.count(database.direct());
    }

    Future<UserAccountPage> listUsers(Caller caller, String text, String cursor, int limit) {
        requireAdmin(caller);
        Faults.requirePage(limit);
        String wanted = text == null || text.isBlank() ? null : text.strip();
        if (wanted != null) {
            requireText(wanted, "query/text");
        }
        return UserStore.page(database.direct(), wanted, Cursor.parse(cursor), limit);
    }

    private static void requireAdmin(Caller caller) {
        if (!caller.isAdmin()) {
            throw Refusal.FORBIDDEN.because("Only administrators look for users.");
        }
    }

    private static void requireText(String text, String pointer) {
        new Faults()
                .check(text != null, pointer, Fault.REQUIRED)
                .text(pointer, text, AccountRules.LONGEST_EMAIL)
                .refuseIfAny("Users cannot be found by this.");
    }

    static ServiceException taken() {
        return Refusal.CONFLICT.because("EMAIL_TAKEN", "The e-mail address or the id is in use.");
    }

    static ServiceException noSuchUser() {
        return Refusal.NOT_FOUND.because("There is no such user.");
    }
}
