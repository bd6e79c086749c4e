package io.plenary.contracts.speakers;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.plenary.contracts.Link;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A person who speaks, kept by an organization from conference to conference.
 *
 * @param biography Markdown, at most 100,000 characters
 * @param mergedIds ids of entries that were merged into this one: whoever still holds one of them means this speaker
 * @param version grows with each change; the ETag
 */
@DataObject
public record Speaker(
        UUID id,
        UUID organizationId,
        String name,
        String biography,
        String affiliation,
        String avatarUrl,
        List<Link> links,
        List<UUID> mergedIds,
        Instant createdAt,
        Instant updatedAt,
        long version)
        implements Dto {

    public Speaker {
        links = links == null ? List.of() : List.copyOf(links);
        mergedIds = mergedIds == null ? List.of() : List.copyOf(mergedIds);
    }

    /** A speaker into whom nobody was merged. */
    public Speaker(
            UUID id,
            UUID organizationId,
            String name,
            String biography,
            String affiliation,
            String avatarUrl,
            List<Link> links,
            Instant createdAt,
            Instant updatedAt,
            long version) {
        this(id, organizationId, name, biography, affiliation, avatarUrl, links, null, createdAt, updatedAt, version);
    }

    public static Speaker fromJson(String json) {
        return Json.read(json, Speaker.class);
    }
}
