package io.plenary.services.auth;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AuthEvents.IdentityLinked;
import io.plenary.contracts.auth.AuthEvents.IdentityUnlinked;
import io.plenary.contracts.auth.AuthEvents.UserSignedOut;
import io.plenary.contracts.auth.IdentitiesService;
import io.plenary.contracts.auth.LinkedIdentity;
import io.plenary.contracts.auth.ProviderAttempt;
import io.plenary.contracts.auth.ProviderReturn;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.contracts.auth.WaysIn;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.Uuids;
import io.vertx.core.Future;
import io.vertx.serviceproxy.ServiceException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** The accounts elsewhere that open an account here. */
final class Identities implements IdentitiesService {

    private final Database database;
    private final Providers providers;
    private final Attempts attempts;
    private final Reauthentication reauthentication;
    private final Clock clock;

    Identities(
            Database database, Providers providers, Attempts attempts, Reauthentication reauthentication, Clock clock) {
        this.database = database;
        this.providers = providers;
        this.attempts = attempts;
        this.reauthentication = reauthentication;
        this.clock = clock;
    }

    @Override
    public Future<WaysIn> waysIn(Caller caller) {
        return Accounts.own(database, caller)
                .compose(account -> UserStore.findStored(database.direct(), account.id()))
                .compose(found -> IdentityStore.ofUser(database.direct(), caller.userId())
                        .map(identities ->
                                new WaysIn(found.map(StoredUser::passwordHash).isPresent(), identities)));
    }

    @Override
    public Future<ProviderAttempt> beginLinking(Caller caller, String provider, String password) {
        return Accounts.own(database, caller).compose(account -> {
            requireConfirmed(account);
            return reauthentication
                    .ask(caller, password)
                    .compose(known -> attempts.begin(caller, provider, account.id()));
        });
    }

    @Override
    public Future<LinkedIdentity> finishLinking(Caller caller, ProviderReturn back) {
        return Accounts.own(database, caller)
                .compose(account -> attempts.finish(back, account.id()))
                .compose(returned -> database.once(caller, tx -> link(tx, caller.userId(), returned.identity())));
    }

    @Override
    public Future<LinkedIdentity> linkWaiting(Caller caller, String secret) {
        return Accounts.own(database, caller).compose(account -> {
            requireConfirmed(account);
            if (secret == null) {
                throw Attempts.gone();
            }
            return database.once(caller, tx -> WaitingIdentityStore.use(
                            tx.sql(), RefreshToken.hash(secret), account.id(), clock.instant())
                    .map(used -> used.orElseThrow(Attempts::gone))
                    .compose(identity -> link(tx, account.id(), identity)));
        });
    }

    /** The account is looked at once more, and kept as it is until the transaction ends. */
    private Future<LinkedIdentity> link(Transaction tx, UUID userId, Identity identity) {
        return UserStore.lock(tx.sql(), userId)
                .compose(locked -> UserStore.find(tx.sql(), userId))
                .map(found -> found.filter(account -> !account.disabled()).orElseThrow(SignInEnd.ACCOUNT_GONE::refusal))
                .compose(account -> {
                    requireConfirmed(account);
                    return IdentityStore.insert(
                            tx.sql(),
                            Uuids.next(),
                            userId,
                            identity,
                            clock.instant().truncatedTo(ChronoUnit.MICROS));
                })
                .compose(linked -> linked.map(Future::succeededFuture).orElseGet(() -> refuse(tx, identity)))
                .onSuccess(
                        linked -> SignIns.announce(tx, new IdentityLinked(userId, linked.id(), identity.provider())));
    }

    private static Future<LinkedIdentity> refuse(Transaction tx, Identity identity) {
        return IdentityStore.known(tx.sql(), identity)
                .compose(known -> Future.failedFuture(known.isPresent() ? taken() : anotherOne(identity)));
    }

    @Override
    public Future<Void> unlink(Caller caller, UUID identityId, String password) {
        return reauthentication.ask(
                caller,
                password,
                // One after the other: two who end the last two at once would leave none.
                (tx, account) -> UserStore.lock(tx.sql(), account.id())
                        .compose(locked -> SignInStore.endOf(tx.sql(), account.id(), identityId, clock.instant()))
                        .compose(ended -> unlink(tx, account.id(), identityId, ended)));
    }

    private Future<Void> unlink(Transaction tx, UUID userId, UUID identityId, boolean ended) {
        return IdentityStore.delete(tx.sql(), userId, identityId)
                .map(deleted -> deleted.orElseThrow(
                        () -> Refusal.NOT_FOUND.because("No such account elsewhere is linked to yours.")))
                .compose(deleted -> keepAWayIn(tx, userId, deleted))
                .map(deleted -> {
                    SignIns.announce(tx, new IdentityUnlinked(userId, identityId, deleted.provider()));
                    if (ended) {
                        SignIns.announce(tx, new UserSignedOut(userId, null));
                    }
                    return null;
                });
    }

    private Future<LinkedIdentity> keepAWayIn(Transaction tx, UUID userId, LinkedIdentity deleted) {
        Future<Optional<StoredUser>> user = UserStore.findStored(tx.sql(), userId);
        return user.compose(found -> IdentityStore.countOthers(tx.sql(), userId, deleted.id(), providers.issuers())
                .map(others -> {
                    if (others == 0 && found.map(StoredUser::passwordHash).isEmpty()) {
                        throw Refusal.CONFLICT.because(
                                "LAST_WAY_IN", "It is the only way into your account. Set a password first.");
                    }
                    return deleted;
                }));
    }

    /** Or whoever opened the account with the address of another would get in later, when that one has it. */
    static void requireConfirmed(UserAccount account) {
        if (!account.confirmed()) {
            throw Refusal.CONFLICT.because(
                    "EMAIL_UNCONFIRMED", "Confirm your e-mail address first; your profile mails you a link.");
        }
    }

    static ServiceException taken() {
        return Refusal.CONFLICT.because("IDENTITY_TAKEN", "It is linked to an account already.");
    }

    private static ServiceException anotherOne(Identity identity) {
        return Refusal.CONFLICT.because(
                "PROVIDER_LINKED",
                "Another account of " + identity.provider() + " is linked to yours. Unlink it first.");
    }
}
