package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;
import java.util.UUID;

/**
 * What an import would do to a session, a room or a track.
 *
 * @param id of what is changed; null for what would be created
 */
@DataObject
public record ImportChange(
        ImportChangeKind kind, ImportSubject subject, UUID id, String title, List<ImportFieldChange> fields)
        implements Dto {

    public ImportChange {
        fields = fields == null ? List.of() : List.copyOf(fields);
    }

    public static ImportChange fromJson(String json) {
        return Json.read(json, ImportChange.class);
    }
}
