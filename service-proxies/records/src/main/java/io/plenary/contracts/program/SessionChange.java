package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * How a session differs from what it was at an earlier version of the program; what changed and changed back is no change.
 *
 * @param version the program's, that the last of its changes came with
 * @param before null for a session that is new
 * @param after null for one that is gone
 */
@DataObject
public record SessionChange(
        UUID sessionId, List<ChangeKind> kinds, Announced before, Announced after, long version, Instant changedAt)
        implements Dto {

    public SessionChange {
        kinds = kinds == null ? List.of() : List.copyOf(kinds);
    }

    public static SessionChange fromJson(String json) {
        return Json.read(json, SessionChange.class);
    }
}
