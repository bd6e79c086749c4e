package io.plenary.services.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * A refresh token as it is kept.
 *
 * @param used it was traded for another one
 * @param ended its sign-in was ended
 */
record RefreshToken(UUID signInId, UUID userId, boolean used, boolean ended, Instant expiresAt) {

    /** What to do with a token that was presented. */
    enum Verdict {
        TRADE,
        REFUSE,
        /** Two hold it, and one of them stole it. */
        REVOKE
    }

    static final Duration LIFE = Duration.ofDays(30);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;

    /** A new secret of 256 bits. */
    static String generate() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** A secret of 256 bits cannot be guessed, so a plain hash keeps it. */
    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    /**
     * A token that was used when the call came is stolen. One that was used only while the call waited for its turn
     * lost a race of two calls at once, as of two windows of one browser.
     *
     * @param seen the token when the call came
     * @param locked the token when its turn came
     */
    static Verdict judge(RefreshToken seen, RefreshToken locked, Instant now) {
        if (locked.ended || !locked.expiresAt.isAfter(now)) {
            return Verdict.REFUSE;
        }
        if (!locked.used) {
            return Verdict.TRADE;
        }
        return seen.used ? Verdict.REVOKE : Verdict.REFUSE;
    }
}
