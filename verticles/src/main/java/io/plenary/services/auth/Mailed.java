package io.plenary.services.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A link that was mailed before, as it is kept. */
record Mailed(UUID userId, UUID id, String email, Instant at, Instant expiresAt) {

    /** Whoever asks for an account that is not theirs must not fill its mailbox. */
    static final Duration PAUSE = Duration.ofMinutes(5);

    /** A link that ends while its mail is being read is of no use. */
    private static final Duration SHORTEST = Duration.ofMinutes(10);

    boolean isTooSoon(Instant now) {
        return at.plus(PAUSE).isAfter(now);
    }

    /** Then it is mailed once more: nobody can end somebody else's link by asking for another. */
    boolean isStillGood(Instant now) {
        return expiresAt.minus(SHORTEST).isAfter(now);
    }
}
