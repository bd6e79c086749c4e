package io.plenary.services.program.exchange.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.plenary.services.program.sessions.StoredSession;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What files said last. Of what was imported before that was remembered, it is what is here now, if nobody changed it since
 * the last import; else what the import had filled is taken for changed on both sides, so that no work is lost unseen.
 *
 * @param said by session, room and track
 * @param lastImport null if there was none
 */
record Baseline(Map<UUID, Fields> said, Instant lastImport) {

    /** Something no file says. */
    private static final JsonNode UNKNOWN = MissingNode.getInstance();

    private static final String SLOT = "slot";

    static Baseline read(Map<UUID, String> said, Instant lastImport) {
        Map<UUID, Fields> fields = new HashMap<>();
        said.forEach((subject, json) -> fields.put(subject, Fields.fromJson(json)));
        return new Baseline(fields, lastImport);
    }

    Fields of(StoredSession stored, Fields now) {
        Fields known = said(stored.session().id());
        if (known != null || stored.importKey() == null) {
            return known == null ? Fields.NONE : known;
        }
        boolean edited = isAfterImport(stored.session().updatedAt());
        Map<String, JsonNode> base = new TreeMap<>();
        now.values().forEach((field, value) -> {
            if (filled(stored, field)) {
                base.put(field, edited ? UNKNOWN : value);
            }
        });
        if (edited) {
            emptied(stored, now).forEach(field -> base.put(field, UNKNOWN));
        }
        return new Fields(base);
    }

    private static Stream<String> emptied(StoredSession stored, Fields now) {
        return stored.importMembers().stream()
                .map(member -> member.equals(SLOT) ? Fields.START : member)
                .filter(field -> now.get(field) == null);
    }

    private static boolean filled(StoredSession stored, String field) {
        return switch (field) {
            case "title" -> true;
            case Fields.START, Fields.DURATION, Fields.ROOM ->
                stored.importMembers().contains(SLOT);
            default -> field.startsWith(Fields.EXTRA) || stored.importMembers().contains(field);
        };
    }

    /** Of a room or a track. */
    Fields of(UUID id, Fields now, Instant updatedAt) {
        Fields known = said(id);
        if (known != null) {
            return known;
        }
        return isAfterImport(updatedAt) ? Fields.NONE : now;
    }

    /** Null where it is not known. */
    Fields said(UUID id) {
        return said.get(id);
    }

    private boolean isAfterImport(Instant updatedAt) {
        return lastImport == null || updatedAt != null && updatedAt.isAfter(lastImport);
    }
}
