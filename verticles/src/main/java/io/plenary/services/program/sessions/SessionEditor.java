package io.plenary.services.program.sessions;

import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.program.Conflict;
import io.plenary.contracts.program.Credit;
import io.plenary.contracts.program.Placement;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.Slot;
import io.plenary.services.program.conference.Change;
import io.plenary.services.program.layout.RoomStore;
import io.plenary.services.program.layout.TrackStore;
import io.vertx.core.Future;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Stores one changed session within a change of the program: references, numbers, conflicts, sequence, event. */
final class SessionEditor {

    private final Change change;
    private final StoredSession before;
    private final UnaryOperator<UUID> persons;

    /**
     * @param before null for a new session
     * @param persons tells the person behind a speaker's id
     */
    SessionEditor(Change change, StoredSession before, UnaryOperator<UUID> persons) {
        this.change = change;
        this.before = before;
        this.persons = persons;
    }

    static ZoneId zone(Change change) {
        return ZoneId.of(change.conference().timeZone());
    }

    /** A session already checked by {@link SessionRules}. */
    Future<Placement> save(Session wanted) {
        if (before != null) {
            change.tracks().require(before.session().trackId());
        }
        change.tracks().require(wanted.trackId());
        Session placed = SessionEdits.withSlot(wanted, SessionEdits.withDay(wanted.slot(), zone(change)));
        return requireReferences(placed)
                .compose(known -> numbered(placed))
                .compose(this::credited)
                .compose(session -> conflicts(session).compose(conflicts -> store(session, conflicts)));
    }

    private Future<?> requireReferences(Session session) {
        Slot slot = session.slot();
        UUID room = slot == null ? null : slot.roomId();
        return Future.all(
                require(
                        room == null ? Future.succeededFuture(true) : RoomStore.exists(change.sql(), room),
                        "/slot/roomId"),
                require(
                        session.trackId() == null
                                ? Future.succeededFuture(true)
                                : TrackStore.exists(change.sql(), session.trackId()),
                        "/trackId"));
    }

    private static Future<Boolean> require(Future<Boolean> exists, String pointer) {
        return exists.map(known -> {
            if (!known) {
                throw unknown(pointer);
            }
            return true;
        });
    }

    static RuntimeException unknown(String pointer) {
        return Refusal.INVALID.because(
                "The session names something unknown.", List.of(Fault.UNKNOWN_REFERENCE.at(pointer)));
    }

    private Future<Session> numbered(Session session) {
        Integer kept = before == null ? null : before.session().number();
        Integer wanted = session.number() == null ? kept : session.number();
        if (wanted == null) {
            return SessionStore.highestNumber(change.sql()).map(highest -> withNumber(session, highest + 1));
        }
        return wanted.equals(kept)
                ? Future.succeededFuture(withNumber(session, kept))
                : SessionStore.isNumberTaken(change.sql(), wanted, session.id()).map(taken -> {
                    if (taken) {
                        throw Refusal.CONFLICT.because(
                                "NUMBER_TAKEN", "Another session has the number " + wanted + ".");
                    }
                    return withNumber(session, wanted);
                });
    }

    private static Session withNumber(Session session, int number) {
        return SessionEdits.with(session, number, session.slot(), session.speakers(), session.sequence());
    }

    /** Every person has one number in a conference, whatever the credit says. */
    private Future<Session> credited(Session session) {
        if (session.speakers().isEmpty()) {
            return Future.succeededFuture(session);
        }
        return CreditStore.numbers(change.sql()).compose(known -> {
            Map<UUID, Integer> added = new HashMap<>();
            Numbers free = new Numbers(known.values());
            List<Credit> credits = session.speakers().stream()
                    .map(credit -> new Credit(credit.speakerId(), credit.name(), number(credit, known, added, free)))
                    .toList();
            Session numbered =
                    SessionEdits.with(session, session.number(), session.slot(), credits, session.sequence());
            return CreditStore.addNumbers(change.sql(), added).map(numbered);
        });
    }

    private static int number(Credit credit, Map<UUID, Integer> known, Map<UUID, Integer> added, Numbers free) {
        Integer number = known.get(credit.speakerId());
        return number != null ? number : added.computeIfAbsent(credit.speakerId(), id -> free.take(credit.number()));
    }

    private Future<List<Conflict>> conflicts(Session session) {
        ConflictRules rules = new ConflictRules(change.conference(), change.rules(), persons);
        boolean concerned = ConflictRules.concerns(before == null ? null : before.session(), session);
        return session.slot() == null
                ? Future.succeededFuture(List.of())
                : SessionStore.during(change.sql(), session.id(), session.slot())
                        .map(others -> rules.admitted(session, others, concerned));
    }

    private Future<Placement> store(Session session, List<Conflict> conflicts) {
        if (before == null) {
            return write(session, SessionStore.insert(change.sql(), List.of(StoredSession.byHand(session))), conflicts);
        }
        Session last = before.session();
        Session after = SessionEdits.with(
                session,
                session.number(),
                session.slot(),
                session.speakers(),
                SessionEdits.sequence(change, last, session));
        return SessionEdits.isSame(last, after)
                ? Future.succeededFuture(new Placement(last, conflicts))
                : write(after, SessionStore.update(change.sql(), List.of(before.with(after))), conflicts);
    }

    private Future<Placement> write(Session session, Future<Void> written, List<Conflict> conflicts) {
        Session last = before == null ? null : before.session();
        change.announce(SessionEdits.event(last, session));
        return written.compose(done -> SessionStore.find(change.sql(), session.id()))
                .map(stored -> new Placement(stored.orElseThrow(), conflicts));
    }

    /** @throws io.vertx.serviceproxy.ServiceException STALE */
    static Session requireVersion(Session session, Long ifVersion) {
        if (ifVersion != null && !Objects.equals(ifVersion, session.version())) {
            throw Refusal.STALE.because("The session was changed meanwhile.");
        }
        return session;
    }
}
