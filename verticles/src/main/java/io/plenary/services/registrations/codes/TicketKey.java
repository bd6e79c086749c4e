package io.plenary.services.registrations.codes;

import io.plenary.runtime.KeyVault;
import io.plenary.runtime.Uuids;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;

/**
 * What tickets of a conference are signed with.
 *
 * @param sealed the private key, which only this installation opens
 */
public record TicketKey(UUID id, UUID conferenceId, byte[] publicKey, byte[] sealed) {

    private static final SecureRandom RANDOM = new SecureRandom();

    static TicketKey generate(KeyVault vault, UUID conferenceId) {
        UUID id = Uuids.next();
        Ed25519PrivateKeyParameters key = new Ed25519PrivateKeyParameters(RANDOM);
        byte[] nonce = new byte[KeyVault.NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = vault.seal(id.toString(), key.getEncoded(), nonce);
        return new TicketKey(id, conferenceId, key.generatePublicKey().getEncoded(), sealed);
    }

    /** Empty where it was sealed with another secret. */
    Optional<Ed25519PrivateKeyParameters> open(KeyVault vault) {
        return vault.open(id.toString(), sealed).map(key -> new Ed25519PrivateKeyParameters(key, 0));
    }

    public Ed25519PublicKeyParameters verifier() {
        return new Ed25519PublicKeyParameters(publicKey, 0);
    }

    /** As RFC 8037 writes it. */
    public JsonObject published() {
        return new JsonObject()
                .put("kty", "OKP")
                .put("crv", "Ed25519")
                .put("kid", id.toString())
                .put("use", "sig")
                .put("x", Base64.getUrlEncoder().withoutPadding().encodeToString(publicKey));
    }

    /** Without the keys, because it may end in a log. */
    @Override
    public String toString() {
        return "TicketKey[id=" + id + "]";
    }
}
