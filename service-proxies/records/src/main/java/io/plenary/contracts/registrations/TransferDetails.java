package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * Where the money for tickets of a conference is transferred.
 *
 * @param text the account as a bank asks for it, a line each; null where nobody said
 */
@DataObject
public record TransferDetails(UUID organizationId, UUID conferenceId, String text) implements Dto {

    public static TransferDetails fromJson(String json) {
        return Json.read(json, TransferDetails.class);
    }
}
