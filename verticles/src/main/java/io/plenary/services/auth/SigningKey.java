package io.plenary.services.auth;

import io.plenary.runtime.KeyVault;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A key pair that signs access tokens (P-256) and the rules of its life.
 *
 * @param publicKey JWK (RFC 7517)
 * @param sealedPrivateKey see {@link KeyVault}
 */
record SigningKey(String kid, JsonObject publicKey, byte[] sealedPrivateKey, Instant signsFrom, Instant signsUntil) {

    static final Duration SIGNS = Duration.ofDays(30);
    /** How long a key is published before it signs, so that everybody knows it when the first token comes. */
    static final Duration ANNOUNCED = Duration.ofDays(1);
    /** A key verifies as long as its last token lives, and a little longer because clocks differ. */
    static final Duration VERIFIES_ON = SigningKeys.TOKEN_LIFE.plusMinutes(5);

    boolean signs(Instant now) {
        return !now.isBefore(signsFrom) && now.isBefore(signsUntil);
    }

    boolean verifies(Instant now) {
        return now.isBefore(signsUntil.plus(VERIFIES_ON));
    }

    /** Which of the keys this node can use signs now: the newest. */
    static Optional<SigningKey> signing(List<SigningKey> usable, Instant now) {
        return usable.stream().filter(key -> key.signs(now)).max(Comparator.comparing(SigningKey::signsFrom));
    }

    /** From when on another key is needed, if one has to be made now. */
    static Optional<Instant> nextStart(List<SigningKey> usable, Instant now) {
        Instant end = usable.stream()
                .map(SigningKey::signsUntil)
                .filter(now::isBefore)
                .max(Comparator.naturalOrder())
                .orElse(now);
        return end.minus(ANNOUNCED).isAfter(now) ? Optional.empty() : Optional.of(end);
    }
}
