package io.plenary.services.auth;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AuthEvents.UserSignedOut;
import io.plenary.contracts.auth.OpenSignIn;
import io.plenary.runtime.Database;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Where somebody is signed in, and how they end that from elsewhere. */
final class OwnSignIns {

    private final Database database;
    private final Clock clock;

    OwnSignIns(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Future<List<OpenSignIn>> list(Caller caller) {
        requireSignedIn(caller);
        return SignInStore.open(database.direct(), caller.userId(), clock.instant());
    }

    Future<Void> end(Caller caller, UUID signInId) {
        requireSignedIn(caller);
        return database.once(caller, tx -> SignInStore.endOwn(tx.sql(), caller.userId(), signInId, clock.instant())
                .map(ended -> {
                    if (!ended) {
                        throw Refusal.NOT_FOUND.because("You have no such sign-in.");
                    }
                    SignIns.announce(tx, new UserSignedOut(caller.userId(), signInId));
                    return null;
                }));
    }

    Future<Void> endOthers(Caller caller, UUID kept) {
        requireSignedIn(caller);
        return database.once(caller, tx -> UserStore.forgetDevices(tx.sql(), caller.userId())
                .compose(forgotten -> PasswordLinkStore.deleteOf(tx.sql(), caller.userId()))
                .compose(deleted -> SignInStore.endOthers(tx.sql(), caller.userId(), kept, clock.instant()))
                .map(ended -> {
                    if (ended) {
                        SignIns.announce(tx, new UserSignedOut(caller.userId(), null));
                    }
                    return null;
                }));
    }

    private static void requireSignedIn(Caller caller) {
        if (!caller.isSignedIn()) {
            throw Refusal.UNAUTHENTICATED.because("Nobody is signed in.");
        }
    }
}
