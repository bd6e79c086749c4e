package io.plenary.services.engagement;

import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomEntry;
import io.plenary.contracts.engagement.RoomState;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.UUID;

/** Things of one kind that are in rooms. */
interface RoomContents {

    /** What changed after one position and up to another, by position, what is gone too; at most so many. */
    Future<List<RoomEntry>> changed(SqlClient sql, Room room, long after, long upTo, int limit);

    /** What somebody who comes anew is shown, without what changed later than up to a position. */
    Future<List<RoomEntry>> shown(SqlClient sql, Room room, long upTo);

    default Future<List<RoomState>> states(SqlClient sql, Room room) {
        return Future.succeededFuture(List.of());
    }

    /** What only this person sees of it; its members are put beside those of the others. */
    default Future<JsonObject> own(SqlClient sql, Room room, UUID userId) {
        return Future.succeededFuture(new JsonObject());
    }
}
