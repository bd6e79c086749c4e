package io.plenary.services.auth;

import io.plenary.contracts.Caller;
import io.plenary.contracts.auth.PasskeyOptions;
import io.plenary.contracts.auth.ShownPasskey;
import io.plenary.contracts.auth.SignIn;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.services.auth.PasskeyChallenges.Challenge;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;

/** Sign-ins by passkey. There is nothing to guess, so nobody waits and nobody is sent away. */
final class PasskeySignIns {

    private final Database database;
    private final PasskeyChallenges challenges;
    private final PasskeyAnswers answers;
    private final RelyingParty party;
    private final Devices devices;
    private final Admission admission;
    private final Clock clock;

    PasskeySignIns(
            Database database,
            PasskeyChallenges challenges,
            PasskeyAnswers answers,
            RelyingParty party,
            Devices devices,
            Admission admission,
            Clock clock) {
        this.database = database;
        this.challenges = challenges;
        this.answers = answers;
        this.party = party;
        this.devices = devices;
        this.admission = admission;
        this.clock = clock;
    }

    Future<PasskeyOptions> begin() {
        return Future.succeededFuture(BrowserOptions.toSignIn(party, challenges.toSignIn()));
    }

    Future<SignIn> signIn(Caller caller, ShownPasskey shown) {
        JsonObject credential = PasskeyRules.check(shown);
        Challenge challenge = challenges.requireToSignIn(PasskeyRules.challenge(credential));
        return PasskeyStore.find(database.direct(), PasskeyRules.id(credential))
                .map(found -> found.filter(passkey -> PasskeyRules.calls(credential, passkey))
                        .orElseThrow(PasskeyRules::refused))
                .compose(passkey -> answers.shown(challenge.text(), credential, passkey))
                .compose(used -> UserStore.findStored(database.direct(), used.userId())
                        .map(found ->
                                found.filter(user -> !user.account().disabled()).orElseThrow(PasskeyRules::refused))
                        .compose(user ->
                                admission.admit(caller, proven(shown, user), tx -> spend(tx, challenge, used))));
    }

    /** Of two who show it at once one is too late. */
    private Future<Void> spend(Transaction tx, Challenge challenge, StoredPasskey used) {
        return AnsweredChallengeStore.insert(tx.sql(), challenge)
                .compose(first -> first
                        ? PasskeyStore.markUsed(tx.sql(), used, clock.instant())
                        : Future.failedFuture(PasskeyRules.tooLate()))
                .compose(marked -> marked ? Future.succeededFuture() : Future.failedFuture(PasskeyRules.refused()));
    }

    private Proven proven(ShownPasskey shown, StoredUser user) {
        Source source = Source.ofPasskey(user, shown.device(), devices);
        return new Proven(user, source, shown.device(), shown.browser(), null);
    }
}
