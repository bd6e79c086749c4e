package io.plenary.services.webhooks;

import io.plenary.contracts.webhooks.WebhookKeys;
import io.plenary.runtime.KeyVault;
import io.vertx.core.buffer.Buffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/**
 * What messages to an endpoint are signed with.
 *
 * @param secret shared with the receiver, for v1
 * @param publicKey known to the receiver, for v1a
 * @param privateKey of an Ed25519 key, as PKCS #8
 */
record Keys(byte[] secret, byte[] publicKey, byte[] privateKey) {

    private static final String ALGORITHM = "Ed25519";
    private static final int SECRET_BYTES = 32;
    private static final int PUBLIC_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static Keys generate() {
        try {
            byte[] secret = new byte[SECRET_BYTES];
            RANDOM.nextBytes(secret);
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            byte[] encoded = pair.getPublic().getEncoded();
            byte[] publicKey = Arrays.copyOfRange(encoded, encoded.length - PUBLIC_BYTES, encoded.length);
            return new Keys(secret, publicKey, pair.getPrivate().getEncoded());
        } catch (GeneralSecurityException e) {
            throw everyRuntimeHasIt(e);
        }
    }

    private static IllegalStateException everyRuntimeHasIt(GeneralSecurityException e) {
        return new IllegalStateException("Every Java runtime has Ed25519", e);
    }

    /** @param endpointId bound to what is sealed, so that no endpoint gets the keys of another */
    Buffer seal(KeyVault vault, UUID endpointId) {
        byte[] nonce = new byte[KeyVault.NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] all = Buffer.buffer(secret)
                .appendBytes(publicKey)
                .appendBytes(privateKey)
                .getBytes();
        return Buffer.buffer(vault.seal(endpointId.toString(), all, nonce));
    }

    /** Empty where they were sealed with another secret. */
    static Optional<Keys> open(KeyVault vault, UUID endpointId, Buffer sealed) {
        return vault.open(endpointId.toString(), sealed.getBytes())
                .map(all -> new Keys(
                        Arrays.copyOf(all, SECRET_BYTES),
                        Arrays.copyOfRange(all, SECRET_BYTES, SECRET_BYTES + PUBLIC_BYTES),
                        Arrays.copyOfRange(all, SECRET_BYTES + PUBLIC_BYTES, all.length)));
    }

    /** The last bytes of what is written are the key (RFC 8410). Messages are many, and Java 17 takes ten times as long to sign them. */
    Ed25519PrivateKeyParameters signer() {
        return new Ed25519PrivateKeyParameters(privateKey, privateKey.length - Ed25519PrivateKeyParameters.KEY_SIZE);
    }

    /** As their owner is shown them. */
    WebhookKeys shown() {
        Base64.Encoder base64 = Base64.getEncoder();
        return new WebhookKeys("whsec_" + base64.encodeToString(secret), "whpk_" + base64.encodeToString(publicKey));
    }

    /** Without secrets, because it may end in a log. */
    @Override
    public String toString() {
        return "Keys[" + shown().publicKey() + "]";
    }
}
