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
 * @param usedAt when it was traded for another one, null if it was not
 * @param ended its sign-in was ended
 */
record RefreshToken(UUID signInId, UUID userId, Instant usedAt, boolean ended, Instant expiresAt) {

    /** What to do with a token that was presented. */
    enum Verdict {
        TRADE,
        REFUSE,
        /** Two hold it, and one of them stole it. */
        REVOKE
    }

    static final Duration LIFE = Duration.ofDays(30);
    /** In which the windows of one browser may trade the same token. */
    static final Duration GRACE = Duration.ofSeconds(10);

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

    /** What comes again long after it was used is stolen; what comes within seconds is another window's. */
    Verdict judge(Instant now) {
        if (ended || !expiresAt.isAfter(now)) {
            return Verdict.REFUSE;
        }
        return usedAt == null || usedAt.plus(GRACE).isAfter(now) ? Verdict.TRADE : Verdict.REVOKE;
    }
}
