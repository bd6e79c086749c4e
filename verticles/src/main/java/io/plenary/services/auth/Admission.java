package io.plenary.services.auth;

import io.plenary.contracts.Caller;
import io.plenary.contracts.auth.AuthEvents.NewDeviceSignedIn;
import io.plenary.contracts.auth.AuthEvents.UserSignedIn;
import io.plenary.contracts.auth.SignIn;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.Uuids;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Function;

/** Begins sign-ins and makes their tokens. Whatever somebody has proven, this is the one way in. */
final class Admission {

    /** A sign-in with a refresh token that nobody has used. */
    record Opened(UserAccount user, UUID id, String refreshToken, Instant expiresAt) {}

    private final Database database;
    private final Devices devices;
    private final SigningKeys keys;
    private final Clock clock;

    Admission(Database database, Devices devices, SigningKeys keys, Clock clock) {
        this.database = database;
        this.devices = devices;
        this.keys = keys;
        this.clock = clock;
    }

    Future<SignIn> admit(Caller caller, Proven proven) {
        return admit(caller, proven, tx -> Future.succeededFuture());
    }

    /** @param spend what was shown, which nobody can show again; refuses where somebody did */
    Future<SignIn> admit(Caller caller, Proven proven, Function<Transaction, Future<Void>> spend) {
        // A key that had to be made within the transaction would need another connection.
        return keys.ensure()
                .compose(there -> database.once(caller, tx -> spend.apply(tx)
                        .compose(spent -> open(tx, proven))
                        .compose(opened -> issue(
                                opened,
                                devices.remember(
                                        proven.device(),
                                        proven.email(),
                                        proven.user().deviceGeneration())))));
    }

    private Future<Opened> open(Transaction tx, Proven proven) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UUID id = Uuids.next();
        return UserStore.markSignedIn(tx.sql(), proven.user(), now)
                .map(found -> found.orElseThrow(proven.source()::wrong))
                .compose(account -> PasswordCheck.forgive(tx, proven.source())
                        .compose(forgiven -> SignInStore.insert(tx.sql(), id, proven, now))
                        .compose(inserted -> {
                            if (!inserted) {
                                throw Attempts.gone();
                            }
                            return addToken(tx, account, id, now);
                        }))
                .onSuccess(opened -> announce(tx, proven, id));
    }

    private static void announce(Transaction tx, Proven proven, UUID id) {
        UserAccount before = proven.user().account();
        SignIns.announce(tx, new UserSignedIn(before.id(), id));
        if (proven.source().isStranger() && before.lastSignedInAt() != null) {
            SignIns.announce(tx, new NewDeviceSignedIn(before.id(), id, proven.browser()));
        }
    }

    static Future<Opened> addToken(Transaction tx, UserAccount user, UUID signInId, Instant now) {
        String token = RefreshToken.generate();
        Instant expiresAt = now.plus(RefreshToken.LIFE);
        return SignInStore.addToken(tx.sql(), signInId, RefreshToken.hash(token), expiresAt)
                .map(new Opened(user, signInId, token, expiresAt));
    }

    /** @param device the marks of the device from now on, null if they stay */
    Future<SignIn> issue(Opened opened, String device) {
        JsonObject claims = new JsonObject()
                .put("sub", opened.user().id().toString())
                .put("sid", opened.id().toString())
                .put("jti", UUID.randomUUID().toString());
        return keys.sign(claims)
                .map(accessToken -> new SignIn(
                        accessToken,
                        "Bearer",
                        (int) SigningKeys.TOKEN_LIFE.toSeconds(),
                        opened.refreshToken(),
                        opened.expiresAt(),
                        opened.user(),
                        device));
    }
}
