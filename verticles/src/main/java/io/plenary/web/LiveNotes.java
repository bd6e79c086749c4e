package io.plenary.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plenary.contracts.Json;
import io.plenary.contracts.engagement.LiveState;
import io.plenary.contracts.program.ExportFormat;
import io.plenary.formats.ics.EventNotes;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Adds to the file of a program how its sessions stand, as far as its format has room for that. Published times stay. */
final class LiveNotes {

    private LiveNotes() {}

    static boolean fit(ExportFormat format) {
        return format != ExportFormat.XML;
    }

    static Buffer add(ExportFormat format, Buffer file, List<LiveState> states) {
        Map<String, LiveState> byId = states.stream()
                .collect(Collectors.toMap(state -> state.sessionId().toString(), Function.identity()));
        return format == ExportFormat.ICS ? calendar(file, byId) : json(file, byId);
    }

    /** What changes by the minute is not for calendars, which look every so often. */
    private static Buffer calendar(Buffer file, Map<String, LiveState> states) {
        Map<String, EventNotes.Note> notes =
                states.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, one -> note(one.getValue())));
        return Buffer.buffer(EventNotes.add(file.toString(), notes));
    }

    private static EventNotes.Note note(LiveState state) {
        Integer late = state.delayedMinutes();
        String delay = late == null || late == 0
                ? null
                : "Begins " + late + (late == 1 ? " minute" : " minutes") + " later than planned.";
        String moved = state.movedTo() == null ? null : "Takes place elsewhere than planned.";
        List<String> comments = Stream.of(delay, moved).filter(Objects::nonNull).toList();
        return new EventNotes.Note(state.version(), state.movedTo(), state.streamUrl(), comments);
    }

    /** A member {@code live} of each event, as the API tells it. */
    private static Buffer json(Buffer file, Map<String, LiveState> states) {
        try {
            JsonNode document = Json.MAPPER.readTree(file.getBytes());
            events(document).forEach(event -> {
                LiveState state = states.get(event.path("guid").asText());
                if (state != null) {
                    ObjectNode live = Json.MAPPER.valueToTree(state);
                    live.remove(List.of("conferenceId", "sessionId"));
                    event.set("live", live);
                }
            });
            return Buffer.buffer(Json.MAPPER.writeValueAsBytes(document));
        } catch (IOException e) {
            throw new UncheckedIOException("What the program wrote can be read", e);
        }
    }

    private static List<ObjectNode> events(JsonNode document) {
        List<ObjectNode> events = new ArrayList<>();
        for (JsonNode day : document.at("/schedule/conference/days")) {
            day.path("rooms").forEach(room -> room.forEach(event -> events.add((ObjectNode) event)));
        }
        return events;
    }
}
