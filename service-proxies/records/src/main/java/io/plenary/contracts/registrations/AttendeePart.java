package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * A part of a file with attendees, at most 512 KiB.
 *
 * @param index from 0
 */
@DataObject
public record AttendeePart(UUID organizationId, UUID conferenceId, UUID importId, int index, byte[] bytes)
        implements Dto {

    public static AttendeePart fromJson(String json) {
        return Json.read(json, AttendeePart.class);
    }
}
