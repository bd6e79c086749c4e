package io.plenary.services.auth;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.plenary.services.auth.IdTokenRules.Disbelieved;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IdTokenKeysTest {

    private static Vertx vertx;
    private static RSAKey rsa;
    private static RSAKey other;
    private static ECKey curve;
    private static JsonArray published;

    @BeforeAll
    static void makeKeys() throws JOSEException {
        vertx = Vertx.vertx();
        rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
        other = new RSAKeyGenerator(2048).keyID("rsa").generate();
        curve = new ECKeyGenerator(Curve.P_256).keyID("curve").generate();
        published = new JsonArray()
                .add(json(rsa.toPublicJWK().toJSONString()))
                .add(json(curve.toPublicJWK().toJSONString()));
    }

    @AfterAll
    static void close() {
        vertx.close();
    }

    @Test
    void whatAPublishedKeySignedHolds() throws JOSEException {
        assertThat(claims(signed(JWSAlgorithm.RS256, "rsa", new RSASSASigner(rsa)))
                        .getString("sub"))
                .isEqualTo("ada");
        assertThat(claims(signed(JWSAlgorithm.PS256, "rsa", new RSASSASigner(rsa)))
                        .getString("sub"))
                .isEqualTo("ada");
        assertThat(claims(signed(JWSAlgorithm.ES256, "curve", new ECDSASigner(curve)))
                        .getString("sub"))
                .isEqualTo("ada");
        assertThat(claims(signed(JWSAlgorithm.ES256, null, new ECDSASigner(curve)))
                        .getString("sub"))
                .isEqualTo("ada");
    }

    @Test
    void whatAnotherKeySignedUnderItsNameDoesNot() throws JOSEException {
        String forged = signed(JWSAlgorithm.RS256, "rsa", new RSASSASigner(other));

        assertThatThrownBy(() -> claims(forged)).hasMessageContaining("signature");
    }

    @Test
    void whatWasChangedDoesNot() throws JOSEException {
        String[] parts =
                signed(JWSAlgorithm.RS256, "rsa", new RSASSASigner(rsa)).split("\\.");
        String changed = parts[0] + "." + encoded("{\"sub\":\"eve\"}") + "." + parts[2];

        assertThatThrownBy(() -> claims(changed)).hasMessageContaining("signature");
    }

    @Test
    void aKeyThatNobodyPublishedIsNoneOfThem() throws JOSEException {
        String strange = signed(JWSAlgorithm.RS256, "strange", new RSASSASigner(other));

        assertThat(IdTokenKeys.find(published, IdTokenKeys.header(strange))).isEmpty();
    }

    @Test
    void noSignatureIsNone() {
        String unsigned = encoded("{\"alg\":\"none\",\"kid\":\"rsa\"}") + "." + encoded("{\"sub\":\"eve\"}") + ".";

        assertThat(IdTokenKeys.find(published, IdTokenKeys.header(unsigned))).isEmpty();
    }

    /** The public key is known to everybody: taken as a shared secret it would let everybody in. */
    @Test
    void whatIsPublicIsNoSecret() throws JOSEException {
        byte[] known = rsa.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
        String forged = signed(JWSAlgorithm.HS256, "rsa", new MACSigner(known));

        assertThat(IdTokenKeys.find(published, IdTokenKeys.header(forged))).isEmpty();
        JsonArray shared = published
                .copy()
                .add(new JsonObject()
                        .put("kty", "oct")
                        .put("kid", "oct")
                        .put("k", encoded("0123456789abcdef0123456789abcdef")));
        assertThat(IdTokenKeys.find(shared, new JsonObject().put("alg", "HS256").put("kid", "oct")))
                .isEmpty();
    }

    @Test
    void aKeyThatEncryptsSignsNothing() throws JOSEException {
        JsonArray encrypting =
                new JsonArray().add(json(rsa.toPublicJWK().toJSONString()).put("use", "enc"));
        String token = signed(JWSAlgorithm.RS256, "rsa", new RSASSASigner(rsa));

        assertThat(IdTokenKeys.find(encrypting, IdTokenKeys.header(token))).isEmpty();
    }

    @Test
    void whatIsNoTokenIsRefused() {
        for (String text : new String[] {"", ".", "a.b.c", "e30", "%%%.e30."}) {
            assertThatThrownBy(() -> IdTokenKeys.find(published, IdTokenKeys.header(text))
                            .orElseThrow())
                    .as(text)
                    .isInstanceOfAny(Disbelieved.class, NoSuchElementException.class);
        }
    }

    private static JsonObject claims(String token) {
        JsonObject key = IdTokenKeys.find(published, IdTokenKeys.header(token)).orElseThrow();
        return await(IdTokenKeys.verify(vertx, key, token));
    }

    private static String signed(JWSAlgorithm algorithm, String kid, JWSSigner signer) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(algorithm).keyID(kid).build(),
                new JWTClaimsSet.Builder().subject("ada").build());
        token.sign(signer);
        return token.serialize();
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonObject json(String text) {
        return new JsonObject(text);
    }
}
