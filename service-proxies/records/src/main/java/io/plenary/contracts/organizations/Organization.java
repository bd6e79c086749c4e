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
 * @param approvalWaived true where its conferences need no approval of the platform; only administrators say so. Null is false
 * @param secondFactorRequired true where its members have their rights only with a second factor; null is false
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
        long version,
        Boolean approvalWaived,
        Boolean secondFactorRequired)
        implements Dto {

    /** As usual: where the platform wants approvals, its conferences need them. */
    public Organization(
            UUID id,
            String slug,
            String name,
            String description,
            String url,
            Instant createdAt,
            Instant updatedAt,
            long version) {
        this(id, slug, name, description, url, createdAt, updatedAt, version, null, null);
    }

    public static Organization fromJson(String json) {
        return Json.read(json, Organization.class);
    }
}
