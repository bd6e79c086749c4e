package io.plenary.runtime;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens of links that are mailed. They follow from the id of the mail and a secret that is in no database, so that the mail can
 * be written later, and once more, though only hashes are kept.
 */
public final class MailedTokens {

    private static final String HMAC = "HmacSHA256";
    private static final String HASH = "SHA-256";

    private final SecretKeySpec secret;

    public MailedTokens(byte[] secret) {
        this.secret = new SecretKeySpec(secret, HMAC);
    }

    public String of(UUID mailedId) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(secret);
            byte[] token = mac.doFinal(mailedId.toString().getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + HMAC, e);
        }
    }

    public byte[] hashOf(UUID mailedId) {
        return hash(of(mailedId));
    }

    /** As a token is kept. It is too long to be guessed, so nothing slow is needed. */
    public static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance(HASH).digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + HASH, e);
        }
    }
}
