package io.plenary.services.engagement;

import io.plenary.contracts.Caller;
import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomState;
import io.plenary.runtime.Database;
import io.plenary.runtime.work.Rounds;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Tells how things stand that change with every press of a button: at most four times a second, and each time what the database has by
 * then. Of several instances one may tell late what it read early: each looks once more after it has told something, and tells what has
 * become of it, so that the last one told is right whoever counted last. Runs on one event loop.
 */
final class StateTelling {

    /** At first those who press at the same moment are waited for, and nobody notices. */
    private static final long AT_FIRST = 30;

    private static final long PAUSE = 250;
    /** What nobody was told of has changed for sure. */
    private static final JsonObject UNTOLD = new JsonObject().put("told", false);

    /** How things of one kind stand in a conference, by their ids. */
    interface Count {
        Future<Map<UUID, JsonObject>> of(SqlClient sql, UUID conferenceId, Collection<UUID> ids);
    }

    /** What is looked at together. */
    private record Kind(String name, UUID conferenceId) {}

    private record Subject(UUID organizationId, Room room, UUID id) {}

    private final Vertx vertx;
    private final Database database;
    private final Telling telling;
    private final Map<String, Count> counts = new LinkedHashMap<>();
    /** What is to be looked at, and what was told of it here before. */
    private final Map<Kind, Map<Subject, JsonObject>> due = new LinkedHashMap<>();

    private boolean isGoingTo;

    StateTelling(Vertx vertx, Database database, Telling telling) {
        this.vertx = vertx;
        this.database = database;
        this.telling = telling;
    }

    /** @param kind what keys begin with: {@code votes} of {@code votes:0198c0de-…} */
    void counts(String kind, Count count) {
        counts.put(kind, count);
    }

    static String key(String kind, UUID id) {
        return kind + ":" + id;
    }

    void changed(String kind, UUID organizationId, Room room, UUID id) {
        due(new Kind(kind, room.conferenceId())).put(new Subject(organizationId, room, id), UNTOLD);
        if (!isGoingTo) {
            soon(AT_FIRST);
        }
    }

    private Map<Subject, JsonObject> due(Kind kind) {
        return due.computeIfAbsent(kind, any -> new LinkedHashMap<>());
    }

    private void soon(long delay) {
        isGoingTo = true;
        vertx.setTimer(delay, fired -> tell());
    }

    private void tell() {
        if (due.isEmpty()) {
            isGoingTo = false;
            return;
        }
        Rounds.renewContext("telling how things stand");
        Map<Kind, Map<Subject, JsonObject>> now = new LinkedHashMap<>(due);
        due.clear();
        Future.join(now.entrySet().stream()
                        .map(one -> tell(one.getKey(), one.getValue()))
                        .toList())
                .onComplete(told -> soon(PAUSE));
    }

    private Future<?> tell(Kind kind, Map<Subject, JsonObject> subjects) {
        Set<UUID> ids = new LinkedHashSet<>();
        subjects.keySet().forEach(subject -> ids.add(subject.id()));
        return database.read(Caller.SYSTEM, sql -> counts.get(kind.name()).of(sql, kind.conferenceId(), ids))
                .onFailure(unread -> subjects.forEach(due(kind)::putIfAbsent))
                .onSuccess(values -> subjects.forEach((subject, before) -> {
                    JsonObject value = values.getOrDefault(subject.id(), before);
                    if (!value.equals(before)) {
                        telling.stated(
                                subject.organizationId(),
                                subject.room(),
                                new RoomState(key(kind.name(), subject.id()), value));
                        due(kind).putIfAbsent(subject, value);
                    }
                }));
    }
}
