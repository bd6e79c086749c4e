package io.plenary.services.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What belongs to an attempt follows from its state and a secret that is in no database, so none of it has to be kept. */
final class AttemptSecrets {

    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec secret;

    AttemptSecrets(byte[] secret) {
        this.secret = new SecretKeySpec(secret, HMAC);
    }

    /** What the provider is to say again in its token (OpenID Connect Core §3.1.2.1). */
    String nonce(String state) {
        return derived("nonce " + state);
    }

    /** By which the provider knows who may trade its code (RFC 7636). */
    String verifier(String state) {
        return derived("verifier " + state);
    }

    /** The verifier as it is told beforehand, by its hash. */
    String challenge(String state) {
        return encoded(RefreshToken.hash(verifier(state)));
    }

    private String derived(String purpose) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(secret);
            return encoded(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + HMAC, e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
