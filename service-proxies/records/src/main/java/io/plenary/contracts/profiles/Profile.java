package io.plenary.contracts.profiles;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.plenary.contracts.Link;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How a user presents themself and wants to be served.
 *
 * @param biography Markdown, at most 10,000 characters
 * @param timeZone IANA name, null for the conference's own
 * @param locale BCP 47 tag
 * @param advertisements whether they want to be shown any, in pages and mails; null where they said nothing
 * @param preferences settings of the client, kept as they are
 * @param version 0 before the first change; the ETag
 */
@DataObject
public record Profile(
        UUID userId,
        String displayName,
        String givenName,
        String familyName,
        String affiliation,
        String biography,
        String avatarUrl,
        List<Link> links,
        String timeZone,
        String locale,
        List<String> interests,
        Boolean advertisements,
        Map<String, String> preferences,
        Instant updatedAt,
        long version)
        implements Dto {

    public Profile {
        links = links == null ? List.of() : List.copyOf(links);
        interests = interests == null ? List.of() : List.copyOf(interests);
        preferences = preferences == null ? Map.of() : Map.copyOf(preferences);
    }

    public static Profile fromJson(String json) {
        return Json.read(json, Profile.class);
    }
}
