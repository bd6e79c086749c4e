package io.plenary.services.program.sessions;

import io.plenary.contracts.program.ConflictKind;
import io.plenary.contracts.program.Session;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A conflict nobody has put into words yet.
 *
 * @param session the earlier one
 * @param other null where a session is in nobody's way
 * @param person who would be in two places, else null
 */
record Clash(ConflictKind kind, Session session, Session other, UUID person) {

    /** As each of the two sees it. */
    Stream<Clash> sides() {
        return other == null ? Stream.of(this) : Stream.of(this, new Clash(kind, other, session, person));
    }
}
