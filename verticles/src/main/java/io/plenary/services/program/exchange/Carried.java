package io.plenary.services.program.exchange;

import io.plenary.contracts.program.Session;
import io.plenary.services.program.sessions.StoredSession;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Decides member by member between a file and what is stored. What the file says is taken over. What it could say and leaves
 * out is emptied if the last import had filled it, and kept if a person did.
 */
final class Carried {

    /** What an iCalendar event can say; of everything else its silence means nothing. */
    private static final Set<String> CALENDAR = Set.of("slot", "description", "trackId", "url", "status");

    private final StoredSession stored;
    private final boolean calendar;
    private final Set<String> members = new HashSet<>();

    /** @param stored null for a new session */
    Carried(StoredSession stored, boolean calendar) {
        this.stored = stored;
        this.calendar = calendar;
        if (stored != null) {
            stored.importMembers().stream().filter(member -> !canSay(member)).forEach(members::add);
        }
    }

    private boolean canSay(String member) {
        return !calendar || CALENDAR.contains(member);
    }

    /** @param said null or empty for nothing */
    <T> T value(String member, T said, Function<Session, T> kept) {
        if (said != null && !(said instanceof List<?> list && list.isEmpty())) {
            members.add(member);
            return said;
        }
        if (stored == null || canSay(member) && stored.importMembers().contains(member)) {
            return null;
        }
        return kept.apply(stored.session());
    }

    /** What was filled by this import or, where it could say nothing, by an earlier one. */
    Set<String> members() {
        return Set.copyOf(members);
    }
}
