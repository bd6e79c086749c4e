package io.plenary.web.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plenary.contracts.Json;
import io.plenary.contracts.engagement.RoomEntry;
import io.plenary.contracts.engagement.RoomState;
import io.plenary.contracts.engagement.RoomView;
import io.plenary.contracts.live.PersonHere;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the gateway says on a socket; the name of the record, in lower case, is the type of the message. */
public sealed interface ServerMessage {

    /**
     * @param mostRooms a socket may be in
     * @param user who has said hello; null for strangers
     */
    record Welcome(long heartbeatSeconds, int mostRooms, UUID user) implements ServerMessage {}

    /**
     * @param reset whether what the client knew of the room is to be forgotten
     * @param present how many people are in the room
     * @param people those of them who agreed to be named; null for strangers
     */
    record Joined(
            String room,
            long position,
            boolean reset,
            List<RoomEntry> entries,
            List<RoomState> states,
            JsonObject own,
            int present,
            List<PersonHere> people)
            implements ServerMessage {}

    /** @param body null where the thing is gone */
    record Entry(String room, long position, String kind, UUID id, JsonObject body) implements ServerMessage {}

    record State(String room, String key, JsonObject value) implements ServerMessage {}

    /**
     * @param id of the call
     * @param status as by HTTP
     * @param body problem+json where it was refused
     */
    record Answer(String id, int status, Object body) implements ServerMessage {}

    /**
     * @param room which is not entered, or had to be left
     * @param problem as {@code application/problem+json}
     */
    record Refused(String room, Object problem) implements ServerMessage {}

    /** The node is about to leave: connect again, at a time of one's own choice within these seconds. */
    record Reconnect(long withinSeconds) implements ServerMessage {}

    record Pong() implements ServerMessage {}

    /** What each is called. */
    Map<Class<?>, String> TYPES = Arrays.stream(ServerMessage.class.getPermittedSubclasses())
            .collect(Collectors.toUnmodifiableMap(
                    type -> type, type -> type.getSimpleName().toLowerCase(Locale.ROOT)));

    /** @param isKnown whether who came in is signed in */
    static Joined joined(String room, RoomView view, Here here, boolean isKnown) {
        return new Joined(
                room,
                view.position(),
                view.reset(),
                view.entries(),
                view.states(),
                view.own(),
                here.count(),
                isKnown ? here.people() : null);
    }

    static JsonObject people(Here here) {
        return new JsonObject()
                .put(
                        "people",
                        here.people().stream()
                                .map(one -> new JsonObject()
                                        .put("id", one.id().toString())
                                        .put("name", one.name()))
                                .toList());
    }

    static Entry entry(String room, RoomEntry entry) {
        return new Entry(room, entry.position(), entry.type(), entry.id(), entry.body());
    }

    default String type() {
        return TYPES.get(getClass());
    }

    default String text() {
        ObjectNode message = Json.MAPPER.createObjectNode().put("type", type());
        message.setAll(Json.MAPPER.<ObjectNode>valueToTree(this));
        return message.toString();
    }
}
