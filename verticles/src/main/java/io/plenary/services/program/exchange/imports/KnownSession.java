package io.plenary.services.program.exchange.imports;

import io.plenary.services.program.sessions.StoredSession;
import java.util.stream.Stream;

/**
 * A stored session with what is said of it.
 *
 * @param now here
 * @param base by the last file
 */
record KnownSession(StoredSession stored, Fields now, Fields base) {

    static KnownSession of(StoredSession stored, Baseline baseline) {
        Fields now = Fields.of(stored.session());
        return new KnownSession(stored, now, baseline.of(stored, now));
    }

    /** As files know it and, for files that were exported from here, as it is. */
    Stream<Facts> facts() {
        return Stream.of(base, now)
                .filter(fields -> !fields.values().isEmpty())
                .map(Facts::of)
                .distinct();
    }
}
