package io.plenary.services.engagement;

import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomEntry;
import io.plenary.contracts.engagement.Silence;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.UUID;

/** Who does not take part is told so where they come in, until when and why; nobody else is. */
final class SilenceContents implements RoomContents {

    @Override
    public Future<List<RoomEntry>> changed(SqlClient sql, Room room, long after, long upTo, int limit) {
        return Future.succeededFuture(List.of());
    }

    @Override
    public Future<List<RoomEntry>> shown(SqlClient sql, Room room, long upTo) {
        return Future.succeededFuture(List.of());
    }

    @Override
    public Future<JsonObject> own(SqlClient sql, Room room, UUID userId) {
        return room.conferenceId() == null
                ? Future.succeededFuture(new JsonObject())
                : SilenceStore.ofUser(sql, room.conferenceId(), userId)
                        .map(found -> found.map(SilenceContents::own).orElseGet(JsonObject::new));
    }

    private static JsonObject own(Silence silence) {
        JsonObject told = new JsonObject().put("kind", silence.kind().name());
        if (silence.until() != null) {
            told.put("until", silence.until().toString());
        }
        if (silence.reason() != null) {
            told.put("reason", silence.reason());
        }
        return new JsonObject().put("silence", told);
    }
}
