package io.plenary.services.auth;

import io.plenary.runtime.KeyVault;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/** Makes P-256 key pairs and writes them as JWK (RFC 7518 §6.2). */
final class KeyPairs {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int COORDINATE_BYTES = 32;

    private KeyPairs() {}

    /** Takes some milliseconds of a core. */
    static SigningKey generate(KeyVault vault, Instant signsFrom) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
        KeyPair pair = generator.generateKeyPair();
        String kid = UUID.randomUUID().toString();
        byte[] nonce = new byte[KeyVault.NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = vault.seal(kid, fixed(((ECPrivateKey) pair.getPrivate()).getS()), nonce);
        Instant signsUntil = signsFrom.plus(SigningKey.SIGNS);
        return new SigningKey(kid, publicJwk(kid, (ECPublicKey) pair.getPublic()), sealed, signsFrom, signsUntil);
    }

    /** The JWK that signs; it must never leave this service. */
    static JsonObject privateJwk(SigningKey key, byte[] privateKey) {
        return key.publicKey().copy().put("d", base64(privateKey));
    }

    private static JsonObject publicJwk(String kid, ECPublicKey key) {
        return new JsonObject()
                .put("kty", "EC")
                .put("crv", "P-256")
                .put("alg", "ES256")
                .put("use", "sig")
                .put("kid", kid)
                .put("x", base64(fixed(key.getW().getAffineX())))
                .put("y", base64(fixed(key.getW().getAffineY())));
    }

    /** Big endian without sign, leading zeros included. */
    private static byte[] fixed(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] result = new byte[COORDINATE_BYTES];
        int length = Math.min(bytes.length, COORDINATE_BYTES);
        byte[] significant = Arrays.copyOfRange(bytes, bytes.length - length, bytes.length);
        System.arraycopy(significant, 0, result, COORDINATE_BYTES - length, length);
        return result;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
