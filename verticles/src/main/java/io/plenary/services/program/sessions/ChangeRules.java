package io.plenary.services.program.sessions;

import io.plenary.contracts.program.Announced;
import io.plenary.contracts.program.ChangeKind;
import io.plenary.contracts.program.SessionStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a change is called. */
final class ChangeRules {

    private ChangeRules() {}

    /**
     * @param before null for a session that is new
     * @param after null for one that is gone
     * @param isRetracked whether it is known to have had another track
     */
    static List<ChangeKind> kinds(Announced before, Announced after, boolean isRetracked) {
        if (before == null) {
            return List.of(ChangeKind.NEW);
        }
        if (after == null) {
            return List.of(ChangeKind.REMOVED);
        }
        List<ChangeKind> kinds = new ArrayList<>();
        if (isCancelled(before) != isCancelled(after)) {
            kinds.add(isCancelled(after) ? ChangeKind.CANCELLED : ChangeKind.REINSTATED);
        }
        if (!place(before).equals(place(after))) {
            kinds.add(ChangeKind.MOVED);
        }
        if (!before.title().equals(after.title())) {
            kinds.add(ChangeKind.RENAMED);
        }
        if (isRetracked) {
            kinds.add(ChangeKind.RETRACKED);
        }
        return kinds;
    }

    private static boolean isCancelled(Announced session) {
        return session.status() == SessionStatus.CANCELLED;
    }

    private static List<Object> place(Announced session) {
        return Arrays.asList(session.start(), session.durationMinutes(), session.roomId());
    }
}
