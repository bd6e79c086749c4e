package io.plenary.services.engagement;

import io.plenary.contracts.Caller;
import io.plenary.contracts.engagement.EngagementEvents.SessionAttended;
import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomAttendance;
import io.plenary.contracts.engagement.RoomEntry;
import io.plenary.contracts.engagement.RoomKind;
import io.plenary.contracts.engagement.RoomView;
import io.plenary.contracts.engagement.RoomsService;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.work.Together;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** What is in a room, gathered from everything that is in rooms. */
final class Rooms implements RoomsService {

    /** Who missed more than that is told anew what there is. */
    static final int MOST_MISSED = 200;

    private static final int MOST_TOGETHER = 500;

    private final Database database;
    private final Access access;
    private final List<RoomContents> contents;
    private final OwnStates own;
    /** A full hall comes in at once, and again when a gateway is gone: what all of them find there is looked up once. */
    private final Together<Entering, RoomView> views;

    Rooms(Vertx vertx, Database database, Access access, List<RoomContents> contents, OwnStates own) {
        this.database = database;
        this.access = access;
        this.contents = List.copyOf(contents);
        this.own = own;
        views = new Together<>(vertx, "views of rooms", MOST_TOGETHER, this::views);
    }

    @Override
    public Future<RoomView> enterRoom(Caller caller, Room room, Long since) {
        return access.enter(caller, room)
                .compose(allowed -> room.kind() == RoomKind.USER
                        ? database.read(Caller.SYSTEM, sql -> own.of(sql, room.id()))
                                .map(states -> new RoomView(0, true, List.of(), states, new JsonObject()))
                        : views.get(new Entering(room, since)).compose(found -> withOwn(caller, room, found)));
    }

    private Future<RoomView> withOwn(Caller caller, Room room, Optional<RoomView> found) {
        RoomView view = found.orElseThrow(LiveRules::noSuchRoom);
        return caller.isSignedIn()
                ? database.read(Caller.SYSTEM, sql -> own(sql, caller, room))
                        .map(own -> new RoomView(view.position(), view.reset(), view.entries(), view.states(), own))
                : Future.succeededFuture(view);
    }

    /** A room, and up to where those who enter know it. */
    private record Entering(Room room, Long since) {}

    private Future<Map<Entering, RoomView>> views(List<Entering> entering) {
        return database.read(Caller.SYSTEM, sql -> views(sql, entering, new HashMap<>()));
    }

    private Future<Map<Entering, RoomView>> views(
            SqlClient sql, List<Entering> entering, Map<Entering, RoomView> known) {
        if (known.size() == entering.size()) {
            return Future.succeededFuture(known);
        }
        Entering next = entering.get(known.size());
        return view(sql, next.room(), next.since()).compose(view -> {
            known.put(next, view);
            return views(sql, entering, known);
        });
    }

    /** The position is read first: what changes meanwhile has a later one, is left out, and told when its turn comes. */
    private Future<RoomView> view(SqlClient sql, Room room, Long since) {
        return RoomStore.position(sql, room).compose(position -> told(sql, room, since, position)
                .compose(told -> gathered(each -> each.states(sql, room))
                        .map(states -> new RoomView(position, told.reset(), told.entries(), states, null))));
    }

    private record Told(boolean reset, List<RoomEntry> entries) {}

    private Future<Told> told(SqlClient sql, Room room, Long since, long position) {
        if (since == null || since < 0 || since > position) {
            return all(sql, room, position);
        }
        return changed(sql, room, since, position, MOST_MISSED + 1)
                .compose(missed -> missed.size() > MOST_MISSED
                        ? all(sql, room, position)
                        : Future.succeededFuture(new Told(false, missed)));
    }

    private Future<Told> all(SqlClient sql, Room room, long position) {
        return gathered(each -> each.shown(sql, room, position))
                .map(entries -> new Told(true, byPosition(entries, Integer.MAX_VALUE)));
    }

    @Override
    public Future<List<RoomEntry>> entriesSince(Caller caller, Room room, long position) {
        LiveRules.requireSystem(caller);
        return database.read(caller, sql -> RoomStore.position(sql, room)
                .compose(latest -> changed(sql, room, position, latest, MOST_MISSED)));
    }

    @Override
    public Future<Void> attended(Caller caller, List<RoomAttendance> attendances) {
        LiveRules.requireSystem(caller);
        List<UUID> conferences = attendances.stream()
                .map(attended -> attended.room().conferenceId())
                .distinct()
                .toList();
        return database.write(
                caller, tx -> LiveStore.organizations(tx.sql(), conferences).map(organizations -> {
                    attendances.forEach(attended -> announce(tx, organizations, attended));
                    return null;
                }));
    }

    /** Where nobody ever wanted something live nothing is counted. */
    private static void announce(Transaction tx, Map<UUID, UUID> organizations, RoomAttendance attended) {
        Room room = attended.room();
        UUID organizationId = organizations.get(room.conferenceId());
        if (room.kind() == RoomKind.SESSION && organizationId != null) {
            tx.announce(new SessionAttended(room.id(), attended.minutes()), organizationId, room.conferenceId());
        }
    }

    /** Each kind says its first ones, so the first of all are among them. */
    private Future<List<RoomEntry>> changed(SqlClient sql, Room room, long after, long upTo, int limit) {
        return after >= upTo
                ? Future.succeededFuture(List.of())
                : gathered(each -> each.changed(sql, room, after, upTo, limit))
                        .map(entries -> byPosition(entries, limit));
    }

    private static List<RoomEntry> byPosition(List<RoomEntry> entries, int limit) {
        return entries.stream()
                .sorted(Comparator.comparingLong(RoomEntry::position))
                .limit(limit)
                .toList();
    }

    private Future<JsonObject> own(SqlClient sql, Caller caller, Room room) {
        return gathered(each -> each.own(sql, room, caller.userId()).map(List::of))
                .map(parts -> parts.stream().reduce(new JsonObject(), JsonObject::mergeIn));
    }

    private <T> Future<List<T>> gathered(Function<RoomContents, Future<List<T>>> question) {
        List<Future<List<T>>> answers = contents.stream().map(question).toList();
        return Future.all(answers).map(done -> {
            List<T> all = new ArrayList<>();
            answers.forEach(answer -> all.addAll(answer.result()));
            return all;
        });
    }
}
