package io.plenary.runtime.once;

import io.plenary.contracts.IdempotencyKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A call that may come again: what it is known by in the database, and how its answer is sealed there. All of it is made of the
 * key, which is kept nowhere.
 */
final class Repeat {

    private static final String MAC = "HmacSHA256";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final IdempotencyKey key;
    private final byte[] secret;

    /** @param key that says which call it is for */
    Repeat(IdempotencyKey key) {
        this.key = key;
        this.secret = Base64.getUrlDecoder().decode(key.secret());
    }

    UUID id() {
        ByteBuffer bytes = ByteBuffer.wrap(derived("id " + key.call()));
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    byte[] fingerprint() {
        return derived("request " + key.fingerprint());
    }

    boolean isOf(byte[] otherFingerprint) {
        return MessageDigest.isEqual(fingerprint(), otherFingerprint);
    }

    byte[] seal(String answer) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, answer.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
    }

    String open(byte[] sealed) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        byte[] rest = Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length);
        return new String(crypt(Cipher.DECRYPT_MODE, nonce, rest), StandardCharsets.UTF_8);
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            SecretKeySpec seal = new SecretKeySpec(derived("seal " + key.call() + " " + key.fingerprint()), "AES");
            cipher.init(mode, seal, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has AES-GCM, and nobody else writes answers", e);
        }
    }

    private byte[] derived(String purpose) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(secret, MAC));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + MAC, e);
        }
    }
}
