package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.UUID;

/**
 * Whose badges, a page at a time.
 *
 * @param ticketTypeId null for all types
 * @param since only tickets that let somebody in, or have their name or code, since then; null for all
 * @param ticketId only this one; null for all
 * @param codes whether they come with what their QR codes say, where these are on them
 * @param cursor null for the first page
 */
@DataObject
public record BadgeQuery(
        UUID organizationId,
        UUID conferenceId,
        UUID ticketTypeId,
        Instant since,
        UUID ticketId,
        boolean codes,
        String cursor)
        implements Dto {

    public static BadgeQuery fromJson(String json) {
        return Json.read(json, BadgeQuery.class);
    }

    public BadgeQuery from(String next) {
        return new BadgeQuery(organizationId, conferenceId, ticketTypeId, since, ticketId, codes, next);
    }

    public BadgeQuery withoutCodes() {
        return new BadgeQuery(organizationId, conferenceId, ticketTypeId, since, ticketId, false, cursor);
    }
}
