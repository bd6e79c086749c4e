package io.plenary.services.program.exchange.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Values of fields as people read them.
 *
 * @param names of rooms and tracks
 * @param zone the conference's
 */
record ShownValues(Map<UUID, String> names, ZoneId zone) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** Empty where nothing is said. */
    String text(String field, JsonNode value) {
        if (value == null || value.isMissingNode()) {
            return "";
        }
        return switch (field) {
            case Fields.START ->
                TIME.format(Instant.parse(value.path("start").asText()).atZone(zone));
            case Fields.ROOM, "trackId" -> names.getOrDefault(UUID.fromString(value.asText()), "");
            case "speakers" -> listed(value, "name");
            case "links", "attachments" -> listed(value, "url");
            default -> value.isValueNode() ? value.asText() : value.toString();
        };
    }

    private static String listed(JsonNode values, String member) {
        return StreamSupport.stream(values.spliterator(), false)
                .map(one -> one.path(member).asText())
                .collect(Collectors.joining(", "));
    }
}
