package io.plenary.testing;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomAttendance;
import io.plenary.contracts.engagement.RoomEntry;
import io.plenary.contracts.engagement.RoomState;
import io.plenary.contracts.engagement.RoomView;
import io.plenary.contracts.engagement.RoomsService;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiPredicate;

/** Stands in for the service behind the rooms: remembers each thing as it is now, and at which position it came to be so. */
public final class FakeRooms implements RoomsService {

    private static final int MOST_MISSED = 200;

    private static final class Contents {
        private final Map<UUID, RoomEntry> entries = new LinkedHashMap<>();
        private final Map<String, RoomState> states = new LinkedHashMap<>();
        private long position;
    }

    private final Map<Room, Contents> contents = new HashMap<>();
    private BiPredicate<Caller, Room> open = (caller, room) -> true;
    private final Map<Room, List<Promise<Void>>> held = new HashMap<>();
    private final Map<UUID, String> names = new HashMap<>();
    private int reads;
    private int entries;

    /** Who may be in which room from now on. */
    public synchronized void openTo(BiPredicate<Caller, Room> callers) {
        open = callers;
    }

    /** Agrees to be named from now on. */
    public synchronized void named(UUID userId, String name) {
        names.put(userId, name);
    }

    public synchronized void unnamed(UUID userId) {
        names.remove(userId);
    }

    @Override
    public Future<Void> attended(Caller caller, List<RoomAttendance> attendances) {
        return Future.succeededFuture();
    }

    /** Something new in a room. */
    public RoomEntry add(Room room, JsonObject body) {
        return change(room, UUID.randomUUID(), body);
    }

    /** @param body null where it is gone */
    public synchronized RoomEntry change(Room room, UUID id, JsonObject body) {
        Contents of = of(room);
        RoomEntry entry = new RoomEntry(++of.position, "MESSAGE", id, body);
        of.entries.put(id, entry);
        return entry;
    }

    public synchronized RoomState state(Room room, String key, JsonObject value) {
        RoomState state = new RoomState(key, value);
        of(room).states.put(key, state);
        return state;
    }

    /** Nobody who asks for this room is answered until it is let go. */
    public synchronized void hold(Room room) {
        held.put(room, new ArrayList<>());
    }

    /** How many wait for a room that is held. */
    public synchronized int waitingFor(Room room) {
        return held.get(room).size();
    }

    public void letGo(Room room) {
        List<Promise<Void>> waiting;
        synchronized (this) {
            waiting = held.remove(room);
        }
        waiting.forEach(Promise::complete);
    }

    /** How often somebody asked to enter. */
    public synchronized int entries() {
        return entries;
    }

    /** How often it was asked for what somebody had missed. */
    public synchronized int reads() {
        return reads;
    }

    @Override
    public synchronized Future<RoomView> enterRoom(Caller caller, Room room, Long since) {
        entries++;
        if (held.containsKey(room)) {
            Promise<Void> waiting = Promise.promise();
            held.get(room).add(waiting);
            return waiting.future().compose(free -> view(caller, room, since));
        }
        return view(caller, room, since);
    }

    private synchronized Future<RoomView> view(Caller caller, Room room, Long since) {
        if (!open.test(caller, room)) {
            return Future.failedFuture(Refusal.NOT_FOUND.because("There is no such room."));
        }
        Contents of = of(room);
        boolean reset = since == null || since > of.position || of.position - since > MOST_MISSED;
        JsonObject own = caller.isSignedIn() ? own(caller.userId()) : null;
        return Future.succeededFuture(new RoomView(
                of.position, reset, after(of, reset ? 0 : since), new ArrayList<>(of.states.values()), own));
    }

    private JsonObject own(UUID userId) {
        JsonObject own = new JsonObject().put("votes", 0);
        return names.containsKey(userId) ? own.put(RoomView.SHOWN_NAME, names.get(userId)) : own;
    }

    @Override
    public synchronized Future<List<RoomEntry>> entriesSince(Caller caller, Room room, long position) {
        if (!caller.isSystem()) {
            return Future.failedFuture(Refusal.FORBIDDEN.because("That is for the platform."));
        }
        reads++;
        return Future.succeededFuture(after(of(room), position));
    }

    private static List<RoomEntry> after(Contents of, long position) {
        return of.entries.values().stream()
                .filter(entry -> entry.position() > position)
                .sorted(Comparator.comparing(RoomEntry::position))
                .toList();
    }

    private Contents of(Room room) {
        return contents.computeIfAbsent(room, first -> new Contents());
    }
}
