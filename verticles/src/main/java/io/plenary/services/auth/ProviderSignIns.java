package io.plenary.services.auth;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AuthEvents.UserSignedUp;
import io.plenary.contracts.auth.Credentials;
import io.plenary.contracts.auth.ProviderAttempt;
import io.plenary.contracts.auth.ProviderReturn;
import io.plenary.contracts.auth.ProvidersService;
import io.plenary.contracts.auth.SignIn;
import io.plenary.contracts.auth.SignInProvider;
import io.plenary.contracts.auth.SignUp;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.Uuids;
import io.plenary.services.auth.Attempts.Returned;
import io.plenary.services.auth.IdentityStore.Known;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Sign-ins with accounts that others know. */
final class ProviderSignIns implements ProvidersService {

    private final Database database;
    private final Providers providers;
    private final Attempts attempts;
    private final Devices devices;
    private final SecondSteps secondSteps;
    private final Clock clock;

    ProviderSignIns(
            Database database,
            Providers providers,
            Attempts attempts,
            Devices devices,
            SecondSteps secondSteps,
            Clock clock) {
        this.database = database;
        this.providers = providers;
        this.attempts = attempts;
        this.devices = devices;
        this.secondSteps = secondSteps;
        this.clock = clock;
    }

    @Override
    public Future<List<SignInProvider>> listProviders(Caller caller) {
        return Future.succeededFuture(providers.all().stream()
                .map(provider -> new SignInProvider(provider.id(), provider.name()))
                .toList());
    }

    @Override
    public Future<ProviderAttempt> beginSignIn(Caller caller, String provider) {
        return attempts.begin(caller, provider, null);
    }

    @Override
    public Future<SignIn> finishSignIn(Caller caller, ProviderReturn back) {
        return attempts.finish(back, null)
                .compose(returned -> IdentityStore.known(database.direct(), returned.identity())
                        .compose(known ->
                                known.map(Future::succeededFuture).orElseGet(() -> open(caller, back, returned))))
                .compose(known -> admit(caller, back, known));
    }

    private Future<SignIn> admit(Caller caller, ProviderReturn back, Known known) {
        return UserStore.findStored(database.direct(), known.userId())
                .map(found ->
                        found.filter(user -> !user.account().disabled()).orElseThrow(SignInEnd.ACCOUNT_GONE::refusal))
                .compose(user -> secondSteps.enter(caller, proven(user, back).by(known.id())));
    }

    private Proven proven(StoredUser user, ProviderReturn back) {
        Credentials from = new Credentials(
                user.account().email(),
                null,
                ClientAddress.counted(back.clientAddress()),
                back.device(),
                back.browser());
        return Proven.by(from, user, Source.of(from, devices, user.deviceGeneration()));
    }

    /** Whoever nobody knows yet gets an account, unless one has the address: that is its owner's to decide. */
    private Future<Known> open(Caller caller, ProviderReturn back, Returned returned) {
        if (!returned.vouchedFor()) {
            throw Refusal.FORBIDDEN.because(
                    "EMAIL_UNVERIFIED", "The provider does not vouch for an e-mail address. Confirm it there first.");
        }
        SignUp signUp =
                AccountRules.ofProvider(Uuids.next(), returned.identity().email(), returned.name());
        return UserStore.findByEmail(database.direct(), signUp.email())
                .compose(there -> there.isPresent()
                        ? Future.succeededFuture(Optional.<Known>empty())
                        : signUp(caller, back, signUp, returned.identity()))
                .compose(made -> made.map(Future::succeededFuture)
                        .orElseGet(() -> letWait(caller, back.secret(), returned.identity())));
    }

    private Future<Optional<Known>> signUp(Caller caller, ProviderReturn back, SignUp signUp, Identity identity) {
        return SignUpPace.take(database.direct(), ClientAddress.counted(back.clientAddress()), clock.instant())
                .compose(taken -> database.write(caller, tx -> UserStore.insert(tx.sql(), signUp, null, false, true)
                        .compose(made -> made.map(account -> linked(tx, account, identity))
                                .orElseGet(() -> IdentityStore.known(tx.sql(), identity)))));
    }

    private Future<Optional<Known>> linked(Transaction tx, UserAccount account, Identity identity) {
        return IdentityStore.insert(tx.sql(), Uuids.next(), account.id(), identity, clock.instant())
                .map(linked -> linked.orElseThrow(Identities::taken))
                .onSuccess(linked ->
                        SignIns.announce(tx, new UserSignedUp(account.id(), account.email(), account.displayName())))
                .map(linked -> Optional.of(new Known(linked.id(), account.id())));
    }

    private Future<Known> letWait(Caller caller, String browser, Identity identity) {
        return database.write(caller, tx -> UserStore.findByEmail(tx.sql(), identity.email())
                        .compose(there -> there.isEmpty()
                                ? Future.<Void>succeededFuture()
                                : WaitingIdentityStore.put(
                                        tx.sql(),
                                        RefreshToken.hash(browser),
                                        there.get().account().id(),
                                        identity,
                                        clock.instant().plus(Attempts.LIFE))))
                .compose(waits -> Future.failedFuture(Refusal.CONFLICT.because(
                        "ACCOUNT_EXISTS",
                        "There is an account with this address already. Sign in to it to link the two.")));
    }
}
