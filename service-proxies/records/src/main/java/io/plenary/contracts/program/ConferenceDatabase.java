package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * The database of one conference's program.
 */
@DataObject
public record ConferenceDatabase(UUID conferenceId, UUID organizationId, String slug, String databaseName)
        implements Dto {

    public static ConferenceDatabase fromJson(String json) {
        return Json.read(json, ConferenceDatabase.class);
    }
}
