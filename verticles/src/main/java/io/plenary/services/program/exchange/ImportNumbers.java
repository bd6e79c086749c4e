package io.plenary.services.program.exchange;

import io.plenary.services.program.formats.Entry;
import io.plenary.services.program.sessions.Numbers;
import io.plenary.services.program.sessions.StoredSession;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The integer ids of a file's sessions. A session takes the number its file gives it unless a session outside the file has it;
 * without one it keeps its own, else gets the next. The outcome depends on what is stored and on the file, never on the
 * order, so the same file again changes nothing.
 */
final class ImportNumbers {

    private final Set<Integer> foreign = new HashSet<>();
    private final Set<Integer> claimed = new HashSet<>();
    private final Set<Integer> given = new HashSet<>();
    private final Numbers free;

    ImportNumbers(List<Entry> entries, List<StoredSession> stored, SessionMatches matches) {
        Set<Integer> used = new HashSet<>();
        for (StoredSession session : stored) {
            used.add(session.session().number());
            if (!matches.isMatched(session)) {
                foreign.add(session.session().number());
            }
        }
        entries.stream()
                .map(Entry::number)
                .filter(number -> number != null && !foreign.contains(number))
                .forEach(claimed::add);
        used.addAll(claimed);
        free = new Numbers(used);
    }

    /** @param stored null for a new session */
    int of(Entry entry, StoredSession stored) {
        Integer wanted = entry.number();
        if (wanted != null && claimed.contains(wanted) && given.add(wanted)) {
            return wanted;
        }
        Integer kept = stored == null ? null : stored.session().number();
        return kept != null && !claimed.contains(kept) && given.add(kept) ? kept : free.next();
    }
}
