package io.plenary.web.live;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomEntry;
import io.plenary.contracts.engagement.RoomState;
import io.plenary.contracts.engagement.RoomView;
import io.plenary.contracts.engagement.RoomsService;
import io.plenary.runtime.work.Rounds;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A room as one gateway has it: who is in it, and up to where they were told. Changes are heard in passing, where they can come
 * twice, in any order, or not at all; members are told each once and in order, for what is missing is read. Each change is written
 * as text once for all of them.
 */
final class LiveRoom {

    private static final long UNKNOWN = -1;
    /** For who comes in with a view of a moment ago. */
    private static final int REMEMBERED = 64;

    private static final int MOST_EARLY = 512;
    /** What was announced by two instances of the service may come in the wrong order. */
    private static final long GAP_MILLIS = 25;

    private static final long AGAIN_MILLIS = 500;

    private record Told(long position, ServerMessage message, String text) {}

    private final Vertx vertx;
    private final RoomsService service;
    private final Room room;
    private final String name;
    private final String address;
    private final Function<LiveRoom, Here> present;
    private final Set<Membership> members = new HashSet<>();
    private final People people = new People();
    private final TreeMap<Long, RoomEntry> early = new TreeMap<>();
    private final Deque<Told> recent = new ArrayDeque<>();
    /** The position before the first of the recent ones. */
    private long recentAfter;

    /** What all were told last of who is there. */
    private Here shown = Here.NOBODY;
    /** Whether somebody was told of other people on the way in. */
    private boolean isMixed;

    private long position = UNKNOWN;
    private int arriving;
    private boolean reading;

    /** @param present who is in a room by way of all gateways */
    LiveRoom(Vertx vertx, RoomsService service, Room room, Function<LiveRoom, Here> present) {
        this.vertx = vertx;
        this.service = service;
        this.room = room;
        this.present = present;
        name = room.name();
        address = room.conferenceId() + "/" + name;
    }

    Room room() {
        return room;
    }

    String name() {
        return name;
    }

    /** The name as gateways have it among each other: two conferences may have a session with the same id. */
    String address() {
        return address;
    }

    /** Who is in it by way of this gateway. */
    People people() {
        return people;
    }

    boolean isEmpty() {
        return members.isEmpty() && arriving == 0;
    }

    /** Up to where its members were told; null where there are none yet. */
    Long known() {
        return position == UNKNOWN ? null : position;
    }

    /** Those in it, as of now. */
    List<Membership> members() {
        return List.copyOf(members);
    }

    /**
     * Lets somebody in, who may be in it, and tells them what is there.
     *
     * @param since up to which they know the room; null for nothing
     */
    Future<Void> enter(Membership who, Long since) {
        arriving++;
        return service.enterRoom(who.member().caller(), room, since)
                .compose(view -> admit(who, view))
                .onComplete(done -> arriving--);
    }

    private Future<Void> admit(Membership who, RoomView view) {
        if (who.isOver()) {
            return Future.succeededFuture();
        }
        who.in(this);
        who.at(view.position());
        people.came(who, view.named(who.member().caller().userId()));
        Here here = present.apply(this);
        isMixed |= !here.people().equals(shown.people());
        ServerMessage joined = ServerMessage.joined(name, view, here, who.isKnown());
        who.member().tell(name, view.position(), joined, joined.text());
        if (position == UNKNOWN) {
            position = view.position();
            recentAfter = position;
            drain();
        }
        return follow(who);
    }

    /** What the others were told while the view was on its way is told before anything else. */
    private Future<Void> follow(Membership who) {
        if (who.isOver()) {
            return Future.succeededFuture();
        }
        if (who.position() >= recentAfter || who.position() >= position) {
            recent.forEach(told -> pass(who, told));
            members.add(who);
            return Future.succeededFuture();
        }
        Rounds.renewContext("live");
        long upTo = position;
        return service.entriesSince(Caller.SYSTEM, room, who.position()).compose(missed -> {
            missed.forEach(entry -> pass(who, told(entry)));
            who.at(missed.isEmpty() ? upTo : who.position());
            return follow(who);
        });
    }

    private Told told(RoomEntry entry) {
        ServerMessage message = ServerMessage.entry(name, entry);
        return new Told(entry.position(), message, message.text());
    }

