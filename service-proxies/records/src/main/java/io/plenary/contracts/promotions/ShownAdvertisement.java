package io.plenary.contracts.promotions;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * An advertisement as everybody sees it.
 *
 * @param sponsorId null for an offer, as are the next two
 * @param sponsor what the sponsor is called
 * @param logo names the picture of the sponsor; null where there is none
 * @param link an https address; null for an offer
 * @param offer null for an advertisement of a sponsor
 * @param mostPerDay as in {@link Advertisement}
 * @param picture of its own; null where there is none
 */
@DataObject
public record ShownAdvertisement(
        UUID id,
        UUID sponsorId,
        String sponsor,
        String logo,
        String headline,
        String text,
        String link,
        ShownOffer offer,
        int weight,
        Integer mostPerDay,
        AdvertisementPicture picture)
        implements Dto {

    public static ShownAdvertisement fromJson(String json) {
        return Json.read(json, ShownAdvertisement.class);
    }
}
