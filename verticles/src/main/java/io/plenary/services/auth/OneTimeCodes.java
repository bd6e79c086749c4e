package io.plenary.services.auth;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes of authenticator apps (RFC 6238): what every app computes, so SHA-1, six digits and thirty seconds. */
final class OneTimeCodes {

    static final int SECONDS = 30;

    private static final String HMAC = "HmacSHA1";
    private static final int LIMIT = 1_000_000;
    /** Clocks of phones go wrong, and typing takes its time. */
    private static final int TOLERATED = 1;

    private static final int DIGITS = 6;

    private OneTimeCodes() {}

    /** What somebody typed, without what only makes it readable. */
    static String normalized(String typed) {
        return typed.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    }

    /** Whether a code could be one of an app; what is none may be a recovery code. */
    static boolean isMeant(String code) {
        return code.length() == DIGITS;
    }

    /**
     * The step of a code, looking at every one so that the time tells nothing. Empty if it is none of them, or not after
     * the one accepted last.
     */
    static OptionalLong step(byte[] secret, String code, long accepted, Instant now) {
        long current = now.getEpochSecond() / SECONDS;
        long found = accepted;
        for (long step = current - TOLERATED; step <= current + TOLERATED; step++) {
            found = isOf(secret, step, code) ? Math.max(found, step) : found;
        }
        return found > accepted ? OptionalLong.of(found) : OptionalLong.empty();
    }

    private static boolean isOf(byte[] secret, long step, String code) {
        return MessageDigest.isEqual(
                at(secret, step).getBytes(StandardCharsets.US_ASCII), code.getBytes(StandardCharsets.UTF_8));
    }

    static String at(byte[] secret, long step) {
        byte[] mac = mac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = mac[mac.length - 1] & 0xF;
        int number = ByteBuffer.wrap(mac).getInt(offset) & Integer.MAX_VALUE;
        return String.valueOf(LIMIT + number % LIMIT).substring(1);
    }

    private static byte[] mac(byte[] secret, byte[] message) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + HMAC, e);
        }
    }
}
