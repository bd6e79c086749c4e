package io.plenary.contracts;

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

    public IdempotencyKey in(String contractMethod) {
        return new IdempotencyKey(secret, fingerprint, contractMethod);
    }
}
