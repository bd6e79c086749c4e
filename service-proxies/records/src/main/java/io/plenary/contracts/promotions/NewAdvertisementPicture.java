package io.plenary.contracts.promotions;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.plenary.contracts.program.Picture;
import io.vertx.codegen.annotations.DataObject;

/**
 * A picture that is handed over for an advertisement.
 *
 * @param file of 256 KiB at most; its media type is not believed
 * @param alt what it shows, for whoever does not see it
 */
@DataObject
public record NewAdvertisementPicture(Picture file, String alt) implements Dto {

    public static NewAdvertisementPicture fromJson(String json) {
        return Json.read(json, NewAdvertisementPicture.class);
    }
}
