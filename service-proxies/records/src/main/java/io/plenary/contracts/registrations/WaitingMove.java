package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * Where somebody waits from now on.
 *
 * @param before the entry of the same list and class they come just before; null for the end of the class
 * @param reason in writing
 */
@DataObject
public record WaitingMove(WaitingClass waitingClass, UUID before, String reason) implements Dto {

    public static WaitingMove fromJson(String json) {
        return Json.read(json, WaitingMove.class);
    }
}
