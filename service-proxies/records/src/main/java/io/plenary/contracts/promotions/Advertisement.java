package io.plenary.contracts.promotions;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a sponsor shows, or what the conference offers itself.
 *
 * @param sponsorId null for an offer
 * @param link an https address; null for an offer, which leads to its add-on
 * @param offer null for an advertisement of a sponsor
 * @param weight from 1 to 100: with twice as much it is shown twice as often
 * @param startsAt null where it begins at once
 * @param endsAt the first moment at which it is not shown any more, null where there is none
 * @param mostPerDay how often a day it is shown on one device, and goes to one person by mail; null without a limit
 * @param picture null where there is none: then it has that of its sponsor
 * @param version grows with each change; the ETag
 */
@DataObject
public record Advertisement(
        UUID id,
        UUID organizationId,
        UUID conferenceId,
        UUID sponsorId,
        List<Placement> placements,
        String headline,
        String text,
        String link,
        Offer offer,
        int weight,
        Instant startsAt,
        Instant endsAt,
        Integer mostPerDay,
        AdvertisementState state,
        AdvertisementPicture picture,
        Instant createdAt,
        Instant updatedAt,
        long version)
        implements Dto {

    public static Advertisement fromJson(String json) {
        return Json.read(json, Advertisement.class);
    }

    public Advertisement {
        placements = placements == null ? List.of() : List.copyOf(placements);
    }
}