    private void pass(Membership who, Told told) {
        if (told.position() > who.position()) {
            who.at(told.position());
            who.member().tell(name, told.position(), told.message(), told.text());
        }
    }

    void leave(Membership who) {
        who.end();
        members.remove(who);
        people.left(who);
    }

    /** Something changed, as was told in passing. */
    void heard(RoomEntry entry) {
        if (entry.position() > position) {
            early.put(entry.position(), entry);
            if (early.size() > MOST_EARLY) {
                early.pollFirstEntry();
            }
            drain();
        }
    }

    void stated(RoomState state) {
        stated(state, who -> true);
    }

    /** @param which of those in it are told */
    private void stated(RoomState state, Predicate<Membership> which) {
        String text = new ServerMessage.State(name, state.key(), state.value()).text();
        String key = name + " " + state.key();
        members.stream().filter(which).forEach(who -> who.member().tellLatest(key, text));
    }

    boolean isMixed() {
        return isMixed;
    }

    /** Who is there now; names are for those who are somebody themselves. */
    void show(Here here) {
        if (here.count() != shown.count()) {
            stated(new RoomState("present", new JsonObject().put("count", here.count())));
        }
        if (isMixed || !here.people().equals(shown.people())) {
            stated(new RoomState("people", ServerMessage.people(here)), Membership::isKnown);
        }
        shown = here;
        isMixed = false;
    }

    /** Tells what comes next. What is larger than what is told in passing comes without its body, like what is gone: that is read. */
    private void drain() {
        if (position == UNKNOWN) {
            return;
        }
        early.headMap(position, true).clear();
        while (!early.isEmpty()
                && early.firstKey() == position + 1
                && early.firstEntry().getValue().body() != null) {
            tell(early.pollFirstEntry().getValue());
        }
        if (!early.isEmpty() && !reading) {
            readIn(early.firstKey() == position + 1 ? 1 : GAP_MILLIS);
        }
    }

    private void tell(RoomEntry entry) {
        position = entry.position();
        Told told = told(entry);
        recent.add(told);
        if (recent.size() > REMEMBERED) {
            recentAfter = recent.remove().position();
        }
        members.forEach(who -> pass(who, told));
    }

    private void readIn(long millis) {
        reading = true;
        vertx.setTimer(millis, due -> {
            reading = false;
            early.headMap(position, true).clear();
            if (!early.isEmpty()) {
                read();
            }
        });
    }

    /** Looks whether something was missed of which nobody told anything. */
    Future<Void> sweep() {
        return reading || position == UNKNOWN || members.isEmpty() ? Future.succeededFuture() : read();
    }

    private Future<Void> read() {
        reading = true;
        long heard = early.isEmpty() ? UNKNOWN : early.lastKey();
        Rounds.renewContext("live");
        return service.entriesSince(Caller.SYSTEM, room, position)
                .onComplete(done -> reading = false)
                .onSuccess(missed -> apply(missed, heard))
                .onFailure(failure -> {
                    if (!isEmpty() && !early.isEmpty()) {
                        readIn(AGAIN_MILLIS);
                    }
                })
                .otherwiseEmpty()
                .mapEmpty();
    }

    /** @param heard up to where it was told in passing before it was read: what is not there by then is nowhere else */
    private void apply(List<RoomEntry> missed, long heard) {
        missed.stream().filter(entry -> entry.position() > position).forEach(this::tell);
        if (missed.isEmpty()) {
            List.copyOf(early.headMap(heard, true).values()).stream()
                    .filter(entry -> entry.position() > position)
                    .forEach(this::tell);
        }
        drain();
    }

    /** Asks whether somebody may still be in it; who may not is expelled. */
    Future<Void> recheck(Membership who) {
        return service.enterRoom(who.member().caller(), room, who.position())
                .<Void>map(view -> {
                    people.learned(who, view.named(who.member().caller().userId()));
                    return null;
                })
                .recover(failure -> {
                    if (isRefusal(failure)) {
                        expel(who, failure);
                    }
                    return Future.succeededFuture();
                });
    }

    void expel(Membership who, Throwable refusal) {
        if (!who.isOver()) {
            leave(who);
            who.member().expel(who, refusal);
        }
    }

    static boolean isRefusal(Throwable failure) {
        return Refusal.FORBIDDEN.is(failure) || Refusal.NOT_FOUND.is(failure) || Refusal.UNAUTHENTICATED.is(failure);
    }
}
