package io.plenary.services.auth;

import io.plenary.contracts.auth.Passkey;
import java.util.UUID;

/**
 * A passkey with what never leaves this service.
 *
 * @param handle what it calls its account by
 * @param credentialId in base64url, as all that devices send
 * @param publicKey in base64url, as COSE has it
 * @param counter how often it was used, where it counts
 */
record StoredPasskey(Passkey passkey, UUID userId, UUID handle, String credentialId, String publicKey, long counter) {

    StoredPasskey usedAt(long count) {
        return new StoredPasskey(passkey, userId, handle, credentialId, publicKey, count);
    }
}
