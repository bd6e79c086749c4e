package io.plenary.services.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens of links that are mailed. They follow from the id of the mail and a secret that is in no database, so that the mail can
 * be written later, and once more, though only hashes are kept.
 */
final class MailedTokens {

    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec secret;

    MailedTokens(byte[] secret) {
        this.secret = new SecretKeySpec(secret, HMAC);
    }

    String of(UUID mailedId) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(secret);
            byte[] token = mac.doFinal(mailedId.toString().getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + HMAC, e);
        }
    }

    byte[] hashOf(UUID mailedId) {
        return RefreshToken.hash(of(mailedId));
    }
}
