package io.plenary.contracts.engagement;

import io.plenary.contracts.events.Passing;

/** What the gateway hears of rooms: nothing of it is kept, whoever missed it asks the service. */
public sealed interface RoomEvents extends Passing {

    /**
     * Something in a room changed.
     *
     * @param entry without a body where that is gone, or too large to be told in passing: whoever wants to know asks for what happened
     */
    record RoomChanged(Room room, RoomEntry entry) implements RoomEvents {}

    /** Something of which only the latest matters. */
    record RoomStated(Room room, RoomState state) implements RoomEvents {}
}
