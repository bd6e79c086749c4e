package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * Where the conferences of an organization are.
 *
 * @param server where they are, or go
 * @param conferences how many there are on any server
 * @param elsewhere how many of them a move has not come to yet
 * @param bytes what their databases take on the disk; null while a server does not answer
 */
@DataObject
public record OrganizationPlacement(UUID organizationId, String server, long conferences, long elsewhere, Long bytes)
        implements Dto {

    public static OrganizationPlacement fromJson(String json) {
        return Json.read(json, OrganizationPlacement.class);
    }
}
