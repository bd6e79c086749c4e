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

/** The questions in rooms: to everybody what everybody sees, to organizers what there is to moderate. */
final class QuestionContents implements RoomContents {

    private static final int MOST = 200;

    @Override
    public Future<List<RoomEntry>> changed(SqlClient sql, Room room, long after, long upTo, int limit) {
        return QuestionStore.changed(sql, room, after, upTo, limit)
                .map(found -> found.stream().map(entry(room)).toList());
    }

    @Override
    public Future<List<RoomEntry>> shown(SqlClient sql, Room room, long upTo) {
        return QuestionStore.shown(sql, room, upTo, MOST)
                .map(found -> found.stream().map(entry(room)).toList());
    }

    private static Function<StoredQuestion, RoomEntry> entry(Room room) {
        return room.kind() == RoomKind.ORGANIZER ? StoredQuestion::organizersEntry : StoredQuestion::entry;
    }

    /** Votes move no position: who comes back may have missed some of a question that is as it was otherwise. */
    @Override
    public Future<List<RoomState>> states(SqlClient sql, Room room) {
        return room.kind() == RoomKind.ORGANIZER
                ? Future.succeededFuture(List.of())
                : QuestionStore.shown(sql, room, Long.MAX_VALUE, MOST).map(found -> found.stream()
                        .map(question -> new RoomState(
                                StateTelling.key(QuestionChanges.VOTES, question.id()),
                                votes(question.question().votes())))
                        .toList());
    }

    static Future<Map<UUID, JsonObject>> counts(SqlClient sql, Collection<UUID> ids) {
        return VoteStore.counts(sql, ids).map(counts -> counts.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> votes(one.getValue()))));
    }

    private static JsonObject votes(long votes) {
        return new JsonObject().put("votes", votes);
    }

    @Override
    public Future<JsonObject> own(SqlClient sql, Room room, UUID userId) {
        return room.kind() == RoomKind.ORGANIZER
                ? Future.succeededFuture(new JsonObject())
                : QuestionStore.own(sql, room, userId, MOST).compose(questions -> VoteStore.own(sql, room, userId, MOST)
                        .map(votes -> own(questions, votes, userId)));
    }

    private static JsonObject own(List<StoredQuestion> questions, List<UUID> votes, UUID userId) {
        JsonArray asked = new JsonArray();
        questions.forEach(question -> asked.add(new JsonObject(
                question.seenBy(userId, votes.contains(question.id())).toJson())));
        JsonArray voted = new JsonArray();
        votes.forEach(id -> voted.add(id.toString()));
        return new JsonObject().put("questions", asked).put("votes", voted);
    }
}
