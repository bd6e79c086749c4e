package io.plenary.services.auth;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.PasskeyChallenge;
import io.plenary.contracts.auth.PasskeyCredentials;
import io.plenary.contracts.auth.SignIn;
import io.plenary.runtime.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Sign-ins by passkey. There is nothing to guess, so nobody is sent away; but an address that fails is held up, as it is with
 * passwords, and makes strangers behind it wait there, too.
 */
final class PasskeySignIns {

    /** Thousands may share an address, and each page for signing in asks for one. */
    private static final int MOST_OF_ADDRESS = 5_000;

    private final Vertx vertx;
    private final Database database;
    private final PasskeyAnswers answers;
    private final RelyingParty party;
    private final Devices devices;
    private final Admission admission;
    private final Clock clock;

    PasskeySignIns(
            Vertx vertx,
            Database database,
            PasskeyAnswers answers,
            RelyingParty party,
            Devices devices,
            Admission admission,
            Clock clock) {
        this.vertx = vertx;
        this.database = database;
        this.answers = answers;
        this.party = party;
        this.devices = devices;
        this.admission = admission;
        this.clock = clock;
    }

    Future<PasskeyChallenge> begin(String clientAddress) {
        Instant now = clock.instant();
        Challenge challenge = Challenge.toSignIn(now);
        String address = ClientAddress.counted(clientAddress);
        return ChallengeStore.insert(database.direct(), challenge, address, MOST_OF_ADDRESS, now)
                .map(PasskeyRules::requireFew)
                .map(inserted -> PasskeyOptions.toSignIn(party, challenge));
    }

    Future<SignIn> authenticate(Caller caller, PasskeyCredentials credentials) {
        PasskeyRules.check(credentials);
        String address = ClientAddress.counted(credentials.clientAddress());
        return holdUp(address)
                .compose(passed -> look(credentials))
                .recover(refusal -> Refusal.UNAUTHENTICATED.is(refusal)
                        ? countFailure(address).transform(counted -> Future.failedFuture(refusal))
                        : Future.failedFuture(refusal))
                .compose(used -> admit(caller, credentials, used));
    }

    private Future<Void> holdUp(String address) {
        if (address == null) {
            return Future.succeededFuture();
        }
        Instant since = Source.addressRememberedSince(clock.instant());
        return FailureStore.countSince(database.direct(), Source.subjectOfAddress(address), since)
                .map(Waiting::pause)
                .compose(pause -> pause.isZero() ? Future.succeededFuture() : waitFor(pause));
    }

    private Future<Void> waitFor(Duration pause) {
        return vertx.timer(pause.toMillis(), TimeUnit.MILLISECONDS).mapEmpty();
    }

    /** The challenge is gone before anybody looks: an answer that came to somebody else's hands opens nothing again. */
    private Future<StoredPasskey> look(PasskeyCredentials credentials) {
        return ChallengeStore.take(
                        database.direct(), credentials.challengeId(), Challenge.Purpose.SIGN_IN, null, clock.instant())
                .map(found -> found.orElseThrow(PasskeyRules::tooLate))
                .compose(challenge -> passkey(credentials.credential())
                        .compose(passkey -> answers.shown(challenge, credentials.credential(), passkey)))
                .compose(this::markUsed);
    }

    private Future<StoredPasskey> passkey(JsonObject credential) {
        return PasskeyStore.find(
                        database.direct(), PasskeyRules.idOf(credential).orElseThrow())
                .map(found -> found.filter(passkey -> PasskeyRules.calls(credential, passkey))
                        .orElseThrow(PasskeyRules::refused));
    }

    private Future<StoredPasskey> markUsed(StoredPasskey used) {
        return PasskeyStore.markUsed(database.direct(), used, clock.instant()).map(marked -> {
            if (!marked) {
                throw PasskeyRules.refused();
            }
            return used;
        });
    }

    /** @param address null where it is not known */
    private Future<?> countFailure(String address) {
        Instant now = clock.instant();
        return address == null
                ? Future.succeededFuture()
                : FailureStore.count(
                        database.direct(), Source.subjectOfAddress(address), now, Source.addressRememberedSince(now));
    }

    private Future<SignIn> admit(Caller caller, PasskeyCredentials credentials, StoredPasskey used) {
        return UserStore.findStored(database.direct(), used.userId())
                .map(found -> found.filter(user -> !user.account().disabled()).orElseThrow(PasskeyRules::refused))
                .compose(user -> admission.admit(caller, proven(credentials, user)));
    }

    private Proven proven(PasskeyCredentials credentials, StoredUser user) {
        Source source = Source.ofPasskey(user.account(), credentials.device(), devices);
        return new Proven(user, source, credentials.device(), credentials.browser());
    }
}
