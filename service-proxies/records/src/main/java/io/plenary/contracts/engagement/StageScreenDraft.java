package io.plenary.contracts.engagement;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * A screen for a room, or for the foyer.
 *
 * @param id chosen by who makes it
 * @param roomId null for the foyer
 * @param expiresInDays how long it shows anything
 */
@DataObject
public record StageScreenDraft(UUID id, UUID conferenceId, UUID roomId, String name, Integer expiresInDays)
        implements Dto {

    public static StageScreenDraft fromJson(String json) {
        return Json.read(json, StageScreenDraft.class);
    }
}
