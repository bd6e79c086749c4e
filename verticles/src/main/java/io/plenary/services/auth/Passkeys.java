package io.plenary.services.auth;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AuthEvents.PasskeyAdded;
import io.plenary.contracts.auth.AuthEvents.PasskeyRemoved;
import io.plenary.contracts.auth.Credentials;
import io.plenary.contracts.auth.NewPasskey;
import io.plenary.contracts.auth.Passkey;
import io.plenary.contracts.auth.PasskeyChallenge;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.Uuids;
import io.vertx.core.Future;
import io.vertx.ext.auth.webauthn4j.Authenticator;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The passkeys of who is signed in. Whoever has only taken over a browser adds none and takes none away. */
final class Passkeys {

    /** Who gives up and begins again has room to. */
    private static final int MOST_BEGUN = 20;

    private final Database database;
    private final PasswordCheck passwordCheck;
    private final PasskeyAnswers answers;
    private final RelyingParty party;
    private final Clock clock;

    Passkeys(Database database, PasswordCheck passwordCheck, PasskeyAnswers answers, RelyingParty party, Clock clock) {
        this.database = database;
        this.passwordCheck = passwordCheck;
        this.answers = answers;
        this.party = party;
        this.clock = clock;
    }

    Future<PasskeyChallenge> begin(Caller caller, String password) {
        return proven(caller, password, this::begin, work -> database.write(caller, work));
    }

    private Future<PasskeyChallenge> begin(Transaction tx, UserAccount account) {
        Instant now = now();
        Challenge challenge = Challenge.toAdd(account.id(), now);
        return withRoom(tx, account.id()).compose(known -> ChallengeStore.insert(
                        tx.sql(), challenge, account.id().toString(), MOST_BEGUN, now)
                .map(PasskeyRules::requireFew)
                .compose(inserted -> PasskeyStore.handleOf(tx.sql(), account.id()))
                .map(handle -> PasskeyOptions.toAdd(party, challenge, account, handle, known)));
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

    Future<Passkey> add(Caller caller, NewPasskey made) {
        PasskeyRules.check(made);
        return Accounts.own(database, caller)
                .compose(account -> ChallengeStore.take(
                        database.direct(), made.challengeId(), Challenge.Purpose.ADD, account.id(), now()))
                .map(found -> found.orElseThrow(PasskeyRules::tooLate))
                .compose(challenge -> answers.made(challenge, made.credential()))
                .compose(answer -> database.once(caller, tx -> insert(tx, passkey(caller, made, answer))));
    }

    private StoredPasskey passkey(Caller caller, NewPasskey made, Authenticator answer) {
        return new StoredPasskey(
                new Passkey(Uuids.next(), made.name().strip(), now(), null),
                caller.userId(),
                null,
                answer.getCredID(),
                answer.getPublicKey(),
                answer.getCounter());
    }

    /** The account first: two who add the last one at once must not both. */
    private static Future<Passkey> insert(Transaction tx, StoredPasskey made) {
        return UserStore.lock(tx.sql(), made.userId())
                .compose(locked -> withRoom(tx, made.userId()))
                .compose(known -> PasskeyStore.insert(tx.sql(), made))
                .map(inserted -> {
                    if (!inserted) {
                        throw PasskeyRules.known();
                    }
                    SignIns.announce(
                            tx, new PasskeyAdded(made.userId(), made.passkey().id()));
                    return made.passkey();
                });
    }

    Future<List<Passkey>> list(Caller caller) {
        requireSignedIn(caller);
        return PasskeyStore.of(database.direct(), caller.userId())
                .map(found -> found.stream().map(StoredPasskey::passkey).toList());
    }

    Future<Passkey> rename(Caller caller, UUID passkeyId, String name) {
        requireSignedIn(caller);
        PasskeyRules.checkName(name);
        return database.once(caller, tx -> PasskeyStore.rename(tx.sql(), caller.userId(), passkeyId, name.strip())
                .map(renamed -> renamed.orElseThrow(PasskeyRules::noSuchPasskey)));
    }

    Future<Void> remove(Caller caller, UUID passkeyId, String password) {
        return proven(
                caller, password, (tx, account) -> remove(tx, account, passkeyId), work -> database.once(caller, work));
    }

    private static Future<Void> remove(Transaction tx, UserAccount account, UUID passkeyId) {
        return PasskeyStore.delete(tx.sql(), account.id(), passkeyId).map(deleted -> {
            if (!deleted) {
                throw PasskeyRules.noSuchPasskey();
            }
            SignIns.announce(tx, new PasskeyRemoved(account.id(), passkeyId));
            return null;
        });
    }

    /** In a transaction, once the caller has typed the password of the account. */
    private <T> Future<T> proven(
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

    private static void requireSignedIn(Caller caller) {
        if (!caller.isSignedIn()) {
            throw Refusal.UNAUTHENTICATED.because("Nobody is signed in.");
        }
    }

    /** As precise as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
