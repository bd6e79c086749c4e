package io.plenary.services.program.exchange;

import io.plenary.services.program.formats.Entry;
import io.plenary.services.program.sessions.StoredSession;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Which stored session each event of a file is: that of its guid, else that which came under the same key (guid or id, and
 * which repetition of it), else that of its number where one of the two has no guid. Stronger matches go first.
 */
final class SessionMatches {

    private final Map<UUID, StoredSession> byId = new HashMap<>();
    private final Map<String, StoredSession> byKey = new HashMap<>();
    private final Map<Integer, StoredSession> byNumber = new HashMap<>();
    private final Set<UUID> matched = new HashSet<>();
    private final StoredSession[] matches;

    SessionMatches(List<Entry> entries, List<StoredSession> stored) {
        for (StoredSession session : stored) {
            byId.put(session.session().id(), session);
            if (session.importKey() != null) {
                byKey.put(session.importKey(), session);
                byNumber.put(session.session().number(), session);
            }
        }
        matches = new StoredSession[entries.size()];
        for (int i = 0; i < matches.length; i++) {
            match(i, byId.get(entries.get(i).guid()));
        }
        for (int i = 0; i < matches.length; i++) {
            match(i, byKey.get(entries.get(i).origin().key()));
        }
        for (int i = 0; i < matches.length; i++) {
            match(i, ofNumber(entries.get(i)));
        }
    }

    private void match(int entry, StoredSession session) {
        if (matches[entry] == null
                && session != null
                && matched.add(session.session().id())) {
            matches[entry] = session;
        }
    }

    /** Two different guids are two sessions, even if an organizer gave them one number. */
    private StoredSession ofNumber(Entry entry) {
        StoredSession session = byNumber.get(entry.number());
        boolean bothHaveGuids = session != null
                && entry.origin().guid() != null
                && session.importKey().startsWith("guid:");
        return bothHaveGuids ? null : session;
    }

    /** The stored session of the entry at this index, null for a new one. */
    StoredSession of(int entry) {
        return matches[entry];
    }

    boolean isMatched(StoredSession session) {
        return matched.contains(session.session().id());
    }
}
