package io.plenary.contracts.promotions;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Who supports a conference.
 *
 * @param level such as Gold; null where there are no levels
 * @param line what it says of itself, null for nothing
 * @param link an https address
 * @param placements where its advertisements may be shown
 * @param listed whether the page of the conference names it
 * @param logo names its picture, another one by another name; null where there is none
 * @param version grows with each change; the ETag
 */
@DataObject
public record Sponsor(
        UUID id,
        UUID organizationId,
        UUID conferenceId,
        String name,
        String level,
        String line,
        String link,
        List<Placement> placements,
        boolean listed,
        int position,
        String logo,
        Instant createdAt,
        Instant updatedAt,
        long version)
        implements Dto {

    public static Sponsor fromJson(String json) {
        return Json.read(json, Sponsor.class);
    }

    public Sponsor {
        placements = placements == null ? List.of() : List.copyOf(placements);
    }
}
