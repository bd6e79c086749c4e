package io.plenary.contracts.events;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * From where a change was asked for. It tells of people, so whoever keeps it keeps it for a while only.
 *
 * @param address of the client, null where the connection has none
 * @param client what people call its browser and system, null where that is not known
 * @param tokenId the token for programs it was asked with, on whose owner's behalf; null where a person was signed in
 * @param reason why an administrator acts in an organization of others, at most 500 characters; null where nobody asks for one
 */
@DataObject
public record Origin(String address, String client, UUID tokenId, String reason) implements Dto {

    public static Origin fromJson(String json) {
        return Json.read(json, Origin.class);
    }
}
