package io.plenary.services.engagement;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.engagement.EngagementEvents.LiveStateChanged;
import io.plenary.contracts.engagement.Fullness;
import io.plenary.contracts.engagement.LiveState;
import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomEntry;
import io.plenary.contracts.engagement.RoomKind;
import io.plenary.runtime.Database;
import io.plenary.runtime.Faults;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;

/** How sessions and their rooms stand: told in the room of the session and in that of the conference. */
final class LiveStates implements RoomContents {

    private static final String TYPE = "STATE";
    private static final int LONGEST_QUEUE = 600;
    private static final int LONGEST_DELAY = 1_440;
    private static final int LONGEST_PLACE = 200;
    private static final int MOST = 1_000;

    private final Database database;
    private final Access access;
    private final Telling telling;

    LiveStates(Database database, Access access, Telling telling) {
        this.database = database;
        this.access = access;
        this.telling = telling;
    }

    /**
     * For whoever sees the conference: of a session that they do not see it says nothing but that something is full or late. Where it
     * can be watched is for those who may.
     */
    Future<List<LiveState>> all(Caller caller, UUID conferenceId) {
        return access.seen(caller, conferenceId, null)
                .compose(place -> database.read(Caller.SYSTEM, sql -> LiveStateStore.all(sql, conferenceId)))
                .compose(states -> access.onlooker(caller, conferenceId, null)
                        .map(states)
                        .recover(refusal -> isRefusal(refusal)
                                ? Future.succeededFuture(states.stream()
                                        .map(LiveStates::unwatched)
                                        .toList())
                                : Future.failedFuture(refusal)));
    }

    private static boolean isRefusal(Throwable failure) {
        return Refusal.UNAUTHENTICATED.is(failure) || Refusal.FORBIDDEN.is(failure);
    }

    private static LiveState unwatched(LiveState state) {
        return new LiveState(
                state.conferenceId(),
                state.sessionId(),
                state.phase(),
                state.full(),
                state.seats(),
                state.queueMinutes(),
                state.delayedMinutes(),
                state.movedTo(),
                null,
                state.updatedAt(),
                state.version());
    }

    Future<LiveState> put(Caller caller, LiveState wanted) {
        return access.moderator(caller, wanted.conferenceId(), wanted.sessionId())
                .compose(place -> {
                    check(wanted);
                    return database.once(caller, tx -> LiveStore.about(tx.sql(), place.conferenceId())
                            .compose(about -> put(
                                    tx, place, (at, there) -> LiveStateStore.put(tx.sql(), place, wanted, at, there))));
                });
    }

    /** Whoever stands at a door knows how full it is, and decides nothing else. */
    Future<LiveState> put(Caller caller, Fullness wanted) {
        return access.doorkeeper(caller, wanted.conferenceId(), wanted.sessionId())
                .compose(place -> {
                    bounded(new Faults(), "/queueMinutes", wanted.queueMinutes(), LONGEST_QUEUE)
                            .refuseIfAny("A room cannot be that full.");
                    return database.once(caller, tx -> LiveStore.about(tx.sql(), place.conferenceId())
                            .compose(about -> put(
                                    tx,
                                    place,
                                    (at, there) -> LiveStateStore.putFullness(tx.sql(), place, wanted, at, there))));
                });
    }

    private static void check(LiveState state) {
        String url = state.streamUrl();
        boolean secure = url == null || Faults.isWebUrl(url) && url.regionMatches(true, 0, "https:", 0, 6);
        Faults faults = bounded(new Faults(), "/queueMinutes", state.queueMinutes(), LONGEST_QUEUE);
        bounded(faults, "/delayedMinutes", state.delayedMinutes(), LONGEST_DELAY)
                .line("/movedTo", state.movedTo(), LONGEST_PLACE)
                .check(secure, "/streamUrl", Fault.HTTPS_ADDRESS)
                .refuseIfAny("A session cannot stand like that.");
    }

    private static Faults bounded(Faults faults, String pointer, Integer minutes, int most) {
        boolean possible = minutes == null || minutes >= 0 && minutes <= most;
        return faults.check(possible, pointer, Fault.WHOLE_NUMBER, Map.of("least", 0, "most", most));
    }

    /** @param keeping writes at the positions in the rooms of the session and of the conference */
    private Future<LiveState> put(Transaction tx, Place place, BiFunction<Long, Long, Future<LiveState>> keeping) {
        Room whole = Room.ofConference(place.conferenceId());
        tx.announce(new LiveStateChanged(place.sessionId()), place.organizationId(), place.conferenceId());
        return RoomStore.lock(tx.sql(), place.organizers())
                .compose(locked -> RoomStore.next(tx.sql(), whole, place.organizationId()))
                .compose(there -> RoomStore.next(tx.sql(), place.room(), place.organizationId())
                        .compose(position -> keeping.apply(position, there).map(kept -> {
                            telling.changed(tx, place.organizationId(), place.room(), entry(position, kept));
                            telling.changed(tx, place.organizationId(), whole, entry(there, kept));
                            return kept;
                        })));
    }

    @Override
    public Future<List<RoomEntry>> changed(SqlClient sql, Room room, long after, long upTo, int limit) {
        return room.kind() == RoomKind.ORGANIZER
                ? Future.succeededFuture(List.of())
                : LiveStateStore.since(sql, room, after, upTo, limit).map(found -> found.stream()
                        .map(one -> entry(one.position(), one.thing()))
                        .toList());
    }

    @Override
    public Future<List<RoomEntry>> shown(SqlClient sql, Room room, long upTo) {
        return changed(sql, room, 0, upTo, MOST);
    }

    private static RoomEntry entry(long position, LiveState state) {
        return new RoomEntry(position, TYPE, state.sessionId(), new JsonObject(state.toJson()));
    }
}
