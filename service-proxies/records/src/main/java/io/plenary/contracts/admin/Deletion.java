package io.plenary.contracts.admin;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.UUID;

/**
 * A conference on its way out.
 *
 * @param deleteAfter when its database is dropped
 */
@DataObject
public record Deletion(UUID conferenceId, Instant deleteAfter, boolean purged) implements Dto {

    public static Deletion fromJson(String json) {
        return Json.read(json, Deletion.class);
    }
}
