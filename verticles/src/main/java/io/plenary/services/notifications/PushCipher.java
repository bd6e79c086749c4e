package io.plenary.services.notifications;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts for one browser, so that the push service between learns nothing but how long it is (RFC 8291, RFC 8188). */
final class PushCipher {

    /** What push services take at least, less header, padding and tag (RFC 8291 §4). */
    static final int MOST_BYTES = 3_993;

    private static final String HMAC = "HmacSHA256";
    private static final int RECORD_BYTES = 4_096;
    private static final int SALT_BYTES = 16;
    private static final int KEY_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int SECRET_BYTES = 32;
    private static final int TAG_BITS = 128;
    /** After the text of the last record. */
    private static final byte END = 2;

    private static final SecureRandom RANDOM = new SecureRandom();

    private PushCipher() {}

    /**
     * @param point the public key of the browser
     * @param secret what only the browser and we know
     */
    static Buffer seal(byte[] text, byte[] point, byte[] secret) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return seal(text, point, secret, Agreement.generate(), salt);
    }

    /** @param own made for this message alone */
    static Buffer seal(byte[] text, byte[] point, byte[] secret, Agreement own, byte[] salt) {
        if (text.length > MOST_BYTES) {
            throw new IllegalArgumentException("A push has at most " + MOST_BYTES + " bytes");
        }
        try {
            byte[] info = all(ascii("WebPush: info\0"), point, own.point());
            byte[] key = derive(secret, own.with(point), info, SECRET_BYTES);
            byte[] sealed = encrypt(text, salt, key);
            return Buffer.buffer(salt)
                    .appendInt(RECORD_BYTES)
                    .appendByte((byte) own.point().length)
                    .appendBytes(own.point())
                    .appendBytes(sealed);
        } catch (GeneralSecurityException e) {
            throw Curve.everyRuntimeHasIt(e);
        }
    }

    private static byte[] encrypt(byte[] text, byte[] salt, byte[] key) throws GeneralSecurityException {
        byte[] contentKey = derive(salt, key, ascii("Content-Encoding: aes128gcm\0"), KEY_BYTES);
        byte[] nonce = derive(salt, key, ascii("Content-Encoding: nonce\0"), NONCE_BYTES);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(contentKey, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher.doFinal(all(text, new byte[] {END}));
    }

    /** HKDF (RFC 5869) for what fits into one block. */
    private static byte[] derive(byte[] salt, byte[] secret, byte[] info, int bytes) throws GeneralSecurityException {
        return Arrays.copyOf(hmac(hmac(salt, secret), all(info, new byte[] {1})), bytes);
    }

    private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(HMAC);
        mac.init(new SecretKeySpec(key, HMAC));
        return mac.doFinal(text);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] all(byte[]... parts) {
        Buffer all = Buffer.buffer();
        for (byte[] part : parts) {
            all.appendBytes(part);
        }
        return all.getBytes();
    }
}
