package io.plenary.services.auth;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.webauthn4j.Attestation;
import io.vertx.ext.auth.webauthn4j.Authenticator;
import io.vertx.ext.auth.webauthn4j.COSEAlgorithm;
import io.vertx.ext.auth.webauthn4j.CredentialStorage;
import io.vertx.ext.auth.webauthn4j.ResidentKey;
import io.vertx.ext.auth.webauthn4j.UserVerification;
import io.vertx.ext.auth.webauthn4j.WebAuthn4J;
import io.vertx.ext.auth.webauthn4j.WebAuthn4JCredentials;
import io.vertx.ext.auth.webauthn4j.WebAuthn4JOptions;
import io.vertx.serviceproxy.ServiceException;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Looks at what devices answer: whether it was meant for us, now, and signed by who holds the passkey. */
final class PasskeyAnswers {

    /** An answer is looked at beside what is known already; what becomes of it is kept by who asked. */
    private record Known(List<Authenticator> passkeys) implements CredentialStorage {

        @Override
        public Future<List<Authenticator>> find(String account, String credentialId) {
            return Future.succeededFuture(passkeys);
        }

        @Override
        public Future<Void> storeCredential(Authenticator made) {
            return Future.succeededFuture();
        }

        @Override
        public Future<Void> updateCounter(Authenticator used) {
            return Future.succeededFuture();
        }
    }

    /** What make of device a passkey is of is not kept. */
    private static final String NO_MAKE = "00000000-0000-0000-0000-000000000000";

    private final Vertx vertx;
    private final RelyingParty party;
    private final WebAuthn4JOptions options;

    PasskeyAnswers(Vertx vertx, RelyingParty party) {
        this.vertx = vertx;
        this.party = party;
        options = new WebAuthn4JOptions()
                .setRelyingParty(new io.vertx.ext.auth.webauthn4j.RelyingParty()
                        .setId(party.id())
                        .setName(party.name()))
                .setAttestation(Attestation.NONE)
                // The account is known by the passkey.
                .setResidentKey(ResidentKey.REQUIRED)
                .setUserVerification(UserVerification.REQUIRED)
                .setUserPresenceRequired(true)
                .setPubKeyCredParams(List.of(COSEAlgorithm.ES256, COSEAlgorithm.RS256));
    }

    /** The passkey that was made. */
    Future<Authenticator> made(String challenge, UUID userId, JsonObject credential) {
        WebAuthn4JCredentials answer = answer(challenge, credential).setUsername(userId.toString());
        return look(answer, List.of(), PasskeyRules::notMade)
                .map(made -> PasskeyRules.require(made, PasskeyKeys.isFit(made.getPublicKey()), PasskeyRules::notMade));
    }

    /** The passkey with its counter as it is now. */
    Future<StoredPasskey> shown(String challenge, JsonObject credential, StoredPasskey passkey) {
        Authenticator known = new Authenticator()
                .setType("public-key")
                .setCredID(passkey.credentialId())
                .setPublicKey(passkey.publicKey())
                .setCounter(passkey.counter())
                .setAaguid(NO_MAKE);
        return look(answer(challenge, credential), List.of(known), PasskeyRules::refused)
                .map(used -> passkey.usedAt(used.getCounter()));
    }

    private WebAuthn4JCredentials answer(String challenge, JsonObject credential) {
        return new WebAuthn4JCredentials()
                .setChallenge(challenge)
                .setOrigin(party.origin())
                .setDomain(party.id())
                .setWebauthn(credential);
    }

    /** By a worker, since strangers decide how much arithmetic it is. Whatever is wrong with it is theirs, too. */
    private Future<Authenticator> look(
            WebAuthn4JCredentials answer, List<Authenticator> known, Supplier<ServiceException> wrong) {
        return vertx.executeBlocking(
                        () -> WebAuthn4J.create(vertx, options)
                                .credentialStorage(new Known(known))
                                .authenticate(answer),
                        false)
                .compose(looked -> looked.recover(failure -> Future.failedFuture(wrong.get())))
                .map(user -> new Authenticator(user.principal()));
    }
}
