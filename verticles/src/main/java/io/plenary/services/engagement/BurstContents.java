package io.plenary.services.engagement;

import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomEntry;
import io.plenary.contracts.engagement.RoomKind;
import io.plenary.contracts.engagement.RoomState;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.UUID;

/** How often a hall applauded and the like, for whoever comes in: a count, and nothing that changes by positions. */
final class BurstContents implements RoomContents {

    @Override
    public Future<List<RoomEntry>> changed(SqlClient sql, Room room, long after, long upTo, int limit) {
        return Future.succeededFuture(List.of());
    }

    @Override
    public Future<List<RoomEntry>> shown(SqlClient sql, Room room, long upTo) {
        return Future.succeededFuture(List.of());
    }

    @Override
    public Future<List<RoomState>> states(SqlClient sql, Room room) {
        return room.kind() == RoomKind.SESSION
                ? BurstStore.counts(sql, room.conferenceId(), List.of(room.id()))
                        .map(counts -> counts.entrySet().stream()
                                .map(each -> new RoomState(key(each.getKey()), each.getValue()))
                                .toList())
                : Future.succeededFuture(List.of());
    }

    private static String key(UUID sessionId) {
        return StateTelling.key(Bursts.STATE, sessionId);
    }
}
