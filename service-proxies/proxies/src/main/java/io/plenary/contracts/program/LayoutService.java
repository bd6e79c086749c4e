package io.plenary.contracts.program;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/**
 * The frame of one conference's program: rooms, tracks, days and rules.
 */
@ProxyGen
public interface LayoutService {

    /** Where this contract answers for one conference. */
    static String address(UUID conferenceId) {
        return "plenary.program.layout." + conferenceId;
    }

    /**
     * Rooms in grid order.
     */
    @Repeatable
    Future<List<Room>> getRooms(Caller caller);

    /**
     * Adds a room under the id it carries; organizers do.
     * @throws io.vertx.serviceproxy.ServiceException CONFLICT if the name is taken
     */
    @Repeatable
    @Once
    Future<Room> createRoom(Caller caller, Room room);

    /**
     * Changes a room.
     * @throws io.vertx.serviceproxy.ServiceException STALE
     */
    @Once
    Future<Room> updateRoom(Caller caller, UUID roomId, MergePatch patch, @Nullable Long ifVersion);

    /**
     * Removes a room no session is in.
     * @throws io.vertx.serviceproxy.ServiceException CONFLICT if sessions are in it
     */
    @Repeatable
    @Once
    Future<Void> deleteRoom(Caller caller, UUID roomId);

    /**
     * Tracks in order.
     */
    @Repeatable
    Future<List<Track>> getTracks(Caller caller);

    /**
     * Adds a track under the id it carries.
     * @throws io.vertx.serviceproxy.ServiceException CONFLICT if the name is taken
     */
    @Repeatable
    @Once
    Future<Track> createTrack(Caller caller, Track track);

    /**
     * Changes a track.
     * @throws io.vertx.serviceproxy.ServiceException STALE
     */
    @Once
    Future<Track> updateTrack(Caller caller, UUID trackId, MergePatch patch, @Nullable Long ifVersion);

    /**
     * Removes a track; its sessions stay without one.
     */
    @Repeatable
    @Once
    Future<Void> deleteTrack(Caller caller, UUID trackId);

    /**
     * Days in order.
     */
    @Repeatable
    Future<List<Day>> getDays(Caller caller);

    /**
     * How conflicts are treated.
     */
    @Repeatable
    Future<Rules> getRules(Caller caller);

    /**
     * Decides how conflicts are treated; organizers do.
     */
    @Repeatable
    @Once
    Future<Rules> putRules(Caller caller, Rules rules);
}
