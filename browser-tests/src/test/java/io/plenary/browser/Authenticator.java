package io.plenary.browser;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An app that makes codes: by the standard (RFC 6238), and not by what is tested. */
final class Authenticator {

    private static final int STEP_SECONDS = 30;

    private final String secret;
    private long last;

    Authenticator(String secret) {
        this.secret = secret;
    }

    /** One that was not used yet: of now, or of the step after the last one, which is taken already. */
    String nextCode() {
        last = Math.max(System.currentTimeMillis() / 1_000 / STEP_SECONDS, last + 1);
        try {
            return code(last);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has HmacSHA1", e);
        }
    }

    private String code(long step) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(key(), "HmacSHA1"));
        byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
        int offset = hash[19] & 0xF;
        int truncated =
                ByteBuffer.wrap(Arrays.copyOfRange(hash, offset, offset + 4)).getInt() & 0x7FFFFFFF;
        return "%06d".formatted(truncated % 1_000_000);
    }

    /** Out of Base32. */
    private byte[] key() {
        BigInteger number = BigInteger.ZERO;
        for (char letter : secret.toCharArray()) {
            int digit = letter < 'A' ? letter - '2' + 26 : letter - 'A';
            number = number.shiftLeft(5).or(BigInteger.valueOf(digit));
        }
        byte[] padded = new byte[20];
        byte[] bytes = number.toByteArray();
        int length = Math.min(bytes.length, padded.length);
        System.arraycopy(bytes, bytes.length - length, padded, padded.length - length, length);
        return padded;
    }
}
