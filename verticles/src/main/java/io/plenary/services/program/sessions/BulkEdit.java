package io.plenary.services.program.sessions;

import io.plenary.contracts.Fault;
import io.plenary.contracts.FieldError;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.program.Conflict;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionStatus;
import io.plenary.contracts.program.SessionsPatch;
import io.plenary.contracts.program.SessionsPatched;
import io.plenary.services.program.conference.Change;
import io.plenary.services.program.layout.TrackStore;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * One change of several sessions, by few statements: all of them change or none.
 *
 * @param persons tells the person behind a speaker's id
 */
record BulkEdit(Change change, UnaryOperator<UUID> persons) {

    private static final int MOST = 200;

    /** What can be said of many sessions at once; titles, texts and slots are each session's own. */
    private static final Set<String> MEMBERS = Set.of("trackId", "type", "language", "status");

    /** A session that says something else afterwards. */
    private record Edited(StoredSession before, Session after) {

        boolean takesPlaceAgain() {
            return before.session().status() == SessionStatus.CANCELLED && after.status() != SessionStatus.CANCELLED;
        }
    }

    /** @throws io.vertx.serviceproxy.ServiceException INVALID */
    static void check(SessionsPatch patch) {
        int count = patch.ids().size();
        if (count < 1 || count > MOST) {
            FieldError fault = Fault.RANGE.at("/ids", Map.of("least", 1, "most", MOST));
            throw Refusal.INVALID.because("That many sessions cannot be changed at once.", List.of(fault));
        }
        if (patch.changes() == null || patch.changes().isEmpty()) {
            throw Refusal.INVALID.because("Nothing is to be changed.", List.of(Fault.REQUIRED.at("/changes")));
        }
    }

    Future<SessionsPatched> apply(SessionsPatch patch) {
        return SessionStore.findStored(change.sql(), patch.ids())
                .map(found -> edited(found, patch))
                .compose(edited -> requireTrack(edited).compose(known -> store(edited)));
    }

    private List<Edited> edited(List<StoredSession> found, SessionsPatch patch) {
        if (found.size() < patch.ids().size()) {
            throw Sessions.noSuchSession();
        }
        MergePatch members = patch.patch();
        return found.stream()
                .map(stored -> new Edited(stored, edited(stored.session(), members)))
                .filter(each -> !SessionEdits.isSame(each.before().session(), each.after()))
                .toList();
    }

    private Session edited(Session before, MergePatch patch) {
        Session after = patch.applyTo(before, Session.class, MEMBERS);
        change.tracks().require(before.trackId());
        change.tracks().require(after.trackId());
        SessionRules.check(before, after, SessionEditor.zone(change));
        return SessionEdits.withSequence(after, SessionEdits.sequence(change, before, after));
    }

    /** All of them name the same track. */
    private Future<Void> requireTrack(List<Edited> edited) {
        UUID track = edited.isEmpty() ? null : edited.get(0).after().trackId();
        return track == null
                ? Future.succeededFuture()
                : TrackStore.exists(change.sql(), track)
                        .compose(exists -> exists
                                ? Future.succeededFuture()
                                : Future.failedFuture(SessionEditor.unknown("/changes/trackId")));
    }

    private Future<SessionsPatched> store(List<Edited> edited) {
        edited.forEach(each -> change.announce(SessionEdits.event(each.before().session(), each.after())));
        List<UUID> changed = edited.stream().map(each -> each.after().id()).toList();
        List<StoredSession> stored =
                edited.stream().map(each -> each.before().with(each.after())).toList();
        return SessionStore.update(change.sql(), stored)
                .compose(updated -> conflicts(edited))
                .map(conflicts -> new SessionsPatched(changed, conflicts));
    }

    /** Only who was cancelled before can come into conflict: nothing else here concerns time, room or speakers. */
    private Future<List<Conflict>> conflicts(List<Edited> edited) {
        Set<UUID> revived = edited.stream()
                .filter(Edited::takesPlaceAgain)
                .map(each -> each.after().id())
                .collect(Collectors.toSet());
        ConflictRules rules = new ConflictRules(change.conference(), change.rules(), persons);
        return revived.isEmpty()
                ? Future.succeededFuture(List.of())
                : SessionStore.allBrief(change.sql()).map(all -> admitted(rules.about(revived, all)));
    }

    private static List<Conflict> admitted(List<Conflict> conflicts) {
        ConflictRules.refuseIfAny(ConflictRules.blocking(conflicts, ""));
        return conflicts;
    }
}
