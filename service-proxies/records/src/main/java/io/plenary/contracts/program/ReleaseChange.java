package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;
import java.util.UUID;

/**
 * How a session, room or track differs.
 *
 * @param title or name, the former one of what is gone
 * @param fields which members say something else, of what was there before and is there afterwards
 * @param before of a session: what was announced of it; null for a new one
 * @param after of a session; null for one that is gone
 */
@DataObject
public record ReleaseChange(
        ReleaseSubject subject,
        UUID id,
        String title,
        List<ReleaseKind> kinds,
        List<String> fields,
        Announced before,
        Announced after)
        implements Dto {

    public ReleaseChange {
        kinds = kinds == null ? List.of() : List.copyOf(kinds);
        fields = fields == null ? List.of() : List.copyOf(fields);
    }

    public static ReleaseChange fromJson(String json) {
        return Json.read(json, ReleaseChange.class);
    }
}
