package io.plenary.services.engagement;

import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomEntry;
import io.plenary.contracts.engagement.RoomKind;
import io.plenary.contracts.engagement.RoomState;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The polls in rooms: to everybody what everybody sees, to organizers all that are not over. */
final class PollContents implements RoomContents {

    private static final int MOST = 100;

    @Override
    public Future<List<RoomEntry>> changed(SqlClient sql, Room room, long after, long upTo, int limit) {
        return PollStore.changed(sql, room, after, upTo, limit).map(found -> entries(room, found));
    }

    @Override
    public Future<List<RoomEntry>> shown(SqlClient sql, Room room, long upTo) {
        return PollStore.shown(sql, room, upTo, MOST).map(found -> entries(room, found));
    }

    private static List<RoomEntry> entries(Room room, List<StoredPoll> polls) {
        return polls.stream()
                .map(room.kind() == RoomKind.ORGANIZER ? StoredPoll::organizersEntry : StoredPoll::entry)
                .toList();
    }

    @Override
    public Future<List<RoomState>> states(SqlClient sql, Room room) {
        boolean organizers = room.kind() == RoomKind.ORGANIZER;
        return PollStore.shown(sql, room, Long.MAX_VALUE, MOST).map(found -> found.stream()
                .map(poll -> organizers
                        ? new RoomState(StateTelling.key(PollChanges.RESULTS, poll.id()), poll.results())
                        : new RoomState(StateTelling.key(PollChanges.STANDING, poll.id()), poll.standing()))
                .toList());
    }

    static Future<Map<UUID, JsonObject>> standing(SqlClient sql, Collection<UUID> ids) {
        return counts(sql, ids, StoredPoll::standing);
    }

    static Future<Map<UUID, JsonObject>> results(SqlClient sql, Collection<UUID> ids) {
        return counts(sql, ids, StoredPoll::results);
    }

    private static Future<Map<UUID, JsonObject>> counts(
            SqlClient sql, Collection<UUID> ids, Function<StoredPoll, JsonObject> count) {
        return PollStore.byIds(sql, ids).map(found -> found.stream().collect(Collectors.toMap(StoredPoll::id, count)));
    }

    @Override
    public Future<JsonObject> own(SqlClient sql, Room room, UUID userId) {
        return room.kind() == RoomKind.ORGANIZER
                ? Future.succeededFuture(new JsonObject())
                : AnswerStore.own(sql, room, userId).map(PollContents::own);
    }

    private static JsonObject own(List<AnswerStore.Answer> answers) {
        JsonObject polls = new JsonObject();
        JsonObject words = new JsonObject();
        answers.forEach(answer -> {
            String poll = answer.pollId().toString();
            polls.put(poll, answer.choices() == null ? new JsonArray() : new JsonArray(answer.choices()));
            if (answer.words() != null) {
                words.put(poll, new JsonArray(answer.words()));
            }
        });
        return new JsonObject().put("polls", polls).put("words", words);
    }
}
