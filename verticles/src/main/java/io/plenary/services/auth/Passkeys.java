package io.plenary.services.auth;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AddedPasskey;
import io.plenary.contracts.auth.NewPasskey;
import io.plenary.contracts.auth.Passkey;
import io.plenary.contracts.auth.PasskeyOptions;
import io.plenary.contracts.auth.PasskeysService;
import io.plenary.contracts.auth.SecondFactorChange;
import io.plenary.contracts.auth.ShownPasskey;
import io.plenary.contracts.auth.SignIn;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.Uuids;
import io.plenary.services.auth.PasskeyChallenges.Challenge;
import io.vertx.core.Future;
import io.vertx.ext.auth.webauthn4j.Authenticator;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** The passkeys of people. Whoever has only taken over a browser adds none and takes none away. */
final class Passkeys implements PasskeysService {

    private final Database database;
    private final Reauthentication again;
    private final SecondFactors factors;
    private final PasskeyChallenges challenges;
    private final PasskeyAnswers answers;
    private final RelyingParty party;
    private final PasskeySignIns signIns;
    private final Clock clock;

    Passkeys(
            Database database,
            Reauthentication again,
            SecondFactors factors,
            PasskeyChallenges challenges,
            PasskeyAnswers answers,
            RelyingParty party,
            PasskeySignIns signIns,
            Clock clock) {
        this.database = database;
        this.again = again;
        this.factors = factors;
        this.challenges = challenges;
        this.answers = answers;
        this.party = party;
        this.signIns = signIns;
        this.clock = clock;
    }

    @Override
    public Future<List<Passkey>> list(Caller caller) {
        requireSignedIn(caller);
        return PasskeyStore.of(database.direct(), caller.userId())
                .map(found -> found.stream().map(StoredPasskey::passkey).toList());
    }

    @Override
    public Future<PasskeyOptions> beginAdding(Caller caller, String password) {
        return again.ask(caller, password, this::begin);
    }

    private Future<PasskeyOptions> begin(Transaction tx, UserAccount account) {
        Identities.requireConfirmed(account);
        return withRoom(tx, account.id()).compose(known -> PasskeyStore.handleOf(tx.sql(), account.id())
                .map(handle -> BrowserOptions.toAdd(party, challenges.toAdd(account.id()), account, handle, known)));
    }

    /** Those there are, if there may be another. */
    private static Future<List<StoredPasskey>> withRoom(Transaction tx, UUID userId) {
        return PasskeyStore.of(tx.sql(), userId).map(known -> {
            if (known.size() >= PasskeyRules.MOST) {
                throw PasskeyRules.tooMany();
            }
            return known;
        });
    }

    @Override
    public Future<AddedPasskey> add(Caller caller, NewPasskey typed) {
        NewPasskey made = PasskeyRules.check(typed);
        return Accounts.own(database, caller).compose(account -> {
            Challenge challenge = challenges.requireToAdd(PasskeyRules.challenge(made.credential()), account.id());
            return answers.made(challenge.text(), account.id(), made.credential())
                    .compose(answer -> database.once(
                            caller, tx -> add(tx, caller, challenge, passkey(account.id(), made.name(), answer))));
        });
    }

    private StoredPasskey passkey(UUID userId, String name, Authenticator answer) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new StoredPasskey(
                new Passkey(Uuids.next(), name.strip(), now, null),
                userId,
                null,
                answer.getCredID(),
                answer.getPublicKey(),
                answer.getCounter());
    }

    private Future<AddedPasskey> add(Transaction tx, Caller caller, Challenge challenge, StoredPasskey made) {
        return AnsweredChallengeStore.insert(tx.sql(), challenge)
                .compose(first -> first
                        ? factors.strengthen(tx, caller, SecondFactorChange.PASSKEY_ADDED, () -> insert(tx, made))
                        : Future.failedFuture(PasskeyRules.tooLate()))
                .map(codes -> new AddedPasskey(made.passkey(), codes));
    }

    private static Future<Void> insert(Transaction tx, StoredPasskey made) {
        return withRoom(tx, made.userId())
                .compose(known -> PasskeyStore.insert(tx.sql(), made))
                .compose(inserted -> inserted ? Future.succeededFuture() : Future.failedFuture(PasskeyRules.known()));
    }

    @Override
    public Future<Passkey> rename(Caller caller, UUID passkeyId, String typed) {
        requireSignedIn(caller);
        String name = PasskeyRules.checkName(typed);
        return database.once(caller, tx -> PasskeyStore.rename(tx.sql(), caller.userId(), passkeyId, name)
                .map(renamed -> renamed.orElseThrow(PasskeyRules::noSuchPasskey)));
    }

    @Override
    public Future<Void> remove(Caller caller, UUID passkeyId, String password) {
        return again.ask(caller, password, (tx, account) -> PasskeyStore.delete(tx.sql(), account.id(), passkeyId)
                .compose(deleted -> deleted
                        ? SecondFactors.weaken(tx, account.id(), SecondFactorChange.PASSKEY_REMOVED)
                        : Future.failedFuture(PasskeyRules.noSuchPasskey())));
    }

    @Override
    public Future<PasskeyOptions> beginSignIn(Caller caller) {
        return signIns.begin();
    }

    @Override
    public Future<SignIn> signIn(Caller caller, ShownPasskey shown) {
        return signIns.signIn(caller, shown);
    }

    private static void requireSignedIn(Caller caller) {
        if (!caller.isSignedIn()) {
            throw Refusal.UNAUTHENTICATED.because("Nobody is signed in.");
        }
    }
}
