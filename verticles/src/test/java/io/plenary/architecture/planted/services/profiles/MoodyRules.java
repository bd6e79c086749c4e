package io.plenary.architecture.planted.services.profiles;

import java.time.Instant;

/** Decides otherwise tomorrow. */
final class MoodyRules {
    boolean isLate(Instant deadline) {
        return Instant.now().isAfter(deadline);
    }
}
