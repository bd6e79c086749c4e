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
 * @param biography Markdown
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
        Instant createdAt,
        Instant updatedAt,
        long version)
        implements Dto {

    public Speaker {
        links = links == null ? List.of() : List.copyOf(links);
    }

    public static Speaker fromJson(String json) {
        return Json.read(json, Speaker.class);
    }
}
