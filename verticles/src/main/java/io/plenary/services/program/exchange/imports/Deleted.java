package io.plenary.services.program.exchange.imports;

import io.plenary.contracts.program.Session;
import io.plenary.services.program.sessions.StoredSession;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Something an organizer deleted though a file had brought it.
 *
 * @param name the title of a session
 * @param number null for rooms and tracks
 * @param importKey what the file calls a session; null also for one made by hand that a file names too
 */
record Deleted(Kind kind, UUID id, String name, Integer number, String importKey) {

    enum Kind {
        SESSION,
        ROOM,
        TRACK
    }

    /** A session that only files know any more: by which its events are found again. */
    KnownSession session(Fields said) {
        Session session = new Session(
                id, number, null, name, null, null, null, null, null, null, null, List.of(), null, false, null, null,
                null, null, List.of(), List.of(), null, 0, null, null, 0);
        return new KnownSession(new StoredSession(session, importKey, Set.of()), said, said);
    }
}
