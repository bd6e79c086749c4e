package io.plenary.services.auth;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AuthEvents;
import io.plenary.contracts.auth.JsonWebKeys;
import io.plenary.runtime.Database;
import io.plenary.runtime.KeyVault;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import io.vertx.serviceproxy.ServiceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Signs and verifies access tokens with the keys all nodes share through the database. With several private keys the
 * library would sign with a random one, so the signer knows one key only; the verifier knows all public ones.
 */
final class SigningKeys {

    static final Duration TOKEN_LIFE = Duration.ofMinutes(15);

    private static final String ALGORITHM = "ES256";
    private static final String ISSUER = "plenary";
    private static final String AUDIENCE = "plenary";

    private record Signer(String kid, JWTAuth provider) {}

    private final Vertx vertx;
    private final Database database;
    private final KeyVault vault;
    private final Clock clock;
    private List<SigningKey> known = List.of();
    private List<SigningKey> usable = List.of();
    private JWTAuth verifier;
    private Signer signer;

    SigningKeys(Vertx vertx, Database database, KeyVault vault, Clock clock) {
        this.vertx = vertx;
        this.database = database;
        this.vault = vault;
        this.clock = clock;
    }

    /** Makes the next key when it is time, drops keys nobody needs and learns what other nodes made. */
    Future<Void> renew() {
        Instant now = clock.instant();
        return database.write(Caller.SYSTEM, tx -> SigningKeyStore.lock(tx.sql())
                        .compose(locked -> SigningKeyStore.deleteRetired(tx.sql(), now.minus(SigningKey.VERIFIES_ON)))
                        .compose(deleted -> SigningKeyStore.all(tx.sql()))
                        .compose(keys -> SigningKey.nextStart(usable(keys), now)
                                .map(start -> make(tx, start))
                                .orElse(Future.succeededFuture()))
                        .compose(made -> SigningKeyStore.all(tx.sql())))
                .map(this::adopt);
    }

    private Future<Void> make(Transaction tx, Instant start) {
        return vertx.executeBlocking(() -> KeyPairs.generate(vault, start), false)
                .compose(key -> {
                    tx.announce(new AuthEvents.SigningKeyRotated(key.kid(), start), null, null);
                    return SigningKeyStore.insert(tx.sql(), key);
                });
    }

    /** Those this node can open. */
    private List<SigningKey> usable(List<SigningKey> keys) {
        return keys.stream()
                .filter(key -> vault.open(key.kid(), key.sealedPrivateKey()).isPresent())
                .toList();
    }

    private Void adopt(List<SigningKey> keys) {
        JWTAuthOptions options = new JWTAuthOptions()
                .setJWTOptions(new JWTOptions()
                        .setIssuer(ISSUER)
                        .addAudience(AUDIENCE)
                        // compared with our own clock below
                        .setIgnoreExpiration(true));
        keys.forEach(key -> options.addJwk(key.publicKey()));
        known = keys;
        usable = usable(keys);
        verifier = JWTAuth.create(vertx, options);
        return null;
    }

    /** The claims with issuer, audience and times added, signed. */
    Future<String> sign(JsonObject claims) {
        return ensure().map(there ->
                sign(SigningKey.signing(usable, clock.instant()).orElseThrow(), claims, clock.instant()));
    }

    /** That there is a key to sign with. */
    Future<Void> ensure() {
        return SigningKey.signing(usable, clock.instant()).isPresent() ? Future.succeededFuture() : renew();
    }

    private String sign(SigningKey key, JsonObject claims, Instant now) {
        if (signer == null || !signer.kid().equals(key.kid())) {
            byte[] privateKey = vault.open(key.kid(), key.sealedPrivateKey()).orElseThrow();
            JWTAuthOptions options = new JWTAuthOptions().addJwk(KeyPairs.privateJwk(key, privateKey));
            signer = new Signer(key.kid(), JWTAuth.create(vertx, options));
        }
        JsonObject timed = claims.copy()
                .put("iat", now.getEpochSecond())
                .put("exp", now.plus(TOKEN_LIFE).getEpochSecond());
        JWTOptions options =
                new JWTOptions().setAlgorithm(ALGORITHM).setIssuer(ISSUER).addAudience(AUDIENCE);
        return signer.provider().generateToken(timed, options);
    }

    /**
     * The claims of a token of ours that has not expired.
     *
     * @return fails with UNAUTHENTICATED for any other token
     */
    Future<JsonObject> verify(String token) {
        return TokenHeader.kid(token)
                .map(kid -> know(kid).compose(found -> found ? checked(token) : Future.failedFuture(notValid())))
                .orElseGet(() -> Future.failedFuture(notValid()));
    }

    /** Another node may have made the key a moment ago. */
    private Future<Boolean> know(String kid) {
        return isKnown(kid)
                ? Future.succeededFuture(true)
                : SigningKeyStore.all(database.direct()).map(this::adopt).map(adopted -> isKnown(kid));
    }

    private boolean isKnown(String kid) {
        return known.stream().anyMatch(key -> key.kid().equals(kid));
    }

    private Future<JsonObject> checked(String token) {
        return verifier.authenticate(new TokenCredentials(token))
                .map(user -> user.attributes().getJsonObject("accessToken"))
                .recover(failure -> Future.failedFuture(notValid()))
                .compose(claims -> claims.getLong("exp") > clock.instant().getEpochSecond()
                        ? Future.succeededFuture(claims)
                        : Future.failedFuture(notValid()));
    }

    /** Read from the database, so that a key another node made a moment ago is there. */
    Future<JsonWebKeys> published() {
        Instant now = clock.instant();
        return SigningKeyStore.all(database.direct())
                .compose(keys -> keys.isEmpty() ? renew().map(renewed -> known) : Future.succeededFuture(keys))
                .map(keys -> new JsonWebKeys(keys.stream()
                        .filter(key -> key.verifies(now))
                        .map(SigningKey::publicKey)
                        .toList()));
    }

    private static ServiceException notValid() {
        return Refusal.UNAUTHENTICATED.because("The access token is not valid or has expired.");
    }
}
