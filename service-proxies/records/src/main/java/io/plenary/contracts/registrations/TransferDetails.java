package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * Where the money for tickets of a conference is transferred.
 *
 * @param text the account as a bank asks for it, a line each; null where nobody said
 * @param dueDays within how many days it has to be there, 1 to 60; null for two weeks
 * @param closedDays for how many days before the first of the conference nobody may choose to transfer any more, 0 to 365; null
 *     where it is always possible
 */
@DataObject
public record TransferDetails(UUID organizationId, UUID conferenceId, String text, Integer dueDays, Integer closedDays)
        implements Dto {

    /** Who says no more than where it goes. */
    public TransferDetails(UUID organizationId, UUID conferenceId, String text) {
        this(organizationId, conferenceId, text, null, null);
    }

    public static TransferDetails fromJson(String json) {
        return Json.read(json, TransferDetails.class);
    }
}
