package io.plenary.contracts;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * What a client calls a request that it may have to send again ({@code Idempotency-Key} of
 * draft-ietf-httpapi-idempotency-key-header), as the services know it: nobody makes this of what they keep, and nobody else's
 * key is ever the same.
 *
 * @param secret made of the client's key, the caller and the operation; base64url
 * @param fingerprint made of what was asked for; base64url
 * @param call the contract method that is answered, null until one is
 */
public record IdempotencyKey(String secret, String fingerprint, String call) {

    public IdempotencyKey(String secret, String fingerprint) {
        this(secret, fingerprint, null);
    }

    /** An id for something that is made on this request: the same whenever it comes. */
    public UUID id(String what) {
        return UUID.nameUUIDFromBytes((secret + " " + what).getBytes(StandardCharsets.UTF_8));
    }

    public IdempotencyKey in(String contractMethod) {
        return new IdempotencyKey(secret, fingerprint, contractMethod);
    }
}
