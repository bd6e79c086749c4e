package io.plenary.contracts.organizations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.UUID;

/**
 * A tenant: conferences, speakers, members and statistics belong to one.
 *
 * @param slug 2 to 50 of {@code a-z 0-9 -}, unique on the platform
 * @param version grows with each change; the ETag
 */
@DataObject
public record Organization(
        UUID id,
        String slug,
        String name,
        String description,
        String url,
        Instant createdAt,
        Instant updatedAt,
        long version)
        implements Dto {

    public static Organization fromJson(String json) {
        return Json.read(json, Organization.class);
    }
}
