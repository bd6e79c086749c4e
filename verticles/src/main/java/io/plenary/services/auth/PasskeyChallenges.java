package io.plenary.services.auth;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What passkeys have to answer. A challenge says itself how long it is good and what for, under a seal, so that any node knows
 * its own and strangers who ask for them fill no table. Only those that were answered are kept, until they are too old.
 */
final class PasskeyChallenges {

    static final Duration LIFE = Duration.ofMinutes(5);

    private static final String SIGN_IN = "sign in";
    private static final String HMAC = "HmacSHA256";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RANDOM_BYTES = 16;
    private static final int BODY_BYTES = RANDOM_BYTES + Long.BYTES;

    /** A challenge of ours that is good still. */
    record Challenge(String text, Instant expiresAt) {}

    private final SecretKeySpec secret;
    private final Clock clock;

    PasskeyChallenges(byte[] secret, Clock clock) {
        this.secret = new SecretKeySpec(secret, HMAC);
        this.clock = clock;
    }

    String toAdd(UUID userId) {
        return made(adding(userId));
    }

    String toSignIn() {
        return made(SIGN_IN);
    }

    /** @throws io.vertx.serviceproxy.ServiceException CONFLICT if it is none to add a passkey to this account, or too old */
    Challenge requireToAdd(String text, UUID userId) {
        return require(text, adding(userId));
    }

    /** @throws io.vertx.serviceproxy.ServiceException CONFLICT if it is none to sign in, or too old */
    Challenge requireToSignIn(String text) {
        return require(text, SIGN_IN);
    }

    private static String adding(UUID userId) {
        return "add " + userId;
    }

    private String made(String purpose) {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        byte[] body = Buffer.buffer(random)
                .appendLong(clock.instant().plus(LIFE).getEpochSecond())
                .getBytes();
        return Base64Url.encoded(
                Buffer.buffer(body).appendBytes(seal(body, purpose)).getBytes());
    }

    private Challenge require(String text, String purpose) {
        byte[] bytes = Base64Url.decoded(text);
        byte[] body = Arrays.copyOf(bytes, BODY_BYTES);
        byte[] seal = Arrays.copyOfRange(bytes, Math.min(BODY_BYTES, bytes.length), bytes.length);
        // Nothing of what strangers made up is read.
        if (!MessageDigest.isEqual(seal, seal(body, purpose))) {
            throw PasskeyRules.tooLate();
        }
        Instant expiresAt = Instant.ofEpochSecond(Buffer.buffer(body).getLong(RANDOM_BYTES));
        if (!expiresAt.isAfter(clock.instant())) {
            throw PasskeyRules.tooLate();
        }
        return new Challenge(text, expiresAt);
    }

    private byte[] seal(byte[] body, String purpose) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(secret);
            mac.update(body);
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + HMAC, e);
        }
    }
}
