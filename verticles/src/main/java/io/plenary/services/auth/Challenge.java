package io.plenary.services.auth;

import io.plenary.runtime.Uuids;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * What a passkey has to answer.
 *
 * @param userId for whose account one is to be made; null where somebody signs in, who is known by the answer
 * @param text 256 bits in base64url
 */
record Challenge(UUID id, UUID userId, Purpose purpose, String text, Instant expiresAt) {

    /** The answer to one is none to another. */
    enum Purpose {
        ADD,
        SIGN_IN
    }

    static final Duration LIFE = Duration.ofMinutes(5);

    static Challenge toAdd(UUID userId, Instant now) {
        return made(userId, Purpose.ADD, now);
    }

    static Challenge toSignIn(Instant now) {
        return made(null, Purpose.SIGN_IN, now);
    }

    private static Challenge made(UUID userId, Purpose purpose, Instant now) {
        return new Challenge(Uuids.next(), userId, purpose, RefreshToken.generate(), now.plus(LIFE));
    }
}
