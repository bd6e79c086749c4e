package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * Somebody who waits is offered seats now, whoever comes before them.
 *
 * @param reason in writing
 * @param enlarge whether quotas that are full, or the session, get larger for it
 */
@DataObject
public record WaitingAdmission(String reason, boolean enlarge) implements Dto {

    public static WaitingAdmission fromJson(String json) {
        return Json.read(json, WaitingAdmission.class);
    }
}
