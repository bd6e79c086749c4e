package io.plenary.web.live;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceEvents;
import io.plenary.contracts.engagement.EngagementEvents;
import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomAttendance;
import io.plenary.contracts.engagement.RoomEvents;
import io.plenary.contracts.engagement.RoomsService;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.OfUser;
import io.plenary.contracts.program.ProgramEvents;
import io.plenary.contracts.registrations.RegistrationEvents;
import io.plenary.runtime.events.Listening;
import io.plenary.runtime.work.Rounds;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rooms in which somebody is by way of this gateway. On one event loop. */
final class Hub {

    /** A minute. */
    private static final int SWEEPS_UNTIL_ASKED = 4;

    private final Vertx vertx;
    private final RoomsService service;
    private final BiFunction<Caller, String, Future<Conference>> conferences;
    private final Presence presence;
    private final Attendance attendance = new Attendance(System::nanoTime);
    private final Map<Room, LiveRoom> rooms = new HashMap<>();
    private final Turns turns;
    private final Stays stays;
    private int sweeps;

    Hub(
            Vertx vertx,
            RoomsService service,
            BiFunction<Caller, String, Future<Conference>> conferences,
            Presence presence) {
        this.vertx = vertx;
        this.service = service;
        this.conferences = conferences;
        this.presence = presence;
        turns = new Turns(vertx);
        stays = new Stays(service, turns, this::forgetIfEmpty);
    }

    Hub listen(Listening listening) {
        listening.to(this::changed, RoomEvents.RoomChanged.class);
        listening.to(this::stated, RoomEvents.RoomStated.class);
        listening.on(
                event -> recheckConference(event.conferenceId()),
                ConferenceEvents.ConferenceTransitioned.class,
                ConferenceEvents.ConferenceDeleted.class,
                ConferenceEvents.ConferencePurged.class);
        listening.on(this::recheckScreens, ProgramEvents.SessionMoved.class, EngagementEvents.StageScreenRevoked.class);
        listening.on(this::recheckSession, ProgramEvents.SessionDeleted.class, ProgramEvents.SessionUpdated.class);
        listening.<OfUser>to(
                changed -> recheckUser(changed.userId()),
                RegistrationEvents.UserWithdrew.class,
                RegistrationEvents.SeatReleased.class);
        listening.on(event -> recheckUser(event.actorId()), EngagementEvents.NameShown.class);
        listening.on(this::hideName, EngagementEvents.NameHidden.class);
        listening.on(
                event -> recheckRooms(room -> Objects.equals(room.conferenceId(), event.conferenceId())),
                EngagementEvents.LiveSettingsChanged.class,
                ProgramEvents.ProgramImported.class);
        return this;
    }

    private void changed(RoomEvents.RoomChanged event) {
        LiveRoom room = rooms.get(event.room());
        if (room != null) {
            room.heard(event.entry());
        }
    }

    private void stated(RoomEvents.RoomStated event) {
        LiveRoom room = rooms.get(event.room());
        if (room != null) {
            room.stated(event.state());
        }
    }

    /**
     * Lets somebody in when their turn comes, which ends when they have read what is there: nobody has the gateway keep much for
     * them that they do not take.
     *
     * @param room which one it is; looked up first
     * @return fails with what the service refuses
     */
    Future<Void> enter(Membership who, Supplier<Future<Room>> room, Long since) {
        return turns.of(
                who.member().network(),
                () -> who.isOver()
                        ? Future.succeededFuture()
                        : room.get().compose(found -> enter(who, found, since)).compose(in -> who.member()
                                .caughtUp()));
    }

    private Future<Void> enter(Membership who, Room room, Long since) {
        LiveRoom entered = rooms.computeIfAbsent(room, first -> new LiveRoom(vertx, service, room, this::presentIn));
        return entered.enter(who, since).onComplete(done -> forgetIfEmpty(entered));
    }

    private Here presentIn(LiveRoom room) {
        return room.people().here().and(presence.elsewhere(room.address()));
    }

    void leave(Membership who) {
        if (who.room() == null) {
            who.end();
        } else if (!who.isOver()) {
            who.room().leave(who);
            forgetIfEmpty(who.room());
        }
    }

