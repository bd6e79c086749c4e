package io.plenary.contracts.engagement;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.List;

/** The rooms in which what happens at a conference is told while it happens. */
@ProxyGen
public interface RoomsService {

    String ADDRESS = "plenary.rooms";

    /**
     * What is in a room.
     *
     * @param since the position up to which the caller knows it, null for one who comes anew; where more happened since than is worth
     *     telling one by one, or the position is none of this room, the answer is a reset
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND if the caller may not know of it, UNAUTHENTICATED, FORBIDDEN where one
     *     has to be registered
     */
    @Repeatable
    Future<RoomView> enterRoom(Caller caller, Room room, @Nullable Long since);

    /**
     * What happened in a room after a position, for the gateway, which missed it.
     *
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN for anybody but the platform
     */
    @Repeatable
    Future<List<RoomEntry>> entriesSince(Caller caller, Room room, long position);

    /**
     * Announces how long people were in rooms of sessions, for the statistics. Not to be repeated, or it counts twice.
     *
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN for anybody but the platform
     */
    Future<Void> attended(Caller caller, List<RoomAttendance> attendances);
}
