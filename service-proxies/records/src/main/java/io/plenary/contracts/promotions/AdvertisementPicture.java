package io.plenary.contracts.promotions;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * The picture of an advertisement, as it was drawn here.
 *
 * @param name another picture has another one
 * @param width pixels, as is the height: clients keep the room free before it is there
 * @param alt what it shows, for whoever does not see it
 */
@DataObject
public record AdvertisementPicture(String name, int width, int height, String alt) implements Dto {

    public static AdvertisementPicture fromJson(String json) {
        return Json.read(json, AdvertisementPicture.class);
    }
}
