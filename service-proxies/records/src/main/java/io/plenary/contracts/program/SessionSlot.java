package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * Where a session is to be.
 *
 * @param slot null takes it off the grid
 * @param version which the session must have; null for any
 */
@DataObject
public record SessionSlot(UUID sessionId, Slot slot, Long version) implements Dto {

    public static SessionSlot fromJson(String json) {
        return Json.read(json, SessionSlot.class);
    }
}
