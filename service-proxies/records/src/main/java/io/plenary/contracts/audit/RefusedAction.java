package io.plenary.contracts.audit;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * What somebody was not let do who asked the gateway for it.
 *
 * @param actorId who it was, null for strangers and for programs of organizations
 * @param organizationId whose it is, null for what belongs to no organization or where nobody is known to have asked
 * @param conferenceId null outside a conference
 * @param operation of the API
 * @param status with which it was answered
 * @param more how many other refusals of the same person this one stands for
 */
@DataObject
public record RefusedAction(
        UUID actorId, UUID organizationId, UUID conferenceId, String operation, int status, long more) implements Dto {

    public static RefusedAction fromJson(String json) {
        return Json.read(json, RefusedAction.class);
    }

    /** The same, standing for others. */
    public RefusedAction and(long others) {
        return new RefusedAction(actorId, organizationId, conferenceId, operation, status, others);
    }
}
