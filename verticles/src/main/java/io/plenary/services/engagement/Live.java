package io.plenary.services.engagement;

import io.plenary.contracts.Caller;
import io.plenary.contracts.engagement.EngagementEvents.LiveSettingsChanged;
import io.plenary.contracts.engagement.Fullness;
import io.plenary.contracts.engagement.LiveService;
import io.plenary.contracts.engagement.LiveSettings;
import io.plenary.contracts.engagement.LiveState;
import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomEntry;
import io.plenary.contracts.engagement.RoomKind;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.UUID;

/** What a conference wants to happen live, and how those in its room hear of it. */
final class Live implements LiveService, RoomContents {

    private static final String TYPE = "SETTINGS";

    private final Database database;
    private final Access access;
    private final Telling telling;
    private final LiveStates states;

    Live(Database database, Access access, Telling telling, LiveStates states) {
        this.database = database;
        this.access = access;
        this.telling = telling;
        this.states = states;
    }

    /** For whoever sees the conference: who does not take part has to learn why. */
    @Override
    public Future<LiveSettings> settings(Caller caller, UUID conferenceId) {
        return access.seen(caller, conferenceId, null).map(Place::settings);
    }

    @Override
    public Future<LiveSettings> putSettings(Caller caller, LiveSettings wanted) {
        return access.moderator(caller, wanted.conferenceId(), null)
                .compose(place -> database.once(caller, tx -> LiveStore.about(tx.sql(), place.conferenceId())
                        .compose(about -> put(tx, place, wanted))));
    }

    private Future<LiveSettings> put(Transaction tx, Place place, LiveSettings wanted) {
        tx.announce(new LiveSettingsChanged(), place.organizationId(), place.conferenceId());
        return RoomStore.next(tx.sql(), place.room(), place.organizationId())
                .compose(position -> LiveStore.put(tx.sql(), place, wanted, position)
                        .map(kept -> {
                            telling.changed(tx, place.organizationId(), place.room(), entry(position, kept));
                            return kept;
                        }));
    }

    @Override
    public Future<List<LiveState>> states(Caller caller, UUID conferenceId) {
        return states.all(caller, conferenceId);
    }

    @Override
    public Future<LiveState> putState(Caller caller, LiveState state) {
        return states.put(caller, state);
    }

    @Override
    public Future<LiveState> putFullness(Caller caller, Fullness fullness) {
        return states.put(caller, fullness);
    }

    @Override
    public Future<List<RoomEntry>> changed(SqlClient sql, Room room, long after, long upTo, int limit) {
        return room.kind() == RoomKind.CONFERENCE
                ? LiveStore.since(sql, room.conferenceId(), after, upTo).map(Live::entries)
                : Future.succeededFuture(List.of());
    }

    @Override
    public Future<List<RoomEntry>> shown(SqlClient sql, Room room, long upTo) {
        return changed(sql, room, 0, upTo, 1);
    }

    private static List<RoomEntry> entries(List<Placed<LiveSettings>> found) {
        return found.stream().map(one -> entry(one.position(), one.thing())).toList();
    }

    private static RoomEntry entry(long position, LiveSettings settings) {
        return new RoomEntry(position, TYPE, settings.conferenceId(), new JsonObject(settings.toJson()));
    }
}
