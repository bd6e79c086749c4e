package io.plenary.services.engagement;

import io.plenary.contracts.Caller;
import io.plenary.contracts.engagement.EngagementEvents.NameHidden;
import io.plenary.contracts.engagement.EngagementEvents.NameShown;
import io.plenary.contracts.engagement.PresenceService;
import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomEntry;
import io.plenary.contracts.engagement.RoomKind;
import io.plenary.contracts.engagement.RoomView;
import io.plenary.runtime.Database;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.UUID;

/** Who is named in the rooms of sessions: their gateways learn it from whoever comes in, and from the events at once. */
final class ShownNames implements PresenceService, RoomContents {

    private final Database database;
    private final Access access;
    private final Silences silences;

    ShownNames(Database database, Access access, Silences silences) {
        this.database = database;
        this.access = access;
        this.silences = silences;
    }

    @Override
    public Future<Void> showName(Caller caller, UUID conferenceId) {
        return access.participant(caller, conferenceId, null).compose(place -> access.nameOf(caller)
                .compose(name -> database.once(caller, tx -> LiveStore.about(tx.sql(), conferenceId)
                        .compose(about -> silences.requireNoBan(tx.sql(), place, caller.userId()))
                        .compose(heard -> ShownNameStore.put(tx.sql(), conferenceId, caller.userId(), name))
                        .map(isNew -> {
                            if (isNew) {
                                tx.announce(new NameShown(), place.organizationId(), conferenceId);
                            }
                            return null;
                        }))));
    }

    @Override
    public Future<Void> hideName(Caller caller, UUID conferenceId) {
        LiveRules.requireSignedIn(caller);
        return access.seen(caller, conferenceId, null)
                .compose(place -> database.once(caller, tx -> LiveStore.about(tx.sql(), conferenceId)
                        .compose(about -> ShownNameStore.delete(tx.sql(), conferenceId, caller.userId()))
                        .map(existed -> {
                            if (existed) {
                                tx.announce(new NameHidden(), place.organizationId(), conferenceId);
                            }
                            return null;
                        })));
    }

    @Override
    public Future<JsonObject> own(SqlClient sql, Room room, UUID userId) {
        return room.kind() == RoomKind.SESSION
                ? ShownNameStore.own(sql, room.conferenceId(), userId, RoomView.SHOWN_NAME)
                : Future.succeededFuture(new JsonObject());
    }

    @Override
    public Future<List<RoomEntry>> changed(SqlClient sql, Room room, long after, long upTo, int limit) {
        return Future.succeededFuture(List.of());
    }

    @Override
    public Future<List<RoomEntry>> shown(SqlClient sql, Room room, long upTo) {
        return Future.succeededFuture(List.of());
    }
}
