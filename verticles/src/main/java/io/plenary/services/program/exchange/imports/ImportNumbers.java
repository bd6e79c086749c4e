package io.plenary.services.program.exchange.imports;

import io.plenary.formats.document.Entry;
import io.plenary.services.program.sessions.Numbers;
import io.plenary.services.program.sessions.StoredSession;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The integer ids of a file's sessions. Old clients keep what people marked under them, so a session keeps its number
 * whatever later files say. A new one takes the number its file gives it if nobody has it, else the next that nobody wants.
 */
final class ImportNumbers {

    private final Set<Integer> wanted = new HashSet<>();
    private final Numbers free;

    ImportNumbers(List<Entry> entries, List<StoredSession> stored, SessionMatches matches) {
        Set<Integer> used = new HashSet<>();
        stored.forEach(session -> used.add(session.session().number()));
        for (int i = 0; i < entries.size(); i++) {
            Integer number = entries.get(i).number();
            if (number != null && matches.of(i) == null && !used.contains(number)) {
                wanted.add(number);
            }
        }
        used.addAll(wanted);
        free = new Numbers(used);
    }

    /** @param stored null for a new session */
    int of(Entry entry, StoredSession stored) {
        if (stored != null) {
            return stored.session().number();
        }
        return entry.number() != null && wanted.remove(entry.number()) ? entry.number() : free.next();
    }

    /** For one that comes back: its own, unless somebody has it by now. */
    int again(int number) {
        return free.take(number);
    }
}
