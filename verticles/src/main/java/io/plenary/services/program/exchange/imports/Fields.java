package io.plenary.services.program.exchange.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plenary.contracts.Json;
import io.plenary.contracts.program.Room;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionStatus;
import io.plenary.contracts.program.Track;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is said of a session, a room or a track, field by field, so that each can be merged for itself. A slot is start (with
 * its day), length and room; what is beyond the fields of a session is {@code extra.…}. What is not said is not there.
 */
record Fields(Map<String, JsonNode> values) {

    static final Fields NONE = new Fields(Map.of());
    static final String START = "start";
    static final String DURATION = "durationMinutes";
    static final String ROOM = "roomId";
    static final String TRACK = "trackId";
    static final String STATUS = "status";
    static final String EXTRA = "extra.";

    /** What no file decides once it is given, and what follows from the rest. */
    private static final Set<String> OURS =
            Set.of("id", "number", "sequence", "position", "createdAt", "updatedAt", "version");

    Fields {
        values = Map.copyOf(values);
    }

    static Fields of(Session session) {
        ObjectNode fields = tree(session);
        if (fields.remove("slot") instanceof ObjectNode slot) {
            fields.set(DURATION, slot.remove(DURATION));
            fields.set(ROOM, slot.remove(ROOM));
            fields.set(START, slot);
        }
        if (fields.remove("extra") instanceof ObjectNode extra) {
            extra.properties().forEach(one -> fields.set(EXTRA + one.getKey(), one.getValue()));
        }
        return said(fields);
    }

    static Fields of(Room room) {
        return said(tree(room));
    }

    static Fields of(Track track) {
        return said(tree(track));
    }

    private static ObjectNode tree(Object value) {
        return (ObjectNode) parse(Json.write(value));
    }

    private static Fields said(ObjectNode fields) {
        Map<String, JsonNode> said = new TreeMap<>();
        fields.properties().forEach(field -> {
            if (!OURS.contains(field.getKey()) && isSaid(field.getValue())) {
                said.put(field.getKey(), field.getValue());
            }
        });
        return new Fields(said);
    }

    private static boolean isSaid(JsonNode value) {
        return value != null
                && !value.isNull()
                && !(value.isArray() && value.isEmpty())
                && !(value.isBoolean() && !value.booleanValue())
                && !value.asText().equals(SessionStatus.CONFIRMED.name());
    }

    /** Null where nothing is said. */
    JsonNode get(String field) {
        return values.get(field);
    }

    String text(String field) {
        JsonNode value = values.get(field);
        return value == null ? null : value.asText();
    }

    Fields with(String field, JsonNode value) {
        Map<String, JsonNode> changed = new TreeMap<>(values);
        changed.put(field, value);
        return new Fields(changed);
    }

    Fields without(String field) {
        Map<String, JsonNode> changed = new TreeMap<>(values);
        changed.remove(field);
        return new Fields(changed);
    }

    Fields only(String field) {
        return values.containsKey(field) ? new Fields(Map.of(field, values.get(field))) : NONE;
    }

    /** The members of a session that are said. */
    Set<String> members() {
        return values.keySet().stream()
                .map(field -> Set.of(START, DURATION, ROOM).contains(field) ? "slot" : field)
                .filter(field -> !field.startsWith(EXTRA))
                .collect(Collectors.toSet());
    }

    /** The session with what is said here instead. */
    Session of(Session session, int sequence) {
        ObjectNode tree = Json.MAPPER.createObjectNode();
        ObjectNode extra = Json.MAPPER.createObjectNode();
        values.forEach((field, value) -> {
            if (field.startsWith(EXTRA)) {
                extra.set(field.substring(EXTRA.length()), value);
            } else {
                tree.set(field, value);
            }
        });
        if (tree.remove(START) instanceof ObjectNode start) {
            ObjectNode slot = tree.putObject("slot").setAll(start);
            slot.set(DURATION, tree.remove(DURATION));
            slot.set(ROOM, tree.remove(ROOM));
        }
        if (!extra.isEmpty()) {
            tree.set("extra", extra);
        }
        tree.put("id", session.id().toString()).put("number", session.number()).put("sequence", sequence);
        tree.put("doNotRecord", values.containsKey("doNotRecord")).put("version", session.version());
        return Json.read(tree.toString(), Session.class);
    }

    String toJson() {
        return Json.write(values);
    }

    static Fields fromJson(String json) {
        return said((ObjectNode) parse(json));
    }

    private static JsonNode parse(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Only what was written here is read", e);
        }
    }
}
