package io.plenary.web.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.plenary.contracts.Json;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a client says on its socket; the name of the record, in lower case, is the type of the message. */
public sealed interface ClientMessage {

    /** @param token an access token; null for strangers */
    record Hello(String token) implements ClientMessage {}

    /** A newer token in the place of the one before. */
    record Token(String token) implements ClientMessage {}

    /**
     * @param room such as {@code session:0198c0de-…}
     * @param conference its id or slug, where the room is one of a session
     * @param position up to which the client knows it; null for one that comes anew
     */
    record Join(String room, String conference, Long position) implements ClientMessage {}

    record Leave(String room) implements ClientMessage {}

    /**
     * An operation of the API.
     *
     * @param id what the client calls it; who sends the same again asks for the same
     * @param parameters those of its path and query
     */
    record Call(String id, String operation, Map<String, String> parameters, JsonObject body) implements ClientMessage {
        public Call {
            parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
        }
    }

    record Ping() implements ClientMessage {}

    /** By what clients call them. */
    Map<String, Class<?>> TYPES = Arrays.stream(ClientMessage.class.getPermittedSubclasses())
            .collect(Collectors.toUnmodifiableMap(
                    type -> type.getSimpleName().toLowerCase(Locale.ROOT), Function.identity()));

    /** @throws IllegalArgumentException if it is none */
    static ClientMessage of(String text) {
        try {
            JsonNode message = Json.MAPPER.readTree(text);
            Class<?> type = TYPES.get(String.valueOf(message.path("type").textValue()));
            if (type == null) {
                throw new IllegalArgumentException("There is no such message");
            }
            return (ClientMessage) Json.MAPPER.treeToValue(message, type);
        } catch (JsonProcessingException | RuntimeException e) {
            throw new IllegalArgumentException("That is no message", e);
        }
    }
}
