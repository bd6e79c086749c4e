package io.plenary.services.auth;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AuthEvents.RefreshTokenReused;
import io.plenary.contracts.auth.AuthEvents.UserSignedOut;
import io.plenary.contracts.auth.Credentials;
import io.plenary.contracts.auth.SignIn;
import io.plenary.contracts.auth.TokenClaims;
import io.plenary.contracts.events.OfUser;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** Sign-ins by password, and what becomes of sign-ins later. */
final class SignIns {

    private final Database database;
    private final PasswordCheck passwordCheck;
    private final Devices devices;
    private final SecondSteps secondSteps;
    private final Admission admission;
    private final SigningKeys keys;
    private final Clock clock;

    SignIns(
            Database database,
            PasswordCheck passwordCheck,
            Devices devices,
            SecondSteps secondSteps,
            Admission admission,
            SigningKeys keys,
            Clock clock) {
        this.database = database;
        this.passwordCheck = passwordCheck;
        this.devices = devices;
        this.secondSteps = secondSteps;
        this.admission = admission;
        this.keys = keys;
        this.clock = clock;
    }

    Future<SignIn> authenticate(Caller caller, Credentials credentials) {
        Credentials typed = AccountRules.check(credentials);
        return generation(typed).compose(generation -> {
            Source source = Source.of(typed, devices, generation);
            return passwordCheck.check(
                    caller, typed, source, user -> secondSteps.enter(caller, Proven.by(typed, user, source)));
        });
    }

    private Future<Integer> generation(Credentials typed) {
        return typed.device() == null
                ? Future.succeededFuture(0)
                : UserStore.deviceGeneration(database.direct(), typed.email());
    }

    Future<SignIn> refresh(Caller caller, String token) {
        if (token == null) {
            throw invalidToken();
        }
        byte[] hash = RefreshToken.hash(token);
        // A key that had to be made within the transaction would need another connection.
        return keys.ensure()
                .compose(there -> database.once(
                        caller,
                        tx -> SignInStore.lockToken(tx.sql(), hash)
                                .compose(found -> found.map(locked -> present(tx, hash, locked))
                                        .orElse(Future.succeededFuture(Optional.empty()))),
                        Optional::isPresent))
                // Refused only here, after the commit: a revocation must stay.
                .compose(traded -> traded.map(Future::succeededFuture).orElseGet(() -> refuse(hash)));
    }

    /** Only who holds the token learns what became of it. */
    private Future<SignIn> refuse(byte[] tokenHash) {
        return SignInStore.end(database.direct(), tokenHash)
                .compose(end -> Future.failedFuture(end.map(SignInEnd::refusal).orElseGet(SignIns::invalidToken)));
    }

    private Future<Optional<SignIn>> present(Transaction tx, byte[] hash, RefreshToken token) {
        Instant now = now();
        return switch (token.judge(now)) {
            case TRADE ->
                trade(tx, hash, token, now)
                        .compose(opened -> admission.issue(opened, null))
                        .map(Optional::of);
            case REFUSE -> Future.succeededFuture(Optional.empty());
            case REVOKE -> end(tx, token, RefreshTokenReused::new).map(Optional.empty());
        };
    }

    private static Future<Admission.Opened> trade(Transaction tx, byte[] hash, RefreshToken token, Instant now) {
        return SignInStore.markUsed(tx.sql(), hash, now)
                .compose(used -> UserStore.find(tx.sql(), token.userId()))
                .compose(user -> Admission.addToken(tx, user.orElseThrow(), token.signInId(), now));
    }

    /** @param claims verified ones */
    Future<TokenClaims> validate(JsonObject claims) {
        return withRights(new TokenClaims(
                UUID.fromString(claims.getString("sub")),
                false,
                UUID.fromString(claims.getString("sid")),
                Instant.ofEpochSecond(claims.getLong("exp"))));
    }

    /** Rights are looked up, not believed: they may have changed since the token was signed. */
    private Future<TokenClaims> withRights(TokenClaims claims) {
        return SignInStore.standing(database.direct(), claims.signInId(), claims.userId(), now())
                .map(found -> found.orElseThrow(SignIns::invalidToken))
                .map(user -> new TokenClaims(
                        claims.userId(),
                        user.admin(),
                        claims.signInId(),
                        claims.expiresAt(),
                        null,
                        null,
                        null,
                        user.secondFactor() ? true : null));
    }

    Future<Void> signOut(Caller caller, String refreshToken) {
        if (refreshToken == null) {
            return Future.succeededFuture();
        }
        return SignInStore.findToken(database.direct(), RefreshToken.hash(refreshToken))
                .compose(found -> found.map(token -> signOut(caller, token)).orElse(Future.succeededFuture()));
    }

    /** Only what there is to end is remembered: anybody may make up a token, and as many as they like. */
    private Future<Void> signOut(Caller caller, RefreshToken token) {
        return database.once(caller, tx -> end(tx, token, UserSignedOut::new));
    }

    private Future<Void> end(Transaction tx, RefreshToken token, BiFunction<UUID, UUID, OfUser> ended) {
        return SignInStore.end(tx.sql(), token.signInId(), now()).map(wasOpen -> {
            if (wasOpen) {
                announce(tx, ended.apply(token.userId(), token.signInId()));
            }
            return null;
        });
    }

    Future<Void> signOutEverywhere(Caller caller) {
        if (!caller.isSignedIn()) {
            throw Refusal.UNAUTHENTICATED.because("Nobody is signed in.");
        }
        return database.once(caller, tx -> endAll(tx, caller.userId(), now()).map(ended -> {
            if (ended) {
                announce(tx, new UserSignedOut(caller.userId(), null));
            }
            return null;
        }));
    }

    /**
     * False if none was open. A link for a new password, another address that waits, what waits for a code and the marks of devices end
     * with them: they would be ways in again.
     */
    static Future<Boolean> endAll(Transaction tx, UUID userId, Instant now) {
        return UserStore.forgetDevices(tx.sql(), userId)
                .compose(forgotten -> PasswordLinkStore.deleteOf(tx.sql(), userId))
                .compose(deleted -> FirstStepStore.deleteOf(tx.sql(), userId))
                .compose(deleted -> ConfirmationStore.deleteChangeOf(tx.sql(), userId))
                .compose(deleted -> SignInStore.endAll(tx.sql(), userId, now));
    }

    /** Whoever is concerned counts as the one who did it. */
    static void announce(Transaction tx, OfUser what) {
        tx.announce(what, null, null, what.userId());
    }

    /** As precise as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static ServiceException invalidToken() {
        return Refusal.UNAUTHENTICATED.because("The token is not valid or no longer valid.");
    }
}
