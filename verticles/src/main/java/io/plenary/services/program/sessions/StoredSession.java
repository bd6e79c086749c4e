package io.plenary.services.program.sessions;

import io.plenary.contracts.program.Session;
import java.util.Set;

/**
 * A session and what is remembered of the import that brought it.
 *
 * @param importKey what the file calls it; null for a session made by hand
 * @param importMembers the members the last import filled
 */
public record StoredSession(Session session, String importKey, Set<String> importMembers) {

    public StoredSession with(Session changed) {
        return new StoredSession(changed, importKey, importMembers);
    }

    static StoredSession byHand(Session session) {
        return new StoredSession(session, null, Set.of());
    }
}
