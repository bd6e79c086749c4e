package io.plenary.services.engagement;

import io.plenary.contracts.engagement.ReactionCount;
import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomEntry;
import io.plenary.contracts.engagement.RoomKind;
import io.plenary.contracts.engagement.RoomState;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The chats in rooms: the latest messages to everybody, what was reported to organizers. */
final class ChatContents implements RoomContents {

    private static final int MOST = 50;
    private static final int MOST_REPORTED = 200;

    @Override
    public Future<List<RoomEntry>> changed(SqlClient sql, Room room, long after, long upTo, int limit) {
        if (room.kind() == RoomKind.ORGANIZER) {
            return ReportStore.changed(sql, room, after, upTo, limit).compose(found -> reported(sql, found));
        }
        return MessageStore.changed(sql, room, after, upTo, limit)
                .compose(found -> counted(sql, found, null))
                .compose(messages -> settings(sql, room, after, upTo).map(settings -> Stream.concat(
                                settings.stream(), messages.stream().map(StoredMessage::entry))
                        .toList()));
    }

    @Override
    public Future<List<RoomEntry>> shown(SqlClient sql, Room room, long upTo) {
        if (room.kind() == RoomKind.ORGANIZER) {
            return ReportStore.waiting(sql, room.conferenceId(), upTo, MOST_REPORTED)
                    .compose(found -> reported(sql, found));
        }
        return MessageStore.shown(sql, room, upTo, MOST)
                .compose(found -> counted(sql, found, null))
                .compose(messages -> settings(sql, room, 0, upTo).map(settings -> Stream.concat(
                                settings.stream(), messages.stream().map(StoredMessage::entry))
                        .toList()));
    }

    private static Future<List<RoomEntry>> settings(SqlClient sql, Room room, long after, long upTo) {
        return ChatStore.since(sql, room, after, upTo).map(found -> found.stream()
                .map(one -> ChatChanges.entry(room, one.position(), one.thing()))
                .toList());
    }

    private static Future<List<RoomEntry>> reported(SqlClient sql, List<StoredMessage> messages) {
        List<Future<RoomEntry>> entries = new ArrayList<>();
        messages.forEach(
                message -> entries.add(ReportStore.reasons(sql, message).map(message::organizersEntry)));
        return Future.all(entries)
                .map(done -> entries.stream().map(Future::result).toList());
    }

    /** Each with its reactions, those of this person marked. */
    static Future<List<StoredMessage>> counted(SqlClient sql, List<StoredMessage> messages, UUID userId) {
        List<UUID> ids = messages.stream().map(StoredMessage::id).toList();
        return ReactionStore.counts(sql, ids, userId).map(counts -> messages.stream()
                .map(message -> ChatChanges.with(message, counts.getOrDefault(message.id(), List.of())))
                .toList());
    }

    @Override
    public Future<List<RoomState>> states(SqlClient sql, Room room) {
        if (room.kind() == RoomKind.ORGANIZER) {
            return Future.succeededFuture(List.of());
        }
        return MessageStore.shown(sql, room, Long.MAX_VALUE, MOST)
                .compose(found ->
                        counts(sql, found.stream().map(StoredMessage::id).toList()))
                .map(counts -> counts.entrySet().stream()
                        .map(one ->
                                new RoomState(StateTelling.key(ChatChanges.REACTIONS, one.getKey()), one.getValue()))
                        .toList());
    }

    /** Of all of them, what nobody reacted to any more too. */
    static Future<Map<UUID, JsonObject>> counts(SqlClient sql, Collection<UUID> ids) {
        return ReactionStore.counts(sql, ids, null).map(found -> {
            Map<UUID, JsonObject> counts = new HashMap<>();
            ids.forEach(id -> counts.put(id, reactions(found.getOrDefault(id, List.of()))));
            return counts;
        });
    }

    private static JsonObject reactions(List<ReactionCount> counts) {
        JsonArray all = new JsonArray();
        counts.forEach(count -> all.add(new JsonObject(count.toJson())));
        return new JsonObject().put("reactions", all);
    }

    /** Those of their messages that wait, and with what they reacted: counts are told to everybody, and so do not say whose they are. */
    @Override
    public Future<JsonObject> own(SqlClient sql, Room room, UUID userId) {
        return room.kind() == RoomKind.ORGANIZER
                ? Future.succeededFuture(new JsonObject())
                : held(sql, room, userId).compose(held -> reacted(sql, room, userId)
                        .map(reactions -> new JsonObject().put("messages", held).put("reactions", reactions)));
    }

    private static Future<JsonArray> held(SqlClient sql, Room room, UUID userId) {
        return MessageStore.held(sql, room, userId).map(found -> {
            JsonArray held = new JsonArray();
            found.forEach(message -> held.add(new JsonObject(message.message().toJson())));
            return held;
        });
    }

    private static Future<JsonObject> reacted(SqlClient sql, Room room, UUID userId) {
        return MessageStore.shown(sql, room, Long.MAX_VALUE, MOST)
                .compose(found -> ReactionStore.own(
                        sql, found.stream().map(StoredMessage::id).toList(), userId))
                .map(own -> {
                    JsonObject reactions = new JsonObject();
                    own.forEach((id, kinds) -> reactions.put(id.toString(), new JsonArray(kinds)));
                    return reactions;
                });
    }
}
