package io.plenary.contracts.engagement;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.plenary.contracts.live.PersonHere;
import io.vertx.codegen.annotations.DataObject;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;

/**
 * What somebody who enters a room finds there.
 *
 * @param position up to which it tells; whoever comes back with it is told what happened since
 * @param reset whether these are all there is to know, and what the client knew is to be forgotten; else they are what happened since
 *     the position that was asked for
 * @param entries by their position
 * @param states the latest of each key
 * @param own what only the caller sees of it, e.g. their votes, and {@code shownName} where others read it; null for who is not signed in
 */
@DataObject
public record RoomView(long position, boolean reset, List<RoomEntry> entries, List<RoomState> states, JsonObject own)
        implements Dto {

    public static final String SHOWN_NAME = "shownName";

    /** What others in the room call the caller; null where the caller did not agree to be named. */
    public PersonHere named(UUID userId) {
        return own == null || !own.containsKey(SHOWN_NAME) ? null : new PersonHere(userId, own.getString(SHOWN_NAME));
    }

    public static RoomView fromJson(String json) {
        return Json.read(json, RoomView.class);
    }

    public RoomView {
        entries = entries == null ? List.of() : List.copyOf(entries);
        states = states == null ? List.of() : List.copyOf(states);
    }
}
