package io.plenary.services.program.exchange.imports;

import io.vertx.core.shareddata.Shareable;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Whose import comes next on this node. Each organization has one at a time, and after one that took long it lets others pass for
 * as long: however many conferences it fills with slow files, the others get half of the time at least. Nobody waits here, for
 * whoever waits holds up those behind; an import whose turn it is not is put off.
 */
final class ImportTurns implements Shareable {

    /** What takes no longer is no burden to anybody. */
    static final Duration SHORT = Duration.ofSeconds(5);

    /** By then somebody else may have taken the import over, and whoever had it says nothing any more. */
    static final Duration LOST = Duration.ofMinutes(15);

    private static final Duration BUSY = Duration.ofSeconds(1);

    private final Map<UUID, Instant> begun = new HashMap<>();
    private final Map<UUID, Instant> restingUntil = new HashMap<>();

    /** How long it is not the organization's turn; zero where it begins. */
    synchronized Duration begin(UUID organizationId, Instant now) {
        restingUntil.values().removeIf(until -> !until.isAfter(now));
        begun.values().removeIf(since -> since.isBefore(now.minus(LOST)));
        if (begun.containsKey(organizationId)) {
            return BUSY;
        }
        Instant until = restingUntil.get(organizationId);
        if (until != null) {
            return Duration.between(now, until);
        }
        begun.put(organizationId, now);
        return Duration.ZERO;
    }

    synchronized void end(UUID organizationId, Instant now) {
        Instant since = begun.remove(organizationId);
        if (since != null && since.plus(SHORT).isBefore(now)) {
            restingUntil.put(organizationId, now.plus(Duration.between(since, now)));
        }
    }
}
