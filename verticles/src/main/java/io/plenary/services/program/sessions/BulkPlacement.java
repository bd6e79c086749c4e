package io.plenary.services.program.sessions;

import io.plenary.contracts.Fault;
import io.plenary.contracts.FieldError;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.program.Conflict;
import io.plenary.contracts.program.Placement;
import io.plenary.contracts.program.Room;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionSlot;
import io.plenary.contracts.program.Slot;
import io.plenary.runtime.Faults;
import io.plenary.services.program.conference.Change;
import io.plenary.services.program.layout.RoomStore;
import io.vertx.core.Future;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Several sessions placed at once, by few statements: all of them or none. Conflicts are looked for when every one of them is
 * where it is to be.
 *
 * @param persons tells the person behind a speaker's id
 */
record BulkPlacement(Change change, UnaryOperator<UUID> persons) {

    private static final int MOST = 200;

    /** @param place of its slot in the request */
    private record Moved(String place, StoredSession before, Session after) {

        boolean saysSomethingElse() {
            return !SessionEdits.isSame(before.session(), after);
        }

        boolean goesElsewhere() {
            return ConflictRules.concerns(before.session(), after);
        }
    }

    /** @throws io.vertx.serviceproxy.ServiceException INVALID */
    static void check(List<SessionSlot> slots, ZoneId zone) {
        Faults faults = new Faults();
        boolean possible = !slots.isEmpty() && slots.size() <= MOST;
        faults.check(possible, "/slots", Fault.RANGE, Map.of("least", 1, "most", MOST));
        Set<UUID> named = new HashSet<>();
        for (int i = 0; possible && i < slots.size(); i++) {
            SessionSlot wanted = slots.get(i);
            faults.check(wanted.sessionId() != null, place(i) + "/sessionId", Fault.REQUIRED)
                    .check(named.add(wanted.sessionId()), place(i) + "/sessionId", Fault.GIVEN_TWICE);
            if (wanted.slot() != null) {
                SessionRules.checkSlot(faults, wanted.slot(), place(i) + "/slot", zone);
            }
        }
        faults.refuseIfAny("The sessions cannot be placed like this.");
    }

    private static String place(int index) {
        return "/slots/" + index;
    }

    Future<List<Placement>> apply(List<SessionSlot> slots) {
        List<UUID> ids = slots.stream().map(SessionSlot::sessionId).toList();
        return SessionStore.findStored(change.sql(), ids)
                .map(found -> moved(found, slots))
                .compose(moved -> RoomStore.all(change.sql())
                        .map(rooms -> requireRooms(moved, rooms))
                        .compose(known -> store(moved)))
                .compose(
                        conflicts -> SessionStore.find(change.sql(), ids).map(stored -> placements(stored, conflicts)));
    }

    private List<Moved> moved(List<StoredSession> found, List<SessionSlot> slots) {
        Map<UUID, StoredSession> byId = found.stream()
                .collect(Collectors.toMap(stored -> stored.session().id(), stored -> stored));
        requireKnown(slots, byId);
        return IntStream.range(0, slots.size())
                .mapToObj(i -> moved(
                        place(i),
                        byId.get(slots.get(i).sessionId()),
                        slots.get(i).slot()))
                .toList();
    }

    private static void requireKnown(List<SessionSlot> slots, Map<UUID, StoredSession> byId) {
        List<FieldError> unknown = new ArrayList<>();
        List<FieldError> stale = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            StoredSession stored = byId.get(slots.get(i).sessionId());
            Long version = slots.get(i).version();
            if (stored == null) {
                unknown.add(Fault.UNKNOWN_REFERENCE.at(place(i) + "/sessionId"));
            } else if (version != null && version != stored.session().version()) {
                stale.add(Fault.CHANGED_MEANWHILE.at(place(i) + "/version"));
            }
        }
        if (!unknown.isEmpty()) {
            throw Refusal.NOT_FOUND.because("There is no such session.", unknown);
        }
        if (!stale.isEmpty()) {
            throw Refusal.STALE.because("A session was changed meanwhile.", stale);
        }
    }

    private Moved moved(String place, StoredSession stored, Slot slot) {
        Session before = stored.session();
        change.tracks().require(before.trackId());
        Session after = SessionEdits.withSlot(before, SessionEdits.withDay(slot, SessionEditor.zone(change)));
        return new Moved(place, stored, SessionEdits.withSequence(after, SessionEdits.sequence(change, before, after)));
    }

    private static List<Moved> requireRooms(List<Moved> moved, List<Room> rooms) {
        Set<UUID> known = rooms.stream().map(Room::id).collect(Collectors.toSet());
        Faults faults = new Faults();
        moved.forEach(each -> {
            Slot slot = each.after().slot();
            boolean exists = slot == null || slot.roomId() == null || known.contains(slot.roomId());
            faults.check(exists, each.place() + "/slot/roomId", Fault.UNKNOWN_REFERENCE);
        });
        faults.refuseIfAny("A session names something unknown.");
        return moved;
    }

    /** @return the conflicts of each that moved, as far as the conference wants to hear of them */
    private Future<Map<UUID, List<Conflict>>> store(List<Moved> moved) {
        List<Moved> changed = moved.stream().filter(Moved::saysSomethingElse).toList();
        changed.forEach(each -> change.announce(SessionEdits.event(each.before().session(), each.after())));
        return SessionStore.update(
                        change.sql(),
                        changed.stream()
                                .map(each -> each.before().with(each.after()))
                                .toList())
                .compose(updated ->
                        conflicts(changed.stream().filter(Moved::goesElsewhere).toList()));
    }

    private Future<Map<UUID, List<Conflict>>> conflicts(List<Moved> moved) {
        return moved.isEmpty()
                ? Future.succeededFuture(Map.of())
                : SessionStore.allBrief(change.sql()).map(all -> admitted(moved, all));
    }

    private Map<UUID, List<Conflict>> admitted(List<Moved> moved, List<Session> all) {
        Set<UUID> ids = moved.stream().map(each -> each.after().id()).collect(Collectors.toSet());
        Map<UUID, List<Conflict>> conflicts =
                new ConflictRules(change.conference(), change.rules(), persons).ofEach(ids, all);
        ConflictRules.refuseIfAny(moved.stream()
                .flatMap(each -> ConflictRules.blocking(of(each.after(), conflicts), each.place()).stream())
                .toList());
        return conflicts;
    }

    private static List<Conflict> of(Session session, Map<UUID, List<Conflict>> conflicts) {
        return conflicts.getOrDefault(session.id(), List.of());
    }

    private static List<Placement> placements(List<Session> stored, Map<UUID, List<Conflict>> conflicts) {
        return stored.stream()
                .map(session -> new Placement(session, of(session, conflicts)))
                .toList();
    }
}
