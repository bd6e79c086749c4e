package io.plenary.services.program.sessions;

import io.plenary.contracts.Refusal;
import io.plenary.contracts.program.Credit;
import io.plenary.contracts.program.Placement;
import io.plenary.contracts.program.Session;
import io.plenary.services.program.conference.Change;
import io.vertx.core.Future;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * A change of one session by somebody who knows its speakers.
 *
 * @param persons tells the person behind a speaker's id
 */
record Edit(Change change, UnaryOperator<UUID> persons) {

    /** The session, or what an earlier request of the same made of it. */
    Future<Placement> create(Session wanted) {
        return SessionStore.findStored(change.sql(), wanted.id())
                .compose(found -> found.isEmpty()
                        ? editor(null).save(wanted)
                        : editor(found.get())
                                .save(madeBefore(found.get().session(), wanted, SessionEditor.zone(change))));
    }

    /** The id exists: the same request came again, or the id is another session's. */
    private static Session madeBefore(Session found, Session wanted, ZoneId zone) {
        Session same = SessionEdits.with(
                wanted,
                wanted.number() == null ? found.number() : wanted.number(),
                SessionEdits.withDay(wanted.slot(), zone),
                withoutNumbers(wanted),
                0);
        Session stored = SessionEdits.with(found, found.number(), found.slot(), withoutNumbers(found), 0);
        if (!SessionEdits.isSame(same, stored)) {
            throw Refusal.CONFLICT.because("The id of the session is in use.");
        }
        return found;
    }

    private static List<Credit> withoutNumbers(Session session) {
        return session.speakers().stream()
                .map(credit -> new Credit(credit.speakerId(), credit.name(), null))
                .toList();
    }

    Future<Placement> change(UUID sessionId, Long ifVersion, UnaryOperator<Session> edited) {
        return SessionStore.findStored(change.sql(), sessionId).compose(found -> {
            StoredSession stored = found.orElseThrow(Sessions::noSuchSession);
            Session session = SessionEditor.requireVersion(stored.session(), ifVersion);
            Session changed = edited.apply(session);
            SessionRules.check(session, changed, SessionEditor.zone(change));
            return editor(stored).save(changed);
        });
    }

    private SessionEditor editor(StoredSession before) {
        return new SessionEditor(change, before, persons);
    }
}
