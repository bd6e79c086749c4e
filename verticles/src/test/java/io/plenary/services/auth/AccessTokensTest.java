package io.plenary.services.auth;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.SignIn;
import io.plenary.contracts.auth.TokenClaims;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.runtime.KeyVault;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccessTokensTest {

    private AuthNode node;
    private UserAccount user;

    @BeforeEach
    void start() {
        node = new AuthNode();
        user = node.newUser();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void aTokenSaysWhoWhereWhenAndForWhom() {
        SignIn signIn = node.signIn(user);
        TokenClaims claims = await(validate(signIn.accessToken()));
        long now = node.clock.instant().getEpochSecond();

        JsonObject payload = part(signIn.accessToken(), 1);

        assertThat(payload.fieldNames()).isEqualTo(Set.of("iss", "aud", "sub", "sid", "exp", "iat", "jti"));
        assertThat(payload)
                .isEqualTo(new JsonObject()
                        .put("iss", "plenary")
                        .put("aud", "plenary")
                        .put("sub", user.id().toString())
                        .put("sid", claims.signInId().toString())
                        .put("iat", now)
                        .put("exp", now + 900)
                        .put("jti", payload.getString("jti")));
        assertThat(part(node.signIn(user).accessToken(), 1).getString("jti")).isNotEqualTo(payload.getString("jti"));
    }

    /** A gateway without a database signs cursors as one that has it. */
    @Test
    void whatCursorsAreSignedWithIsForServices() {
        byte[] derived = node.node.node().databases().addressOf("auth").secretFor("cursors");

        assertThat(Base64.getDecoder().decode(await(node.auth.cursorSecret(Caller.SYSTEM))))
                .isEqualTo(derived)
                .hasSize(32);
        for (Caller other : List.of(Caller.ANONYMOUS, new Caller(user.id(), Caller.Platform.ADMIN, Map.of()))) {
            assertThat(catchThrowable(() -> await(node.auth.cursorSecret(other))))
                    .matches(Refusal.FORBIDDEN::is);
        }
    }

    @Test
    void thePublishedKeysVerifyATokenAndKeepTheirPrivateHalf() {
        String token = node.signIn(user).accessToken();
        List<JsonObject> keys = await(node.auth.jsonWebKeys(Caller.ANONYMOUS)).keys();
        JWTAuthOptions options = new JWTAuthOptions().setJWTOptions(new JWTOptions().setIgnoreExpiration(true));
        keys.forEach(options::addJwk);

        assertThat(await(JWTAuth.create(node.node.vertx(), options).authenticate(new TokenCredentials(token)))
                        .attributes()
                        .getString("sub"))
                .isEqualTo(user.id().toString());
        assertThat(keys).singleElement().satisfies(key -> assertThat(key.fieldNames())
                .isEqualTo(Set.of("kty", "crv", "alg", "use", "kid", "x", "y")));
    }

    @Test
    void unsignedTamperedAndMalformedTokensAreRefused() {
        String token = node.signIn(user).accessToken();
        String[] parts = token.split("\\.");
        String unsigned = base64(part(token, 0).put("alg", "none"));
        String admin = base64(part(token, 1).put("sub", "00000000-0000-0000-0000-000000000001"));

        Stream.of(
                        "",
                        "no token",
                        "a.b.c",
                        unsigned + "." + parts[1] + ".",
                        unsigned + "." + parts[1] + "." + parts[2],
                        parts[0] + "." + parts[1] + ".",
                        parts[0] + "." + parts[1],
                        parts[0] + "." + admin + "." + parts[2],
                        base64(part(token, 0).put("alg", "HS256")) + "." + parts[1] + "." + parts[2],
                        base64(new JsonObject().put("alg", "ES256")) + "." + parts[1] + "." + parts[2],
                        base64(part(token, 0).put("kid", 1)) + "." + parts[1] + "." + parts[2],
                        "x".repeat(100_000))
                .forEach(bad -> assertRefused(Refusal.UNAUTHENTICATED, () -> validate(bad)));
    }

    @Test
    void aTokenSignedWithAForeignKeyIsRefusedUnderItsOwnAndUnderOurKeyId() throws GeneralSecurityException {
        JsonObject claims = part(node.signIn(user).accessToken(), 1);
        String ours = part(node.signIn(user).accessToken(), 0).getString("kid");
        KeyVault vault = new KeyVault(new byte[32]);
        SigningKey foreign = KeyPairs.generate(vault, node.clock.instant());
        JsonObject jwk = KeyPairs.privateJwk(
                foreign, vault.open(foreign.kid(), foreign.sealedPrivateKey()).orElseThrow());

        assertRefused(Refusal.UNAUTHENTICATED, () -> validate(signed(jwk, claims)));
        assertRefused(Refusal.UNAUTHENTICATED, () -> validate(signed(jwk.copy().put("kid", ours), claims)));
    }

    @Test
    void aTokenSignedWithThePublicKeyAsASharedSecretIsRefused() {
        SignIn signIn = node.signIn(user);
        JsonObject key = await(node.auth.jsonWebKeys(Caller.ANONYMOUS)).keys().get(0);
        JWTAuth confused = JWTAuth.create(
                node.node.vertx(),
                new JWTAuthOptions()
                        .addPubSecKey(new PubSecKeyOptions()
                                .setAlgorithm("HS256")
                                .setId(key.getString("kid"))
                                .setBuffer(key.encode())));
        String token = confused.generateToken(part(signIn.accessToken(), 1), new JWTOptions().setAlgorithm("HS256"));

        assertRefused(Refusal.UNAUTHENTICATED, () -> validate(token));
    }

    @Test
    void aNewKeyKeepsOldTokensValidUntilTheyExpire() {
        node.clock.advance(SigningKey.SIGNS.minus(Duration.ofMinutes(5)));
        SignIn old = node.signIn(user);
        node.clock.advance(Duration.ofMinutes(6));
        SignIn renewed = node.signIn(user);

        assertThat(kid(renewed)).isNotEqualTo(kid(old));
        assertThat(await(validate(old.accessToken())).userId()).isEqualTo(user.id());
        assertThat(await(validate(renewed.accessToken())).userId()).isEqualTo(user.id());
        assertThat(publishedKids()).containsExactlyInAnyOrder(kid(old), kid(renewed));

        node.clock.advance(Duration.ofMinutes(30));
        assertRefused(Refusal.UNAUTHENTICATED, () -> validate(old.accessToken()));
        assertThat(publishedKids()).containsExactly(kid(renewed));
    }

    @Test
    void nodesThatRenewAtOnceMakeOneKey() {
        List<SigningKeys> nodes =
                Stream.generate(() -> keys(new byte[32])).limit(8).toList();

        await(Future.all(nodes.stream().map(SigningKeys::renew).toList()));

        // the first one, which another secret sealed, and the one made now
        assertThat(publishedKids()).hasSize(2);
    }

    @Test
    void aNodeAcceptsATokenWhoseKeyAnotherNodeMadeAMomentAgo() {
        SigningKeys early = keys(new byte[32]);
        await(early.renew());
        SigningKeys late = keys(new byte[] {
            1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2
        });
        await(late.renew());
        String token = await(late.sign(new JsonObject().put("sub", "somebody")));

        assertThat(await(early.verify(token)).getString("sub")).isEqualTo("somebody");
    }

    @Test
    void aKeyThatIsMissingIsMadeWhenItIsNeeded() {
        node.texts("delete from signing_keys");

        assertThat(publishedKids()).hasSize(1);
    }

    @Test
    void privateKeysAreNotReadableInTheDatabase() {
        List<String> openable = await(SigningKeyStore.all(node.database.direct())).stream()
                .filter(key -> new KeyVault(new byte[32])
                        .open(key.kid(), key.sealedPrivateKey())
                        .isPresent())
                .map(SigningKey::kid)
                .toList();

        assertThat(openable).isEmpty();
        assertThat(node.texts("select octet_length(private_key)::text from signing_keys"))
                .containsExactly(Integer.toString(KeyVault.NONCE_BYTES + 32 + 16));
    }

    private SigningKeys keys(byte[] secret) {
        return new SigningKeys(node.node.vertx(), node.database, new KeyVault(secret), node.clock);
    }

    private List<String> publishedKids() {
        return await(node.auth.jsonWebKeys(Caller.ANONYMOUS)).keys().stream()
                .map(key -> key.getString("kid"))
                .toList();
    }

    private Future<TokenClaims> validate(String token) {
        return node.auth.validateToken(Caller.ANONYMOUS, token);
    }

    private String signed(JsonObject jwk, JsonObject claims) {
        return JWTAuth.create(node.node.vertx(), new JWTAuthOptions().addJwk(jwk))
                .generateToken(claims.copy(), new JWTOptions().setAlgorithm("ES256"));
    }

    private static String kid(SignIn signIn) {
        return part(signIn.accessToken(), 0).getString("kid");
    }

    private static JsonObject part(String token, int index) {
        return new JsonObject(
                new String(Base64.getUrlDecoder().decode(token.split("\\.")[index]), StandardCharsets.UTF_8));
    }

    private static String base64(JsonObject json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.encode().getBytes(StandardCharsets.UTF_8));
    }
}
