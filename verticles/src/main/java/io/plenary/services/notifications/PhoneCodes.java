package io.plenary.services.notifications;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes that are texted. Each follows from what asked for it and a secret that is in no database, so that none holds it. */
final class PhoneCodes {

    private static final String HMAC = "HmacSHA256";
    private static final int CODES = 1_000_000;

    private final SecretKeySpec secret;

    PhoneCodes(byte[] secret) {
        this.secret = new SecretKeySpec(secret, HMAC);
    }

    String of(UUID askedId) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(secret);
            byte[] sealed = mac.doFinal(askedId.toString().getBytes(StandardCharsets.UTF_8));
            long number = ByteBuffer.wrap(sealed).getLong();
            return String.format(Locale.ROOT, "%06d", Math.floorMod(number, CODES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + HMAC, e);
        }
    }

    boolean isOf(UUID askedId, String code) {
        return MessageDigest.isEqual(
                of(askedId).getBytes(StandardCharsets.UTF_8), code.getBytes(StandardCharsets.UTF_8));
    }
}