    private void forgetIfEmpty(LiveRoom room) {
        if (room.isEmpty()) {
            rooms.remove(room.room(), room);
            stays.forget(room);
        }
    }

    boolean knows(Room room) {
        return rooms.containsKey(room);
    }

    int rooms() {
        return rooms.size();
    }

    /** What was counted is told once: a minute that gets lost is missing in statistics, and nowhere else. */
    void countAttendance() {
        Map<Room, Integer> people = new HashMap<>();
        rooms.forEach((room, live) -> people.put(room, live.people().count()));
        attendance.look(people);
        List<RoomAttendance> due = attendance.due();
        if (!due.isEmpty()) {
            Rounds.renewContext("live");
            service.attended(Caller.SYSTEM, due);
        }
    }

    /** Tells the other gateways who is here, and everybody here who is there. */
    void tellPresence() {
        Map<String, Here> here = rooms.values().stream()
                .filter(room -> room.people().count() > 0)
                .collect(Collectors.toMap(
                        LiveRoom::address, room -> room.people().here(), Here::and));
        Map<String, Here> changed = presence.round(here);
        rooms.values().stream()
                .filter(room -> room.isMixed() || changed.containsKey(room.address()))
                .forEach(room -> room.show(presentIn(room)));
    }

    /** One room after the other, since nobody waits for it. */
    Future<Void> sweep() {
        List<LiveRoom> all = List.copyOf(rooms.values());
        Future<Void> swept = oneByOne(all.stream().map(room -> room::sweep));
        return ++sweeps % SWEEPS_UNTIL_ASKED == 0
                ? swept.compose(done -> oneByOne(all.stream().map(room -> () -> stays.strangers(room))))
                : swept;
    }

    interface Step {
        Future<Void> take();
    }

    static Future<Void> oneByOne(Stream<Step> steps) {
        return steps.reduce(
                Future.succeededFuture(),
                (done, step) -> done.compose(before -> step.take()),
                (first, second) -> first.compose(before -> second));
    }

    /** Whether it is still for everybody is known here: nobody has to ask for each of those who are in it. */
    private void recheckConference(UUID conferenceId) {
        Rounds.renewContext("live");
        members(room -> Objects.equals(room.conferenceId(), conferenceId)).forEach(who -> conferences
                .apply(who.member().caller(), conferenceId.toString())
                .onFailure(refusal -> expel(who, refusal)));
    }

    private void expel(Membership who, Throwable refusal) {
        if (Refusal.NOT_FOUND.is(refusal)) {
            who.room().expel(who, refusal);
            forgetIfEmpty(who.room());
        }
    }

    private void recheckSession(Event event) {
        UUID sessionId = event.is(ProgramEvents.SessionDeleted.class)
                ? event.as(ProgramEvents.SessionDeleted.class).sessionId()
                : event.as(ProgramEvents.SessionUpdated.class).sessionId();
        recheckRooms(room -> room.id().equals(sessionId));
    }

    /** One was revoked, or a session is in another room now. */
    private void recheckScreens(Event event) {
        recheck(members(room -> Objects.equals(room.conferenceId(), event.conferenceId()))
                .filter(who -> who.member().caller().isAtScreen()));
    }

    /** At once, and once more after whatever was being looked up. */
    private void hideName(Event event) {
        rooms.values().stream()
                .filter(room -> Objects.equals(room.room().conferenceId(), event.conferenceId()))
                .forEach(room -> room.people().withdraw(event.actorId()));
        tellPresence();
        recheckUser(event.actorId());
    }

    private void recheckUser(UUID userId) {
        recheck(members(room -> true)
                .filter(who -> Objects.equals(who.member().caller().userId(), userId)));
    }

    private void recheckRooms(Predicate<Room> wanted) {
        List.copyOf(rooms.values()).stream()
                .filter(room -> wanted.test(room.room()))
                .forEach(stays::all);
    }

    /** Somebody may have come to be less. */
    Future<Void> recheck(Stream<Membership> those) {
        return stays.each(those);
    }

    private Stream<Membership> members(Predicate<Room> wanted) {
        return rooms.values().stream().filter(room -> wanted.test(room.room())).toList().stream()
                .flatMap(room -> room.members().stream());
    }
}
