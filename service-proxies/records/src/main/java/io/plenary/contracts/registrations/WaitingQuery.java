package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * Which of those who wait at a conference, or to whom seats are offered at the moment.
 *
 * @param ticketTypeId only those who wait for it; null for all
 * @param sessionId the same of a session
 */
@DataObject
public record WaitingQuery(
        UUID organizationId, UUID conferenceId, UUID ticketTypeId, UUID sessionId, String cursor, int limit)
        implements Dto {

    public static WaitingQuery fromJson(String json) {
        return Json.read(json, WaitingQuery.class);
    }
}
